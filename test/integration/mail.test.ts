// The connector for Chile against a real Dovecot: what it finds, what it costs, and that it changes nothing.
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { FailureError } from '../../main/contract/failure.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { fillDemoMailbox } from '../portals/mailbox/fillDemoMailbox.ts';
import { listAll, mailContext } from '../portals/mailbox/mailContext.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { neighbourMails } from '../portals/mailbox/otherMails.ts';
import {
  isMailboxAvailable,
  type SampleMailbox,
  startSampleMailbox,
} from '../portals/mailbox/startSampleMailbox.ts';

const chile = createChileConnector();

const failureOf = async (act: Promise<unknown>): Promise<unknown> => {
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof FailureError ? error.failure : error;
};

/** Only these may ever be sent after sign-in. */
const reading =
  /^(?:ID|NAMESPACE|CAPABILITY|LIST|LSUB|STATUS|EXAMINE|UID SEARCH|UID FETCH|IDLE|NOOP|LOGOUT)\b/;

const needs = isMailboxAvailable() ? '' : ' (skipped: needs the package dovecot-imapd)';
describe.skipIf(needs !== '')(`a mailbox${needs}`, () => {
  let box: SampleMailbox;
  beforeEach(async () => {
    box = await startSampleMailbox();
  });
  afterEach(async () => {
    const sent = await box.log();
    const writing = sent.filter(
      (command) => !reading.test(command) || /BODY\[|RFC822(?!\.SIZE)/.test(command),
    );
    if (writing.length > 0) throw new Error(`the mailbox was touched: ${writing.join('; ')}`);
    await box.stop();
  });

  it('that is empty has no notices, and says so', async () => {
    const listing = await listAll(chile, mailContext(box));
    expect([listing.kinds, listing.end]).toEqual([[], { isComplete: true, presentIds: [], unread: [] }]);
  });

  it('is listed with its junk folder, and nothing else is kept', async () => {
    for (const make of Object.values(neighbourMails)) await box.append('INBOX', make());
    await box.append('INBOX', mails.assignedMail());
    await box.append('Junk', await mails.bookingMail());
    await box.append('INBOX', mails.requirementMail());
    const listing = await listAll(chile, mailContext(box));
    expect(listing.kinds).toEqual(['appointment', 'requirement', 'appointment @ junk']);
    expect(listing.end).toEqual({ isComplete: true, presentIds: listing.ids, unread: [] });
    expect(listing.pages.flatMap((page) => page.evidence).length).toBe(3);
    expect(listing.pages.flatMap((page) => page.inlineDocuments).length).toBe(1);
  });

  it('shows the demo as meant', async () => {
    const count = await fillDemoMailbox(box);
    const listing = await listAll(chile, mailContext(box));
    expect(listing.ids.length).toBe(count);
    expect(listing.kinds.toSorted()).toEqual(
      [
        'approval',
        'appointment',
        'appointment @ junk',
        'appointment @ junk',
        'communication',
        'receipt',
        'registration',
        'requirement',
        'requirement',
        'requirement @ junk',
        'resolution',
        'waitlist',
      ].toSorted(),
    );
  });

  it('is asked for what is new only', async () => {
    await box.append('INBOX', mails.assignedMail());
    const first = await listAll(chile, mailContext(box));
    await box.clearLog();
    const nothing = await listAll(chile, mailContext(box), first.cursor);
    const costs = await box.log();
    await box.append('INBOX', mails.denialMail());
    await box.append('INBOX', neighbourMails.dentist?.() ?? '');
    const second = await listAll(chile, mailContext(box), nothing.cursor);
    expect([first.kinds, nothing.kinds, second.kinds]).toEqual([['appointment'], [], ['denial']]);
    expect(nothing.end.presentIds).toEqual(first.ids);
    expect(second.end.presentIds?.toSorted()).toEqual([...first.ids, ...second.ids].toSorted());
    expect(costs.filter((command) => !/^(?:ID|NAMESPACE)/.test(command))).toEqual([
      expect.stringMatching(/^STATUS INBOX/),
      expect.stringMatching(/^STATUS Junk/),
      'LOGOUT',
    ]);
  });

  it('with new UIDs gives the same notices again', async () => {
    await box.append('INBOX', mails.assignedMail());
    await box.append('INBOX', mails.requirementMail());
    const first = await listAll(chile, mailContext(box));
    await box.resetUids('INBOX');
    const second = await listAll(chile, mailContext(box), first.cursor);
    expect([second.ids, second.end.presentIds]).toEqual([first.ids, first.ids]);
  });

  it('does not call a notice gone whose place was lost with the UIDs', async () => {
    const old = new Date(Date.now() - 800 * 86_400_000);
    await box.append('INBOX', mails.assignedMail(), new Date());
    const first = await listAll(chile, mailContext(box));
    await box.append('INBOX', mails.denialMail(), old);
    const second = await listAll(chile, mailContext(box), first.cursor);
    await box.resetUids('INBOX');
    const third = await listAll(chile, mailContext(box), second.cursor);
    expect(third.end.presentIds?.toSorted()).toEqual([...first.ids, ...second.ids].toSorted());
  });

  it('moved from junk to the inbox keeps its identity', async () => {
    const name = await box.append('Junk', await mails.bookingMail());
    const first = await listAll(chile, mailContext(box));
    await box.move(name, 'Junk', 'INBOX');
    const second = await listAll(chile, mailContext(box), first.cursor);
    await box.move(name, 'INBOX', 'Junk');
    const third = await listAll(chile, mailContext(box), second.cursor);
    expect([first.kinds, second.kinds, third.kinds]).toEqual([
      ['appointment @ junk'],
      ['appointment'],
      ['appointment @ junk'],
    ]);
    expect([second.ids, third.ids, third.end.presentIds]).toEqual([first.ids, first.ids, first.ids]);
  });

  it('with two copies of a mail has one notice, in the inbox', async () => {
    const bytes = mails.assignedMail();
    await box.append('INBOX', bytes);
    await box.append('INBOX', bytes);
    const first = await listAll(chile, mailContext(box));
    await box.append('Junk', bytes);
    const second = await listAll(chile, mailContext(box), first.cursor);
    expect([first.kinds, second.kinds, second.end.presentIds]).toEqual([
      ['appointment'],
      ['appointment'],
      first.ids,
    ]);
  });

  it('that lost a mail tells which notices are still there', async () => {
    await box.append('INBOX', mails.assignedMail());
    const gone = await box.append('INBOX', mails.denialMail());
    const first = await listAll(chile, mailContext(box));
    await box.remove(gone, 'INBOX');
    const second = await listAll(chile, mailContext(box), first.cursor);
    expect([second.kinds, second.end.presentIds]).toEqual([[], first.ids.slice(0, 1)]);
  });

  it('is read as far back as the window goes', async () => {
    await box.append('INBOX', mails.denialMail(), new Date(Date.now() - 800 * 86_400_000));
    await box.append('INBOX', mails.assignedMail(), new Date(Date.now() - 700 * 86_400_000));
    expect((await listAll(chile, mailContext(box))).kinds).toEqual(['appointment']);
  });

  it('announces a mail that is too large to fetch', async () => {
    const big = {
      name: 'anexo.bin',
      type: 'application/octet-stream',
      bytes: Buffer.alloc(31 * 1_048_576, 7),
    };
    await box.append('INBOX', mails.denialMail({ attachments: [big] }));
    const listing = await listAll(chile, mailContext(box));
    const [denial] = listing.pages.flatMap((page) => page.notices);
    expect([listing.kinds, listing.end.unread]).toEqual([['denial'], []]);
    expect(denial?.documents).toMatchObject([{ name: 'mail.eml', role: 'evidence' }]);
    expect(denial?.documents[0]?.size).toBeGreaterThan(40 * 1_048_576);
    // One that its beginning does not tell is named, so that the person looks for it.
    const talk = { from: '"Tienda" <x@example.net>', subject: 'Fotos de extranjería', text: 'Fotos.\n' };
    await box.append('INBOX', buildMail({ ...talk, date: null, attachments: [big] }));
    const next = await listAll(chile, mailContext(box), listing.cursor);
    expect([next.kinds, next.end.unread]).toMatchObject([
      [],
      [{ code: 'file.tooLarge', subject: 'Fotos de extranjería', from: 'Tienda' }],
    ]);
    expect(next.cursor).toMatchObject({ unread: [{ subject: 'Fotos de extranjería' }] });
  });

  it('gives a large notice with all that hangs on it, and of other large mail only the beginning', async () => {
    const pdf = {
      name: 'resolucion.pdf',
      type: 'application/pdf',
      bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(900_000, 32)]),
    };
    await box.append('INBOX', mails.denialMail({ attachments: [pdf] }));
    await box.append(
      'INBOX',
      buildMail({
        subject: 'Fotos',
        text: 'De paseo por extranjeria.',
        from: '"x" <x@example.org>',
        attachments: [{ ...pdf, name: 'fotos.bin' }],
      }),
    );
    const listing = await listAll(chile, mailContext(box));
    expect(listing.pages.flatMap((page) => page.inlineDocuments).map((one) => one.bytes.byteLength)).toEqual([
      900_009,
    ]);
    expect(
      (await box.log())
        .filter((command) => /BODY\.PEEK\[\]/.test(command))
        .map((command) => /BODY\.PEEK\[\]\S*/.exec(command)?.[0]),
    ).toEqual(['BODY.PEEK[]<0.131072>', 'BODY.PEEK[]']);
  });

  it('calls a mail genuine only when the key of its sender proves it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const sign = async (mail: Uint8Array, signingDomain: string): Promise<Buffer> => {
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const one = { signingDomain, selector: 's1', privateKey: key };
      const { signatures } = await dkimSign(Buffer.from(mail), { ...one, signatureData: [one] });
      return Buffer.concat([Buffer.from(signatures), Buffer.from(mail)]);
    };
    const asked: string[] = [];
    const proving = createChileConnector((name) => {
      asked.push(name);
      return name.startsWith('s1._domainkey.')
        ? Promise.resolve([[`v=DKIM1; k=rsa; p=${published}`]])
        : Promise.reject(new Error('no such name'));
    });
    const official = await sign(mails.denialMail(), 'serviciomigraciones.cl');
    await box.append('INBOX', official);
    await box.append('INBOX', official.toString('latin1').replace('rechazada', 'aprobada!'));
    await box.append('INBOX', await sign(mails.denialMail(), 'otra.example'));
    await box.append('INBOX', mails.denialMail());
    await box.append(
      'INBOX',
      await sign(mails.denialMail({ from: '"Avisos" <a@otra.example>' }), 'otra.example'),
    );
    await box.append('INBOX', Buffer.concat([Buffer.from('From: x@example.org\r\n'), official]));
    const listing = await listAll(proving, mailContext(box));
    expect(listing.pages.flatMap((page) => page.notices).map((notice) => notice.authenticity)).toEqual([
      { verdict: 'genuine', reasons: ['senderKnownDomain', 'dkimPass'] },
      { verdict: 'unverified', reasons: ['senderKnownDomain', 'dkimFail'] },
      { verdict: 'unverified', reasons: ['senderKnownDomain'] },
      { verdict: 'unverified', reasons: ['senderKnownDomain'] },
      { verdict: 'unverified', reasons: ['senderUnknown', 'dkimPass'] },
      { verdict: 'unverified', reasons: ['senderUnknown'] },
    ]);
    expect(asked).toEqual(['s1._domainkey.serviciomigraciones.cl', 's1._domainkey.otra.example']);
  });

  it('that is cut off in the middle goes on where it stopped', async () => {
    for (let index = 0; index < 120; index += 1) await box.append('INBOX', mails.assignedMail());
    const listing = chile.list(mailContext(box), null);
    const first = await listing.next();
    if (first.done) throw new Error('no page');
    box.kick();
    const failure = await failureOf(
      (async () => {
        for (;;) if ((await listing.next()).done) return;
      })(),
    );
    const rest = await listAll(chile, mailContext(box), first.value.cursor);
    expect(failure).toEqual({ code: 'portal.down', details: { reason: 'closed' } });
    const all = new Set([...first.value.notices.map((notice) => notice.portalNoticeId), ...rest.ids]);
    expect([first.value.notices.length, rest.ids.length, all.size]).toEqual([50, 70, 120]);
  });

  it('stops when told to', async () => {
    for (let index = 0; index < 60; index += 1) await box.append('INBOX', mails.assignedMail());
    const stop = new AbortController();
    const listing = chile.list(mailContext(box, { signal: stop.signal }), null);
    await listing.next();
    stop.abort();
    expect(
      await failureOf(
        (async () => {
          for (;;) if ((await listing.next()).done) return;
        })(),
      ),
    ).toEqual({ code: 'cancelled', details: {} });
  });

  it('tells of new mail within a second, and of mail in the junk folder on the next look', async () => {
    const stop = new AbortController();
    const { watchMail } = await import('../../main/mail/watchMail.ts');
    const access = {
      host: box.host,
      port: box.portTls,
      security: 'tls' as const,
      user: box.user,
      password: box.password,
      token: null,
      trustedCa: [box.caPem],
    };
    let told: () => void = () => undefined;
    const next = (): Promise<void> =>
      new Promise((resolve) => {
        told = resolve;
      });
    const ended = watchMail(access, stop.signal, () => told(), 300);
    await untilIdle(box, 1);
    let change = next();
    const before = performance.now();
    await box.append('INBOX', mails.denialMail());
    await change;
    expect(performance.now() - before).toBeLessThan(1_500);
    change = next();
    await box.append('Junk', mails.denialMail());
    await change;
    change = next();
    await box.append('INBOX', mails.denialMail());
    await change;
    stop.abort();
    await ended;
  });

  it('ends the watch when the connection ends', async () => {
    const ended = chile.watch?.(mailContext(box), () => undefined);
    await untilIdle(box, 1);
    box.kick();
    expect(await ended).toBeUndefined();
  });
});

/** Waits until the server has received IDLE so many times. */
async function untilIdle(box: SampleMailbox, times: number): Promise<void> {
  await expect
    .poll(async () => (await box.log()).filter((command) => command === 'IDLE').length, {
      timeout: 5_000,
      interval: 20,
    })
    .toBeGreaterThanOrEqual(times);
}

describe.skipIf(needs !== '')(`signing in${needs}`, () => {
  let box: SampleMailbox;
  beforeAll(async () => {
    box = await startSampleMailbox({ user: 'Camila.Rojas@example.com', folders: [] });
  });
  afterAll(() => box.stop());

  it('says whose mailbox it is, in lower case', async () => {
    expect(await chile.check(mailContext(box))).toEqual({ subject: 'camila.rojas@example.com', name: null });
  });

  it('works over STARTTLS', async () => {
    const fields = { port: String(box.starttlsPort), security: 'starttls' };
    expect(await chile.check(mailContext(box, { fields }))).toEqual({
      subject: 'camila.rojas@example.com',
      name: null,
    });
  });

  it('needs no junk folder', async () => {
    await box.append('INBOX', mails.denialMail());
    expect((await listAll(chile, mailContext(box))).kinds).toEqual(['denial']);
  });

  it.each([
    [
      'a wrong password',
      { password: 'otra' },
      { code: 'signIn.rejected', details: { badFields: ['password'] } },
    ],
    [
      'a certificate that nobody trusts',
      { trustedCa: [] },
      { code: 'network.tls', details: { reason: 'certificateUntrusted' } },
    ],
    [
      'plain text to a far host',
      { fields: { host: 'mail.example.com', security: 'none' } },
      { code: 'network.tls', details: { reason: 'plaintextRefused' } },
    ],
    [
      'a port where nobody listens',
      { fields: { port: '1' } },
      { code: 'portal.down', details: { reason: 'refused' } },
    ],
    [
      'a port that is none',
      { fields: { port: 'x', host: ' ' } },
      { code: 'input.invalid', details: { badFields: ['host', 'port'] } },
    ],
  ])('fails with %s', async (_, options, failure) => {
    expect(await failureOf(chile.check(mailContext(box, options)))).toEqual(failure);
  });
});

describe.skipIf(needs !== '')(`junk folders${needs}`, () => {
  it('are found by use or by name, as many as there are', async () => {
    const box = await startSampleMailbox({
      folders: [
        { name: 'Basura', specialUse: '\\Junk' },
        { name: 'Correo no deseado' },
        { name: 'Spam' },
        { name: 'Trabajo' },
      ],
    });
    try {
      for (const folder of ['Basura', 'Correo no deseado', 'Spam', 'Trabajo'])
        await box.append(folder, mails.denialMail());
      expect((await listAll(chile, mailContext(box))).kinds).toEqual([
        'denial @ junk',
        'denial @ junk',
        'denial @ junk',
      ]);
    } finally {
      await box.stop();
    }
  });
});
