// Invented cases behind the invented core: what the real views make of them, and acts that can be taken back.
import { caseDetailOf, caseRowOf } from '../../main/app/caseViewsOf.ts';
import type { EventPayload } from '../../main/contract/events.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail } from '../../main/contract/views.ts';
import { type Case, noDetails } from '../../main/model/case.ts';
import type { PaymentMark } from '../../main/model/caseEntry.ts';
import type { CaseNotice } from '../../main/model/caseFacts.ts';
import type { CaseRecord } from '../../main/store/caseStore.ts';
import { fakeNow } from './fakeNotices.ts';

type Own = Extract<MethodName, `cases.${string}` | `payments.${string}`>;
type Handlers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> };

export interface FakeCase extends Case {
  noticeIds: string[];
  payments: Record<string, PaymentMark>;
}

const blank = { ...noDetails, history: [], entries: [], payments: {}, numbers: [], noticeIds: [] };

/** One in each country, of two persons: a status history, a waiting list with an appointment, a fine. */
export const fakeCases = (): FakeCase[] => [
  {
    ...blank,
    id: 'case-es',
    personId: 'person-2',
    country: 'ES',
    title: 'Arraigo de Diego',
    numbers: ['280020260012345', 'REGAGE26e00012345678'],
    nie: 'X1234567L',
    filedOn: '2026-03-12',
    birthYear: 1961,
    isWatched: true,
    history: [
      { at: '2026-10-05T09:12:00.000Z', source: 'form', status: 'EN_TRAMITE', raw: 'EN TRÁMITE' },
      { at: '2026-11-02T10:40:00.000Z', source: 'sms', status: 'EN_TRAMITE', raw: 'En tramite' },
      { at: '2026-11-24T08:05:00.000Z', source: 'form', status: 'REQUERIDO', raw: 'Requerido' },
    ],
    entries: [
      {
        id: 'entry-1',
        addedAt: '2026-11-25T10:00:00.000Z',
        documents: [],
        what: 'note',
        on: '2026-11-25',
        text: 'Llamé al 060: falta el certificado de empadronamiento.',
      },
      {
        id: 'entry-2',
        addedAt: '2026-11-26T10:00:00.000Z',
        documents: [],
        what: 'payment',
        payment: {
          title: 'Tasa 790-052',
          amount: { value: '38.28', currency: 'EUR' },
          dueOn: '2026-12-10',
          payCode: '790-052',
        },
        text: '',
      },
    ],
    noticeIds: ['d-pending', 'd-expired', 'd-accepted'],
  },
  {
    ...blank,
    id: 'case-cl',
    personId: 'person-1',
    country: 'CL',
    numbers: ['TR-2026-0045871'],
    noticeIds: ['n-waitlist', 'n-appointment'],
  },
  { ...blank, id: 'case-pe', personId: 'person-1', country: 'PE', numbers: ['LM260054321'] },
];

/** Diego's case, refused: two ways to fight it are open. */
export const refusedCases = (): FakeCase[] =>
  fakeCases().map((one) => {
    if (one.id !== 'case-es') return one;
    const read = { at: '2026-11-24T08:05:00.000Z', source: 'form', resolvedOn: '2026-11-12' } as const;
    return { ...one, history: [{ ...read, status: 'RESUELTO_NO_FAVORABLE', raw: 'Denegado' }] };
  });

export function createFakeCases(
  notices: NoticeDetail[],
  emit: (payload: EventPayload<'cases.changed'>) => void,
  given: FakeCase[] = fakeCases(),
): Handlers {
  let cases = structuredClone(given);
  const pictures = new Map<string, FakeCase[]>();
  const found = (id: string): FakeCase => {
    const one = cases.find((known) => known.id === id);
    if (one === undefined) throw new Error(id);
    return one;
  };
  const recordOf = ({ noticeIds, payments, ...known }: FakeCase): CaseRecord => {
    const own = notices.filter(({ id }) => noticeIds.includes(id)).map(noticeOf);
    const moments = own.map(({ firstSeenAt }) => firstSeenAt).toSorted();
    return {
      case: known,
      notices: own,
      noticeCount: own.length,
      firstAt: known.history[0]?.at ?? moments[0] ?? '2026-11-01T08:00:00.000Z',
      lastAt: known.history.at(-1)?.at ?? moments.at(-1) ?? '2026-11-01T08:00:00.000Z',
      payments,
      openings: [],
    };
  };
  /** Remembers how all stood; the words of the real undo would be no shorter. */
  const act = (ids: string[], work: () => void): MethodOutput<'cases.join'>['undo'] => {
    const token = `undo-${pictures.size + 1}`;
    pictures.set(token, structuredClone(cases));
    work();
    emit({ caseIds: ids });
    return { cases: [{ caseId: token, before: null }], choices: [], entries: [], payments: [] };
  };
  const short = ({ id, title, numbers }: FakeCase) => ({ id, title, numbers });
  return {
    'cases.list': ({ personId, country }) => ({
      rows: cases
        .filter((one) => personId === undefined || one.personId === personId)
        .filter((one) => country === undefined || one.country === country)
        .map((one) => caseRowOf(recordOf(one), fakeNow)),
      next: null,
    }),
    'cases.get': ({ id }) => caseDetailOf(recordOf(found(id)), fakeNow),
    'cases.ofNotice': ({ noticeId }) => {
      const one = cases.find(({ noticeIds }) => noticeIds.includes(noticeId));
      const spain = cases.find(({ country }) => country === 'ES');
      const isSpanish = notices.find(({ id }) => id === noticeId)?.portal === 'dehu';
      return {
        case: one ? short(one) : null,
        suggestion: !one && isSpanish && spain ? short(spain) : null,
      };
    },
    'cases.save': ({ id, personId, country, details, numbers, noticeIds }) => {
      const caseId = id ?? `case-${cases.length + 1}`;
      const undo = act([caseId], () => {
        if (id === null)
          cases.push({
            ...structuredClone(blank),
            id: caseId,
            personId: personId ?? 'person-1',
            country: country ?? 'ES',
          });
        const one = found(caseId);
        Object.assign(one, details, numbers === undefined ? {} : { numbers });
        one.noticeIds.push(...(noticeIds ?? []));
      });
      const warnings = (numbers ?? [])
        .filter((number) => found(caseId).country === 'ES' && !/^\d{15}$|^REGAGE/.test(number))
        .map((value) => ({
          field: 'numbers' as const,
          code: 'shape' as const,
          value,
          suggestion: null,
          caseId: null,
        }));
      return { case: caseDetailOf(recordOf(found(caseId)), fakeNow), warnings, undo };
    },
    'cases.place': ({ noticeIds, caseId }) => ({
      undo: act(caseId === null ? [] : [caseId], () => {
        for (const one of cases) one.noticeIds = one.noticeIds.filter((id) => !noticeIds.includes(id));
        if (caseId !== null) found(caseId).noticeIds.push(...noticeIds);
      }),
    }),
    'cases.join': ({ intoId, otherIds }) => ({
      undo: act([intoId, ...otherIds], () => {
        for (const id of otherIds) {
          const [into, other] = [found(intoId), found(id)];
          into.numbers.push(...other.numbers);
          into.noticeIds.push(...other.noticeIds);
          into.history = [...into.history, ...other.history].toSorted((a, b) => (a.at < b.at ? -1 : 1));
          into.entries.push(...other.entries);
          cases = cases.filter((one) => one !== other);
        }
      }),
    }),
    'cases.split': ({ id, numbers, noticeIds }) => {
      const newId = `case-${cases.length + 1}`;
      const undo = act([id, newId], () => {
        const from = found(id);
        from.numbers = from.numbers.filter((number) => !numbers.includes(number));
        from.noticeIds = from.noticeIds.filter((notice) => !noticeIds.includes(notice));
        const { personId, country } = from;
        cases.push({ ...structuredClone(blank), id: newId, personId, country, numbers, noticeIds });
      });
      return { newId, undo };
    },
    'cases.restore': ({ undo }) => {
      cases = pictures.get(undo.cases[0]?.caseId ?? '') ?? cases;
      emit({ caseIds: cases.map(({ id }) => id) });
      return {};
    },
    'cases.remove': ({ id, isDryRun }) => {
      const { history, entries, noticeIds } = found(id);
      const going = {
        notices: noticeIds.length,
        statuses: history.length,
        entries: entries.length,
        documents: 0,
      };
      if (isDryRun) return { ...going, undo: null };
      const undo = act([id], () => {
        cases = cases.filter((one) => one.id !== id);
      });
      return { ...going, undo };
    },
    'cases.addEntry': ({ id, entryId = `entry-${pictures.size + 10}`, fact }) => ({
      entryId,
      undo: act([id], () => {
        const entry = { ...fact, id: entryId, addedAt: fakeNow.toISOString(), documents: [] };
        const others = found(id).entries.filter((one) => one.id !== entryId);
        found(id).entries = [...others, entry as Case['entries'][number]];
      }),
    }),
    'cases.removeEntry': ({ id, entryId }) => ({
      undo: act([id], () => {
        found(id).entries = found(id).entries.filter((one) => one.id !== entryId);
      }),
    }),
    'payments.mark': ({ caseId, paymentId, paidOn }) => ({
      undo: act([caseId], () => {
        found(caseId).payments[paymentId] = { paidOn, receipt: null };
      }),
    }),
  };
}

const noticeOf = (notice: NoticeDetail): CaseNotice => ({
  ...(notice as unknown as CaseNotice),
  isDone: notice.mark.isDone,
  isRead: notice.mark.isRead,
  isByHand: false,
});
