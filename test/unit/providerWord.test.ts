// Only the provider's own topmost finding counts: forged ones below, beside or inside it never make a mail genuine.
import { describe, expect, test } from 'vitest';
import type { DkimOutcome, SenderRules } from '../../main/mail/authenticity.ts';
import { judgeMail } from '../../main/mail/authenticity.ts';
import { parseMail } from '../../main/mail/parseMail.ts';
import { providerRuleOf, providerWord } from '../../main/mail/providerWord.ts';

const rules: SenderRules = {
  officialDomains: ['serviciomigraciones.cl'],
  governmentSuffix: 'gob.cl',
  authorityNames: /servicio nacional de migraciones/,
  imitations: /migraciones/,
};
const official = 'Servicio Nacional de Migraciones <no-responder@serviciomigraciones.cl>';

const google = (found: string): string => `Authentication-Results: mx.google.com;\r\n       ${found}`;
const passing =
  'dkim=pass header.i=@serviciomigraciones.cl header.s=s1 header.b=AbC; spf=pass (google.com: domain of x designates 1.2.3.4 as permitted sender) smtp.mailfrom=x@serviciomigraciones.cl; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=serviciomigraciones.cl';
const microsoft =
  'Authentication-Results: spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=serviciomigraciones.cl; dkim=pass (signature was verified) header.d=serviciomigraciones.cl;dmarc=pass action=none header.from=serviciomigraciones.cl;compauth=pass reason=100';
const yahoo =
  'Authentication-Results: atlas-production.v2-mail-prod1-gq1.omega.yahoo.com; dkim=pass header.i=@serviciomigraciones.cl header.s=s1; dmarc=pass(p=REJECT) header.from=serviciomigraciones.cl;';

async function wordOf(heads: string[], imapHost = 'imap.gmail.com', from = official) {
  const raw = [...heads, `From: ${from}`, 'Subject: Cita', 'Message-ID: <1@x.example>', '', 'Su hora.'].join(
    '\r\n',
  );
  const mail = await parseMail(Buffer.from(raw, 'latin1'));
  if (!mail) throw new Error('no mail');
  return { mail, word: providerWord(mail, providerRuleOf(imapHost)) };
}

describe('the topmost finding of the person’s own provider', () => {
  test.each([
    ['Gmail', [google(passing)], 'imap.gmail.com', { outcome: 'pass', isSigned: true }],
    ['Yahoo', [yahoo], 'imap.mail.yahoo.com', { outcome: 'pass', isSigned: true }],
    [
      'Outlook, which writes no name',
      [microsoft],
      'outlook.office365.com',
      { outcome: 'pass', isSigned: false },
    ],
    [
      'a failed DMARC',
      [google('dmarc=fail (p=NONE) header.from=serviciomigraciones.cl')],
      'imap.gmail.com',
      { outcome: 'fail', isSigned: true },
    ],
    [
      'a signature of the domain alone',
      [google('dkim=pass header.d=serviciomigraciones.cl')],
      'imap.gmail.com',
      { outcome: 'pass', isSigned: true },
    ],
  ])('%s is believed', async (_name, heads, host, expected) => {
    expect((await wordOf(heads, host)).word).toEqual(expected);
  });

  test.each([
    [
      'a forged one below the provider’s',
      [
        google('spf=softfail smtp.mailfrom=x@evil.example; dmarc=none header.from=serviciomigraciones.cl'),
        google(passing),
      ],
    ],
    [
      'one with the provider’s name where the provider wrote none on top',
      [
        'Authentication-Results: mail.evil.example; dmarc=pass header.from=serviciomigraciones.cl',
        google(passing),
      ],
    ],
    ['another name', [`Authentication-Results: mx.google.com.evil.example; ${passing}`]],
    ['the name in a comment', [`Authentication-Results: evil.example (mx.google.com); ${passing}`]],
    [
      'the finding in a comment',
      [
        google(
          'dmarc=none (dmarc=pass header.from=serviciomigraciones.cl; dmarc=pass) header.from=serviciomigraciones.cl',
        ),
      ],
    ],
    [
      'the finding in quotes',
      [google('spf=none smtp.mailfrom="x; dmarc=pass header.from=serviciomigraciones.cl; "@evil.example')],
    ],
    [
      'a pass of another domain',
      [google('dkim=pass header.i=@evil.example; dmarc=pass header.from=evil.example')],
    ],
    [
      'a pass of a look-alike that contains the name',
      [
        google(
          'dkim=pass header.d=serviciomigraciones.cl.evil.example; dmarc=pass header.from=serviciomigraciones.cl.evil.example',
        ),
      ],
    ],
    ['a pass of a bare ending', [google('dkim=pass header.d=cl; dmarc=pass header.from=cl')]],
    ['ARC’s copy of a finding', [`ARC-Authentication-Results: i=1; mx.google.com; ${passing}`]],
    ['Outlook’s shape at Gmail', [microsoft]],
    ['nothing at all', []],
  ])('%s says nothing', async (_name, heads) => {
    expect((await wordOf(heads)).word).toBeNull();
  });

  test('at Outlook a finding with any name, or without its own mark, is a sender’s', async () => {
    expect((await wordOf([google(passing)], 'outlook.office365.com')).word).toBeNull();
    const unmarked = microsoft.replace(';compauth=pass reason=100', '');
    expect((await wordOf([unmarked], 'outlook.office365.com')).word).toBeNull();
  });

  test('two senders, or a provider that nobody knows, are no ground', async () => {
    expect((await wordOf([google(passing), `From: ${official}`])).word).toBeNull();
    expect((await wordOf([google(passing)], 'imap.example.com')).word).toBeNull();
  });

  test('endless headers are not read', async () => {
    const began = performance.now();
    expect((await wordOf([google(`${'('.repeat(200_000)} ${passing}`)])).word).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the verdict', () => {
  const verdict = async (head: string, proven: DkimOutcome, host = 'imap.gmail.com', from = official) => {
    const { mail, word } = await wordOf(head === '' ? [] : [head], host, from);
    const { verdict: said, reasons } = judgeMail({ ...mail, providerWord: word }, rules, true, proven);
    return [said, reasons.filter((reason) => /^(?:dkim|provider)/.test(reason)).join(' ')];
  };
  const failing = google('dmarc=fail header.from=serviciomigraciones.cl');

  test.each([
    ['both prove it', google(passing), 'pass', ['genuine', 'dkimPass providerPass']],
    ['our own proof alone', '', 'pass', ['genuine', 'dkimPass']],
    [
      'the provider’s signed word, where DNS does not answer',
      google(passing),
      'notChecked',
      ['genuine', 'providerPass'],
    ],
    ['the provider’s word against ours', google(passing), 'fail', ['unverified', 'dkimFail providerPass']],
    ['ours against the provider’s', failing, 'pass', ['unverified', 'dkimPass providerFail']],
    ['both deny it', failing, 'fail', ['unverified', 'dkimFail providerFail']],
    ['nobody says anything', '', 'notChecked', ['unverified', '']],
  ] as const)('%s', async (_name, head, proven, expected) => {
    expect(await verdict(head, proven)).toEqual(expected);
  });

  test('a word without a name confirms, but proves nothing by itself', async () => {
    expect(await verdict(microsoft, 'notChecked', 'outlook.office365.com')).toEqual([
      'unverified',
      'providerPass',
    ]);
    expect(await verdict(microsoft, 'pass', 'outlook.office365.com')).toEqual([
      'genuine',
      'dkimPass providerPass',
    ]);
  });

  test('a proven sender that is not the authority is still not the authority', async () => {
    const found = google('dkim=pass header.d=example.org; dmarc=pass header.from=example.org');
    expect((await verdict(found, 'pass', 'imap.gmail.com', 'Oficina <a@example.org>'))[0]).not.toBe(
      'genuine',
    );
  });
});
