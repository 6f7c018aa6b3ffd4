// Five thousand damaged mails: none may end the process, take a second, or be read into something that is no notice.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import { type ReceivedMail, receiveMail } from '../../main/connectors/mailPortal.ts';
import { avisoA, avisoB, avisoCommunication, forgedAviso } from '../portals/dehu/avisos.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { neighbourMails, phishingMails } from '../portals/mailbox/otherMails.ts';

const seeds = [
  await mails.bookingMail(),
  await mails.bookingMail(mails.booking, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
  mails.forwardedAttached(await mails.bookingMail()),
  mails.registrationMail('Zx81-abcd'),
  mails.requirementMail(),
  mails.forwardedInline(),
  ...Object.values({ ...phishingMails, ...neighbourMails }).map((make) => make()),
];

/** One way to damage bytes: overwrite, cut out, repeat, or put something hostile in. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 400 }),
  how: fc.constantFrom('overwrite', 'cut', 'repeat', 'insert'),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(
      ...[
        '\r\n\r\n',
        '--=_sample_1\r\n',
        'Content-Type: multipart/mixed; boundary="',
        '=?utf-8?Q?=',
        '<table><td>',
        '<a href="',
      ].map((text) => Uint8Array.from(Buffer.from(text))),
      Uint8Array.from(Buffer.from('<div>'.repeat(2_000))),
      Uint8Array.from(Buffer.from('clave: '.repeat(500))),
      Uint8Array.from(Buffer.from('Fecha: 15/09/2026 '.repeat(300))),
      Uint8Array.from(Buffer.from(`${' '.repeat(5_000)}x`)),
      Uint8Array.from(Buffer.from('a'.repeat(20_000))),
    ),
  ),
});

function damaged(
  seed: Uint8Array,
  steps: { at: number; length: number; how: string; bytes: Uint8Array }[],
): Uint8Array {
  let bytes = Buffer.from(seed);
  for (const { at, length, how, bytes: put } of steps) {
    const from = Math.floor(at * bytes.length);
    const piece = bytes.subarray(from, from + length);
    const middle =
      how === 'cut' ? [] : how === 'repeat' ? [piece, piece, piece] : how === 'insert' ? [put, piece] : [put];
    bytes = Buffer.concat([bytes.subarray(0, from), ...middle, bytes.subarray(from + length)]);
  }
  return bytes;
}

describe('damaged mails', () => {
  it('are read or refused, quickly', { timeout: 120_000 }, async () => {
    const chile = createChileConnector();
    // The first one warms up what reads mail; that is no part of reading one.
    await chile.inspect({ name: 'mail.eml', bytes: Buffer.from('Subject: x\n\n') });
    let slowestMs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seeds.length - 1),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (which, steps) => {
          const bytes = damaged(seeds[which] ?? Buffer.alloc(0), steps);
          const before = performance.now();
          const inspected = await chile.inspect({ name: 'mail.eml', bytes });
          slowestMs = Math.max(slowestMs, performance.now() - before);
          expect(['mail', 'unknown']).toContain(inspected.page);
          expect(inspected.failure === null).toBe(inspected.page === 'mail');
        },
      ),
      { numRuns: 5_000 },
    );
    expect(slowestMs).toBeLessThan(1_000);
  });

  it('of DEHú keep an identity, and a forged one never gets a day', { timeout: 60_000 }, async () => {
    const avisos = [avisoA, avisoB, avisoCommunication, forgedAviso];
    await dehuMail.read(await received(avisoA));
    let slowestMs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(avisos.length - 1),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (which, steps) => {
          const mail = await receiveMail(damaged(avisos[which] ?? avisoA, steps));
          const before = performance.now();
          const read = mail && (await dehuMail.read(mail));
          slowestMs = Math.max(slowestMs, performance.now() - before);
          if (!read) return;
          const { notice } = read;
          expect(notice.authenticity?.verdict).not.toBe('genuine');
          expect(notice.portalNoticeId).not.toBe('');
          const isForged = notice.authenticity?.verdict === 'suspicious';
          const told = [notice.expiresOn, notice.mergeKey, notice.legalEffectOnOpen];
          expect(isForged ? told : [null, undefined, false]).toEqual([null, undefined, false]);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(slowestMs).toBeLessThan(1_000);
  });
});

async function received(bytes: Uint8Array): Promise<ReceivedMail> {
  const mail = await receiveMail(bytes);
  if (!mail) throw new Error('no mail');
  return mail;
}
