// The parts of mail reading by themselves: failures, parsing, names, discovery, and servers that answer oddly.
import { afterEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../main/contract/failure.ts';
import { attachmentName, attachmentType, isDangerousAttachment } from '../../main/mail/attachment.ts';
import { type DiscoveryPort, discoverMail } from '../../main/mail/discoverMail.ts';
import { isJunkFolder } from '../../main/mail/junkFolder.ts';
import { mailFailure } from '../../main/mail/mailFailure.ts';
import type { MailReader } from '../../main/mail/mailReader.ts';
import type { FetchedMail } from '../../main/mail/mailScan.ts';
import { cleanText, htmlToPlain, linksOf } from '../../main/mail/mailText.ts';
import { openMailReader } from '../../main/mail/openMailReader.ts';
import { parseMail } from '../../main/mail/parseMail.ts';
import { scanMailbox } from '../../main/mail/scanMailbox.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { type ScriptedImap, startScriptedImap } from '../portals/mailbox/scriptedImap.ts';

const signal = new AbortController().signal;

describe('what a mail error means', () => {
  const auth = (responseText: string, serverResponseCode = 'AUTHENTICATIONFAILED') => ({
    authenticationFailed: true,
    responseText,
    serverResponseCode,
  });
  it.each([
    [auth('Authentication failed.'), 'signIn.rejected', { badFields: ['password'] }],
    [
      auth('LOGIN failed. Basic authentication is disabled.'),
      'signIn.strongerNeeded',
      { hint: 'oauthNeeded' },
    ],
    [
      auth('Application-specific password required: https://support.example', 'ALERT'),
      'signIn.strongerNeeded',
      { hint: 'appPassword' },
    ],
    [auth('Please log in via your web browser', 'ALERT'), 'signIn.strongerNeeded', { hint: 'appPassword' }],
    [auth('Your account is not enabled for IMAP use.'), 'signIn.blocked', { hint: 'imapDisabled' }],
    [auth('User is authenticated but not connected.'), 'signIn.blocked', { hint: 'imapDisabled' }],
    [auth('Too many failed attempts'), 'signIn.tooManyAttempts', {}],
    [auth('Password expired', 'EXPIRED'), 'signIn.passwordExpired', {}],
    [auth('Temporary failure', 'UNAVAILABLE'), 'portal.down', { reason: 'signInUnavailable' }],
    [auth('Too many simultaneous connections.', 'ALERT'), 'portal.rateLimited', {}],
    [{ code: 'ETHROTTLE', throttleReset: 92_415 }, 'portal.rateLimited', { retryAfterMs: 92_415 }],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'network.tls', { reason: 'certificateUntrusted' }],
    [{ code: 'CERT_HAS_EXPIRED' }, 'network.tls', { reason: 'certificateExpired' }],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'network.tls', { reason: 'otherHost' }],
    [{ code: 'EPROTO' }, 'network.tls', { reason: 'handshake' }],
    [{ tlsFailed: true }, 'network.tls', { reason: 'starttlsMissing' }],
    [{ code: 'CONNECT_TIMEOUT' }, 'network.timeout', {}],
    [{ code: 'ENETUNREACH' }, 'network.offline', {}],
    [{ code: 'ENOTFOUND' }, 'portal.down', { reason: 'hostUnknown' }],
    [{ code: 'ECONNREFUSED' }, 'portal.down', { reason: 'refused' }],
    [{ code: 'NoConnection' }, 'portal.down', { reason: 'closed' }],
    [{ code: 'LiteralTooLarge' }, 'portal.changed', { reason: 'answerTooLarge' }],
    [{ code: 'ParserError11' }, 'portal.changed', { reason: 'notImap' }],
  ])('%j', (error, code, details) => {
    expect(mailFailure(error, signal, () => true).failure).toEqual({ code, details });
  });

  it('is offline when a name does not resolve and no network is there', () => {
    expect(mailFailure({ code: 'ENOTFOUND' }, signal, () => false).failure.code).toBe('network.offline');
  });

  it('never repeats what the server or we have said', () => {
    const failure = mailFailure({ ...auth('geheim'), executedCommand: 'LOGIN ana secreta' }, signal).failure;
    expect(JSON.stringify(failure)).not.toMatch(/geheim|secreta/);
  });
});

describe('parsing', () => {
  it('reads what there is of broken mails', async () => {
    const broken = [
      'Subject: solo\n\ncuerpo',
      'From: =?utf-8?Q?=C3?= <a@b>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nhola',
      'From: a@b\nContent-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: rot13\n\nhola',
      'From: a@b\nDate: ayer\nContent-Transfer-Encoding: base64\n\n%%%',
      `From: a@b\nSubject: ${'x'.repeat(100_000)}\n\n`,
      'From: undisclosed-recipients:;\n\nhola',
    ];
    const read = await Promise.all(broken.map((text) => parseMail(Buffer.from(text))));
    expect(read.map((mail) => mail?.text.slice(0, 10))).toEqual([
      'cuerpo',
      'hola',
      'hola',
      expect.any(String),
      '',
      'hola',
    ]);
    expect(read.map((mail) => mail?.sentAt)).toEqual([null, null, null, null, null, null]);
  });

  it('takes no bytes that are no mail', async () => {
    expect(await parseMail(Buffer.from('%PDF-1.7'))).toBeNull();
    expect(await parseMail(Buffer.alloc(0))).toBeNull();
  });

  it.each([
    [
      'ten thousand parts',
      `Content-Type: multipart/mixed; boundary=x\n\n${'--x\nContent-Disposition: attachment\n\nhola\n'.repeat(10_000)}`,
    ],
    ['empty lines', `\n${'\n'.repeat(300_000)}`],
    ['blanks', `Content-Type: text/html\n\n${'&nbsp;'.repeat(60_000)}x`],
    ['nested lists', `Content-Type: text/html\n\n${'<ul><li>'.repeat(40_000)}`],
    ['formatting', `Content-Type: text/html\n\n${'<b><i>'.repeat(50_000)}`],
    ['labels', `\n${'Trámite | Fecha\n'.repeat(20_000)}`],
    ['passwords', `\n${'clave de acceso provisoria '.repeat(10_000)}`],
  ])('is not held up by %s', async (_, body) => {
    const before = process.cpuUsage();
    const mail = await parseMail(Buffer.from(`From: a@b\n${body}`));
    const { user, system } = process.cpuUsage(before);
    expect([mail !== null, (user + system) / 1_000 < 1_000]).toEqual([true, true]);
  });

  it('gives up on nesting that is an attack', async () => {
    const levels = Array.from(
      { length: 500 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
    );
    expect(await parseMail(Buffer.from(`From: a@b\n${levels.join('')}`))).toBeNull();
  });

  it('reads 8-bit Latin-1 without any label, in the subject too', async () => {
    const mail = await parseMail(Buffer.from('From: a@b\nSubject: Migraci\xf3n\n\nExtranjer\xeda', 'latin1'));
    expect([mail?.subject, mail?.text]).toEqual(['Migración', 'Extranjería']);
  });

  it('makes HTML plain, drops what hides and keeps where links lead', async () => {
    const html =
      '<style>p{}</style><script>alert(1)</script><p>Ho\u200Bla\u202E <a href="https://b.example/x">a.example</a><img src="https://t.example/p.gif"></p><table><tr><td>Fecha</td><td>15/09/2026</td></tr></table>';
    expect([cleanText(htmlToPlain(html)), linksOf(html)]).toEqual([
      'Hola a.example\n\nFecha | 15/09/2026',
      [{ text: 'a.example', href: 'https://b.example/x' }],
    ]);
    const mail = await parseMail(buildMail({ html }));
    expect(mail?.text).not.toMatch(/alert|t\.example|b\.example/);
  });
});

describe('attachments', () => {
  it('have safe names', () => {
    const names = [
      '../../a.pdf',
      'C:\\x\\b.pdf',
      'c\u0000\u202E.pdf',
      '...',
      null,
      `${'n'.repeat(300)}.pdf`,
      'a<b>:c.pdf',
    ];
    expect(names.map((name) => attachmentName(name, 0, 'application/pdf'))).toEqual([
      'a.pdf',
      'b.pdf',
      'c.pdf',
      'attachment-1.pdf',
      'attachment-1.pdf',
      `${'n'.repeat(146)}.pdf`,
      'a_b__c.pdf',
    ]);
  });

  it('have the type that their bytes say', () => {
    expect([
      attachmentType(Buffer.from('%PDF-1'), 'image/png'),
      attachmentType(Buffer.from('MZ'), 'application/pdf'),
      attachmentType(Buffer.from('x'), 'text/plain'),
    ]).toEqual(['application/pdf', 'application/x-msdownload', 'text/plain']);
    expect(
      ['a.zip', 'a.html', 'a.pdf.exe', 'a.pdf'].map((name) => isDangerousAttachment({ name, type: '' })),
    ).toEqual([true, true, true, false]);
  });
});

describe('junk folders', () => {
  it.each([
    [{ name: 'X', specialUse: '\\Junk' }, true],
    [{ name: 'Correo no deseado' }, true],
    [{ name: 'SPAM' }, true],
    [{ name: 'Junk E-mail' }, true],
    [{ name: 'Spam', specialUse: '\\Archive' }, false],
    [{ name: 'INBOX' }, false],
  ])('%j', (folder, isJunk) => {
    expect(isJunkFolder({ ...folder, flags: new Set() })).toBe(isJunk);
  });
});

describe('finding the server of an address', () => {
  const port = (answers: Record<string, string>): DiscoveryPort & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      timeoutMs: 1_000,
      fetch: (url) => {
        asked.push(url);
        const found = Object.entries(answers).find(([start]) => url.startsWith(start));
        return found ? Promise.resolve(new Response(found[1])) : Promise.reject(new Error('no such host'));
      },
    };
  };
  const xml = (host: string, socket = 'SSL', more = '') =>
    `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><incomingServer type="pop3"><hostname>pop.x</hostname><port>995</port><socketType>SSL</socketType></incomingServer><incomingServer type="imap"><hostname>${host}</hostname><port>993</port><socketType>${socket}</socketType><username>%EMAILLOCALPART%</username>${more}</incomingServer></emailProvider></clientConfig>`;

  it.each([
    ['ana@gmail.com', 'gmail', 'imap.gmail.com', 'appPassword'],
    ['ana@hotmail.com', 'outlook', 'outlook.office365.com', 'oauthNeeded'],
    ['ana@live.cl', 'outlook', 'outlook.office365.com', 'oauthNeeded'],
    ['ana@outlook.es', 'outlook', 'outlook.office365.com', 'oauthNeeded'],
    ['ana@msn.com', 'outlook', 'outlook.office365.com', 'oauthNeeded'],
    ['ana@yahoo.com.ar', 'yahoo', 'imap.mail.yahoo.com', 'appPassword'],
    ['ana@me.com', 'icloud', 'imap.mail.me.com', 'appPassword'],
  ])('%s', async (address, provider, host, signIn) => {
    const asking = port({});
    expect(await discoverMail(address, asking)).toEqual({
      provider,
      source: 'preset',
      host,
      port: 993,
      security: 'tls',
      user: address,
      signIn,
    });
    expect(asking.asked).toEqual([]);
  });

  it('asks the domain, then Thunderbird', async () => {
    const own = await discoverMail(
      'ana@uni.cl',
      port({
        'https://autoconfig.uni.cl/': xml('mail.uni.cl'),
        'https://autoconfig.thunderbird.net/': xml('other'),
      }),
    );
    expect(own).toEqual({
      provider: 'other',
      source: 'autoconfig',
      host: 'mail.uni.cl',
      port: 993,
      security: 'tls',
      user: 'ana',
      signIn: 'password',
    });
    const listed = await discoverMail(
      'ana@uni.cl',
      port({ 'https://autoconfig.thunderbird.net/v1.1/uni.cl': xml('imap.gmail.com', 'STARTTLS') }),
    );
    expect([listed.provider, listed.host, listed.security, listed.signIn]).toEqual([
      'gmail',
      'imap.gmail.com',
      'starttls',
      'appPassword',
    ]);
  });

  it('guesses where nobody answers, or answers without encryption or with nonsense', async () => {
    const guess = {
      provider: 'other',
      source: 'guess',
      host: 'imap.uni.cl',
      port: 993,
      security: 'tls',
      user: 'ana@uni.cl',
      signIn: 'password',
    };
    expect(await discoverMail('ana@uni.cl', port({}))).toEqual(guess);
    expect(await discoverMail('ana@uni.cl', port({ 'https://uni.cl/': xml('m', 'plain') }))).toEqual(guess);
    expect(await discoverMail('ana@uni.cl', port({ 'https://uni.cl/': '<html>' }))).toEqual(guess);
    expect(
      await discoverMail(
        'ana@uni.cl',
        port({ 'https://uni.cl/': `<!DOCTYPE x [<!ENTITY a "b">]>${xml('&a;')}` }),
      ),
    ).toEqual(guess);
  });
});

describe('servers that answer oddly', () => {
  let server: ScriptedImap | undefined;
  afterEach(() => server?.stop());
  const open = (port: number, security: 'none' | 'starttls' = 'none'): Promise<MailReader> =>
    openMailReader(
      { host: '127.0.0.1', port, security, user: 'ana', token: null, password: 'secreta', trustedCa: [] },
      signal,
    );
  const codeOf = async (act: Promise<unknown>): Promise<unknown> => {
    const error = await act.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof FailureError ? [error.failure.code, error.failure.details] : error;
  };
  const search = {
    from: 31,
    to: null,
    since: null,
    terms: { from: ['a'], subject: [], body: [] },
    words: { from: [], subject: [], body: ['b'] },
  };

  it('refuse the password in their own words', async () => {
    server = await startScriptedImap({
      answer: (command) =>
        command.startsWith('AUTHENTICATE')
          ? ['NO [ALERT] Application-specific password required']
          : undefined,
    });
    expect(await codeOf(open(server.port))).toEqual(['signIn.strongerNeeded', { hint: 'appPassword' }]);
  });

  it('offer no STARTTLS', async () => {
    server = await startScriptedImap({});
    expect(await codeOf(open(server.port, 'starttls'))).toEqual([
      'network.tls',
      { reason: 'starttlsMissing' },
    ]);
    expect(server.received.join()).not.toContain('AUTHENTICATE');
  });

  it('say that nobody need sign in, over plain text', async () => {
    server = await startScriptedImap({ greeting: '* PREAUTH [CAPABILITY IMAP4rev1] welcome' });
    expect(await codeOf(open(server.port, 'starttls'))).toEqual([
      'network.tls',
      { reason: 'starttlsMissing' },
    ]);
  });

  it('are no IMAP servers', async () => {
    server = await startScriptedImap({ greeting: 'HTTP/1.1 400 Bad Request', answer: () => null });
    server.stop().catch(() => undefined);
    expect(await codeOf(open(server.port))).toEqual(['portal.down', expect.anything()]);
  });

  it('answer a search behind the end with the last message', async () => {
    server = await startScriptedImap({
      answer: (command) => (command.startsWith('UID SEARCH') ? ['* SEARCH 30', 'OK done'] : undefined),
    });
    const reader = await open(server.port);
    expect(await reader.search('INBOX', search)).toEqual([]);
    await reader.close();
  });

  it('refuse to search', async () => {
    server = await startScriptedImap({
      answer: (command) => (command.startsWith('UID SEARCH') ? ['BAD too complex'] : undefined),
    });
    const reader = await open(server.port);
    expect(await reader.search('INBOX', search)).toBeNull();
    await reader.close();
  });

  it('find whole words only: Gmail is asked for words', async () => {
    server = await startScriptedImap({ capabilities: 'IMAP4rev1 AUTH=PLAIN SASL-IR X-GM-EXT-1' });
    const reader = await open(server.port);
    await reader.search('INBOX', search);
    await reader.close();
    expect(server.received.filter((command) => command.startsWith('UID SEARCH'))).toEqual([
      'UID SEARCH UID 31:* BODY b',
    ]);
  });

  it('go away in the middle: no answer is not an empty one', async () => {
    server = await startScriptedImap({
      answer: (command) => (command.startsWith('UID FETCH') ? null : undefined),
    });
    const reader = await open(server.port);
    expect(await codeOf(reader.summaries('INBOX', [1]))).toEqual(['portal.down', { reason: 'closed' }]);
  });

  it('refuse the folder', async () => {
    server = await startScriptedImap({
      answer: (command) => (command.startsWith('STATUS') ? ['NO no such folder'] : undefined),
    });
    const reader = await open(server.port);
    expect(await reader.status('Junk')).toBeNull();
    await reader.close();
  });
});

describe('a scan without search', () => {
  it('looks at subjects and senders and fetches only what is likely', async () => {
    const fetched: number[] = [];
    const arrivedAt = new Date('2026-08-01T00:00:00Z');
    const reader: MailReader = {
      junkPaths: () => Promise.resolve([]),
      status: () => Promise.resolve({ uidValidity: '1', uidNext: 4, messages: 3 }),
      search: () => Promise.resolve(null),
      present: (_, uids) => Promise.resolve(uids),
      summaries: () => Promise.reject(new Error('not asked')),
      heads: () =>
        Promise.resolve([
          { uid: 1, size: 10, arrivedAt: new Date('2020-01-01T00:00:00Z'), subject: 'cita', from: '' },
          { uid: 2, size: 10, arrivedAt, subject: 'hola', from: '' },
          { uid: 3, size: 10, arrivedAt, subject: 'cita', from: '' },
        ]),
      sources: (_, uids) => {
        fetched.push(...uids);
        return Promise.resolve(uids.map((uid) => ({ uid, bytes: Buffer.from('x') })));
      },
      close: () => Promise.resolve(),
    };
    const none = { from: [], subject: [], body: [] };
    const scan = scanMailbox<number>({
      reader,
      cursor: null,
      now: new Date('2026-09-01T00:00:00Z'),
      windowDays: 365,
      terms: none,
      words: none,
      isLikely: ({ subject }) => subject === 'cita',
      take: (mail: FetchedMail) => Promise.resolve({ id: `id-${mail.uid}`, value: mail.uid }),
    });
    const pages = [];
    for await (const page of scan) pages.push(page);
    expect([fetched, pages.flatMap((page) => page.found), pages.at(-1)?.cursor.folders]).toEqual([
      [3],
      [{ value: 3, isInJunk: false }],
      [
        {
          path: 'INBOX',
          uidValidity: '1',
          lastUid: 3,
          uidNext: 4,
          messages: 3,
          isWindowRead: true,
          known: { 3: 'id-3' },
        },
      ],
    ]);
  });
});
