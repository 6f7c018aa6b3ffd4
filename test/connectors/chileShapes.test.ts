// Every shape of mail that may carry a notice, as many that carry none, and what comes of them when they are damaged.
import { cpuUsage } from 'node:process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { chileMail } from '../../main/connectors/chile/mailPortal.ts';
import { chileSenders } from '../../main/connectors/chile/senders.ts';
import { receiveMail } from '../../main/connectors/mailPortal.ts';
import { domainOf, isWithin } from '../../main/mail/authenticity.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { noticeShapes } from '../fixtures/chile/noticeShapes.ts';
import { otherShapes } from '../fixtures/chile/otherShapes.ts';
import { phishingShapes } from '../fixtures/chile/phishingShapes.ts';
import { damage, damaged } from '../support/damage.ts';

const chile = createChileConnector();
const read = async (bytes: Uint8Array): Promise<ListedNotice | null> => {
  const page = await chile.importFile?.({ name: 'mail.eml', bytes }, '2026-09-01');
  return page?.notices[0] ?? null;
};

it('there are at least sixty, half of them no notices', () => {
  const [notices, others] = [Object.keys(noticeShapes).length, Object.keys(otherShapes).length];
  expect(notices + others).toBeGreaterThanOrEqual(60);
  expect(others).toBeGreaterThanOrEqual(30);
});

describe('a notice', () => {
  it.each(Object.entries(noticeShapes))('%s', async (_, { make, kind, on, at, ...expected }) => {
    const notice = await read(await make());
    expect(notice?.kind).toBe(kind);
    const { appointment } = notice ?? {};
    expect([appointment?.on, appointment?.at]).toEqual([on, at]);
    const { zone, office, code, bring } = appointment ?? {};
    expect({ zone, office, code, bring, caseNumber: notice?.caseNumber }).toMatchObject(expected);
  });

  it('says that a day without a year follows from the weekday', async () => {
    const notice = await read((await noticeShapes['a weekday and no year']?.make()) ?? new Uint8Array());
    expect(notice?.deadlines).toMatchObject([{ what: 'attend', on: '2026-09-15', certainty: 'derived' }]);
  });

  it('keeps the days to answer of a payment and of a resolution', async () => {
    const days = await Promise.all(
      ['payment order', 'resolution with days to appeal'].map(async (name) => {
        const notice = await read((await noticeShapes[name]?.make()) ?? new Uint8Array());
        return [
          notice?.deadlines[0]?.what,
          notice?.evidence['responseDays'],
          notice?.evidence['responseDaysKind'],
        ];
      }),
    );
    expect(days).toEqual([
      ['pay', '30', 'calendar'],
      ['respond', '5', 'business'],
    ]);
  });
});

describe('no notice', () => {
  it.each(Object.entries(otherShapes))('%s', async (_, make) => {
    expect(await read(await make())).toBeNull();
  });
});

describe('a mail that pretends', () => {
  it.each(Object.entries(phishingShapes))('%s', async (_, { make, reason }) => {
    const notice = await read(make());
    expect(notice?.authenticity?.verdict).toBe('suspicious');
    expect(notice?.authenticity?.reasons.map((one) => one.split(':')[0])).toContain(reason);
  });
});

describe('2,000 damaged mails', () => {
  it('end nothing, take less than a second each, and none becomes genuine', {
    timeout: 120_000,
  }, async () => {
    const makes = [
      ...Object.values(noticeShapes).map(({ make }) => make),
      ...Object.values(otherShapes),
      ...Object.values(phishingShapes).map(({ make }) => make),
    ];
    const seeds = await Promise.all(makes.map(async (make) => await make()));
    const isPhishing = (which: number) => which >= makes.length - Object.keys(phishingShapes).length;
    // Loading the readers is no part of reading one mail.
    await read((await noticeShapes['the voucher says it all']?.make()) ?? new Uint8Array());
    let slowestMs = 0;
    const asGenuine: string[] = [];
    const valid = () => Promise.resolve('pass' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seeds.length - 1),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (which, steps) => {
          const bytes = damaged(seeds[which] ?? new Uint8Array(), steps);
          // Work of this process, not time on a clock that a busy machine stretches.
          const before = cpuUsage();
          const inspected = await chile.inspect({ name: 'mail.eml', bytes });
          const { user, system } = cpuUsage(before);
          slowestMs = Math.max(slowestMs, (user + system) / 1_000);
          expect(['mail', 'unknown']).toContain(inspected.page);
          // As if every signature were valid: then domain and content alone stand against a lie.
          const received = isPhishing(which) ? await receiveMail(bytes, { dkim: valid }) : null;
          const told = received && (await chileMail.read(received))?.notice.authenticity;
          const domain = domainOf(received?.mail.from?.address ?? '');
          if (told?.verdict === 'genuine' && !isWithin(domain, chileSenders.officialDomains))
            asGenuine.push(domain);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(slowestMs).toBeLessThan(1_000);
    expect(asGenuine).toEqual([]);
  });
});
