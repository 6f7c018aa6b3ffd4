// Which notices are offered as one: never those of one source, never those that anything tells apart.
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedNotice } from '../../../main/model/comparedNotice.ts';
import type { NoticeKind } from '../../../main/model/notice.ts';
import type { PortalId } from '../../../main/model/portal.ts';
import { findSame, whyTheSame } from '../../../main/model/sameNotice.ts';

type Change = Partial<Omit<ComparedNotice, 'facts' | 'sources'>> & {
  facts?: Partial<ComparedNotice['facts']>;
  source?: Partial<Omit<ComparedNotice['sources'][number], 'mergeKey'>> & { mergeKey?: string };
};

const identifier = '7f3a91c204d8e6b5a1f0';

const compared = ({ facts, source, ...change }: Change): ComparedNotice => {
  const { mergeKey = `dehu:${identifier}`, ...told } = source ?? {};
  return {
    id: 'dehu',
    personId: 'ana',
    firstSeenAt: '2026-11-21T10:00:00.000Z',
    facts: {
      portal: 'dehu',
      kind: 'notification',
      title: 'not_330020261234567_12345678_87654321',
      issuer: 'Delegación del Gobierno en Asturias. Oficina de Extranjería',
      caseNumber: '330020261234567',
      madeAvailableAt: '2026-11-20T08:15:00.000Z',
      expiresOn: '2026-11-30',
      amount: null,
      authenticity: null,
      ...facts,
    },
    sources: [
      {
        accountId: 'dehu-1',
        portal: 'dehu',
        via: 'portal',
        portalNoticeId: identifier,
        ...(mergeKey === 'none' ? {} : { mergeKey }),
        ...told,
      },
    ],
    ...change,
  };
};

const dehu = (change: Change = {}) => compared(change);
const sede = ({ facts, source, ...change }: Change = {}) =>
  compared({
    id: 'sede',
    ...change,
    facts: {
      portal: 'sede',
      title: 'Notificación',
      caseNumber: '33/00/2026/1234567',
      madeAvailableAt: '2026-11-19T23:00:00.000Z',
      expiresOn: null,
      ...facts,
    },
    source: {
      accountId: 'sede-1',
      portal: 'sede',
      portalNoticeId: 'NOT-2026-000001',
      mergeKey: 'none',
      ...source,
    },
  });

describe('what is offered', () => {
  it.each<[string, ComparedNotice, ComparedNotice, string[]]>([
    ['the case in another spelling, the day after', dehu(), sede(), ['caseNumber', 'day']],
    [
      'the case, four days later, ending on one day',
      dehu(),
      sede({ facts: { madeAvailableAt: '2026-11-24T08:00:00.000Z', expiresOn: '2026-11-30' } }),
      ['caseNumber', 'nearDay', 'expiry'],
    ],
    [
      'a number of the registry in a title that is a code',
      dehu(),
      sede({ facts: { caseNumber: null, title: 'Notificación 12345678' } }),
      ['number', 'day'],
    ],
    [
      'issuer and title in words',
      dehu({ facts: { title: 'Resolución de la autorización de residencia por arraigo', caseNumber: null } }),
      sede({
        facts: {
          caseNumber: null,
          title: 'RESOLUCION AUTORIZACION RESIDENCIA ARRAIGO',
          issuer: 'Oficina de Extranjería (Delegación de Gobierno en Asturias)',
        },
      }),
      ['words', 'day'],
    ],
    [
      'two that print one identifier, whatever else they say',
      dehu(),
      sede({
        facts: { caseNumber: null, madeAvailableAt: null },
        source: { mergeKey: 'dehu:7f3a91c204d8e6b5a1f0' },
      }),
      ['identifier'],
    ],
    [
      'a mail without a day, seen when the portal has it',
      dehu({
        id: 'mail',
        facts: { madeAvailableAt: null, portal: 'peru' },
        source: {
          accountId: 'mailbox',
          via: 'mail',
          portal: 'peru',
          portalNoticeId: 'alert-1',
          mergeKey: 'none',
        },
      }),
      dehu({
        facts: { portal: 'peru', title: 'Cédula de notificación' },
        source: { accountId: 'peru-1', portal: 'peru', portalNoticeId: '4000123', mergeKey: 'peru:4000123' },
      }),
      ['caseNumber', 'nearDay', 'expiry'],
    ],
  ])('%s', (_name, one, other, reasons) => {
    expect(whyTheSame(one, other)).toEqual(reasons);
    expect(whyTheSame(other, one)).toEqual(reasons);
  });
});

describe('what is not', () => {
  it.each<[string, ComparedNotice, ComparedNotice]>([
    ['another person', dehu(), sede({ personId: 'luis' })],
    ['another case', dehu(), sede({ facts: { caseNumber: '330020267654321' } })],
    ['six days apart', dehu(), sede({ facts: { madeAvailableAt: '2026-11-26T09:00:00.000Z' } })],
    ['no day on one side', dehu(), sede({ facts: { madeAvailableAt: null } })],
    ['ends far apart', dehu(), sede({ facts: { expiresOn: '2026-12-09' } })],
    ['the same account', dehu(), sede({ source: { accountId: 'dehu-1' } })],
    [
      'two of one portal',
      sede(),
      sede({ id: 'other', source: { accountId: 'sede-2', portalNoticeId: 'NOT-2026-000001' } }),
    ],
    ['another identifier of DEHú', dehu(), sede({ source: { mergeKey: 'dehu:0000000000aaaa000000' } })],
    [
      'a request and a decision',
      dehu({ facts: { kind: 'requirement' } }),
      sede({ facts: { kind: 'denial' } }),
    ],
    [
      'another amount',
      dehu({ facts: { amount: { value: '500.00', currency: 'EUR' } } }),
      sede({ facts: { amount: { value: '501.00', currency: 'EUR' } } }),
    ],
    [
      'a mail that is not believed',
      dehu(),
      sede({ facts: { authenticity: { verdict: 'suspicious', reasons: [] } } }),
    ],
    ['a status', dehu(), sede({ facts: { kind: 'statusChange' } })],
    ['a day alone', dehu({ facts: { caseNumber: null } }), sede({ facts: { caseNumber: null } })],
    [
      'words of the issuer alone',
      dehu({ facts: { caseNumber: null, title: 'Trámite de audiencia' } }),
      sede({ facts: { caseNumber: null, title: 'Notificación' } }),
    ],
    [
      'another country',
      dehu(),
      dehu({ id: 'pe', facts: { portal: 'peru' }, source: { accountId: 'p', portal: 'peru' } }),
    ],
  ])('%s', (_name, one, other) => {
    expect(whyTheSame(one, other)).toBeNull();
    expect(whyTheSame(other, one)).toBeNull();
  });
});

describe('of several', () => {
  const [first, second] = [
    dehu(),
    dehu({
      id: 'dehu-b',
      facts: { madeAvailableAt: '2026-11-23T08:15:00.000Z' },
      source: { portalNoticeId: 'b', mergeKey: 'dehu:b' },
    }),
  ];
  const [near, late] = [
    sede(),
    sede({
      id: 'sede-b',
      facts: { madeAvailableAt: '2026-11-23T10:00:00.000Z' },
      source: { portalNoticeId: 'NOT-2026-000002' },
    }),
  ];
  const idsOf = (notices: ComparedNotice[]) => findSame(notices).map(({ ids }) => ids.toSorted().join(' '));

  it('the nearer moment decides which belong together', () => {
    expect(idsOf([first, second, near, late])).toEqual(['dehu-b sede-b', 'dehu sede']);
  });
  it('the same is said about one as about all', () => {
    const all = [first, second, near, late];
    for (const { id } of all)
      expect(findSame(all, { about: id })).toEqual(findSame(all).filter(({ ids }) => ids.includes(id)));
  });
  it('the next best is offered where the person ruled the best out', () => {
    const pairs = findSame([first, second, near], { isRuledOut: (ids) => ids.includes('dehu') });
    expect(pairs.map(({ ids }) => ids.toSorted().join(' '))).toEqual(['dehu-b sede']);
  });
});

interface Drawn {
  account: number;
  portal: PortalId;
  via: 'portal' | 'mail';
  kind: NoticeKind;
  caseNumber: string | null;
  madeAvailableAt: string | null;
  key: string;
  personId: string;
}

it('is symmetric, and never makes one of what one source tells', () => {
  const days = ['2026-11-18T00:00:00.000Z', '2026-11-20T08:00:00.000Z', '2026-11-27T08:00:00.000Z', null];
  const drawn = record<Drawn>({
    account: integer({ min: 1, max: 4 }),
    portal: constantFrom<PortalId>('dehu', 'sede', 'peru', 'chile'),
    via: constantFrom<'portal' | 'mail'>('portal', 'mail'),
    kind: constantFrom<NoticeKind>('notification', 'requirement', 'resolution', 'receipt'),
    caseNumber: constantFrom('330020261234567', '330020267654321', null),
    madeAvailableAt: constantFrom(...days),
    key: constantFrom('dehu:a', 'dehu:b', 'none'),
    personId: constantFrom('ana', 'luis'),
  });
  const make = (id: string, from: Drawn) =>
    compared({
      id,
      personId: from.personId,
      facts: {
        portal: from.portal,
        kind: from.kind,
        caseNumber: from.caseNumber,
        madeAvailableAt: from.madeAvailableAt,
      },
      source: {
        accountId: `account-${from.account}`,
        portal: from.portal,
        via: from.via,
        portalNoticeId: id,
        mergeKey: from.key,
      },
    });
  assert(
    property(drawn, drawn, (a, b) => {
      const [one, other] = [make('one', a), make('other', b)];
      const why = whyTheSame(one, other);
      expect(whyTheSame(other, one)).toEqual(why);
      expect(findSame([one, other]).length).toBe(findSame([other, one]).length);
      const isOneSource = a.account === b.account || (a.portal === b.portal && a.via === b.via);
      const isTwo = a.personId !== b.personId || (a.key !== 'none' && b.key !== 'none' && a.key !== b.key);
      expect(why !== null && (isOneSource || isTwo)).toBe(false);
    }),
    { numRuns: 400 },
  );
});
