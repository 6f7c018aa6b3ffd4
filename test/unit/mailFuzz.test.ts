// Five thousand damaged mails: none may end the process, take a second, or be read into something that is no notice.
import { cpuUsage } from 'node:process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import { type ReceivedMail, receiveMail } from '../../main/connectors/mailPortal.ts';
import { avisoA, avisoB, avisoCommunication, forgedAviso } from '../portals/dehu/avisos.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { neighbourMails, phishingMails } from '../portals/mailbox/otherMails.ts';
import { damage, damaged } from '../support/damage.ts';

const seeds = [
  await mails.bookingMail(),
  await mails.bookingMail(mails.booking, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
  mails.forwardedAttached(await mails.bookingMail()),
  mails.registrationMail('Zx81-abcd'),
  mails.requirementMail(),
  mails.forwardedInline(),
  ...Object.values({ ...phishingMails, ...neighbourMails }).map((make) => make()),
];

describe('damaged mails', () => {
  it('are read or refused, quickly', { timeout: 120_000 }, async () => {
    const chile = createChileConnector();
    // The first one warms up what reads mail; that is no part of reading one.
    await chile.inspect({ name: 'mail.eml', bytes: seeds[0] ?? Buffer.alloc(0) });
    let slowestMs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seeds.length - 1),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (which, steps) => {
          const bytes = damaged(seeds[which] ?? Buffer.alloc(0), steps);
          // Work of this process, not time on a clock that a busy machine stretches.
          const before = cpuUsage();
          const inspected = await chile.inspect({ name: 'mail.eml', bytes });
          const { user, system } = cpuUsage(before);
          slowestMs = Math.max(slowestMs, (user + system) / 1_000);
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
