// Answers what is asked of cases and payments; every act says that cases changed and how to take it back.
import { FailureError } from '../../contract/failure.ts';
import type { Case, CaseDetails } from '../../model/case.ts';
import type { CaseEntry, OwnFact, PaymentMark } from '../../model/caseEntry.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import { suggestCase } from '../../model/suggestCase.ts';
import { todayIn } from '../../model/zonedTime.ts';
import type { CaseRecord, CaseUndo } from '../../store/caseStore.ts';
import { caseDetailOf, caseRowOf, factsOf } from '../caseViewsOf.ts';
import { checkDetails, checkNie, checkNumbers, elsewhere } from '../checkCase.ts';
import { keepOwnFile } from '../readOwnFile.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = (`cases.${string}` | `payments.${string}`) & keyof Handlers;

/** Enough to tell one from several; a person with more has to choose in the list anyway. */
const mostSuggested = 50;

export const caseHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, hub, newId } = deps;
  const now = () => clock.now().toISOString();
  const record = async (id: string): Promise<CaseRecord> => {
    const found = await store.cases.get(id);
    if (!found) throw new FailureError('input.notFound', { what: 'case' });
    return found;
  };
  const done = <T extends { undo: CaseUndo }>(caseIds: string[], answer: T): T => {
    hub.emit('cases.changed', { caseIds: [...new Set([...caseIds, ...idsOf(answer.undo)])] });
    return answer;
  };
  const keepFile = (caseId: string, file: { name: string; base64: string }) =>
    keepOwnFile({ files: deps.files, newId, now }, caseId, file);

  return {
    'cases.list': async ({ after, limit, ...filter }) => {
      const page = await store.cases.list(filter, after, limit);
      return { rows: page.rows.map((row) => caseRowOf(row, clock.now())), next: page.next };
    },
    'cases.get': async ({ id }) => caseDetailOf(await record(id), clock.now()),
    'cases.ofNotice': async ({ noticeId }) => {
      const notice = await store.notices.get(noticeId);
      if (!notice) throw new FailureError('input.notFound', { what: 'notice' });
      const id = await store.cases.ofNotice(noticeId);
      if (id !== null) return { case: shortOf((await record(id)).case), suggestion: null };
      const persons = await store.persons.list();
      const nie = persons.find((person) => person.id === notice.personId)?.nie ?? null;
      const cases = await store.cases.ofPerson(notice.personId, mostSuggested);
      const suggestion = suggestCase(notice.notice, cases, nie);
      return { case: null, suggestion: suggestion && shortOf(suggestion) };
    },
    'cases.save': async ({ id, personId, country, numbers, noticeIds, ...typedIn }) => {
      const details = plain(typedIn.details) as Partial<CaseDetails>;
      const known = id === null ? null : (await record(id)).case;
      const owner = known?.personId ?? personId;
      const land = known?.country ?? country;
      if (owner === undefined || land === undefined)
        throw new FailureError('input.invalid', {
          badFields: owner === undefined ? ['personId'] : ['country'],
        });
      const today = todayIn('Europe/Madrid', clock.now());
      const typed = checkNumbers(
        numbers ?? known?.numbers ?? [],
        land,
        known?.numbers ?? [],
        Number(today.slice(0, 4)),
      );
      const warnings = [...typed.warnings, ...checkDetails(details, today)];
      const saved = await store.cases.save(
        {
          id: known?.id ?? newId(),
          personId: owner,
          country: land,
          details: { ...details, ...(details.nie === undefined ? {} : { nie: checkNie(details.nie, land) }) },
          numbers: numbers === undefined ? undefined : typed.numbers,
          noticeIds,
        },
        now(),
      );
      const keys = new Set(known?.numbers.map(caseKey));
      for (const number of typed.numbers.filter((one) => !keys.has(caseKey(one)))) {
        const others = await store.cases.withNumber(number, owner);
        warnings.push(
          ...elsewhere(
            number,
            others.filter((other) => other.id !== saved.case.id),
          ),
        );
      }
      const { undo } = done([saved.case.id], saved);
      return { case: caseDetailOf(await record(saved.case.id), clock.now()), warnings, undo };
    },
    'cases.place': async ({ noticeIds, caseId }) =>
      done(caseId === null ? [] : [caseId], { undo: await store.cases.place(noticeIds, caseId, now()) }),
    'cases.join': async ({ intoId, otherIds }) =>
      done([intoId], { undo: await store.cases.join(intoId, otherIds, now()) }),
    'cases.split': async ({ id, numbers, noticeIds }) => {
      const { caseId, undo } = await store.cases.split(id, { numbers, noticeIds }, newId(), now());
      return done([id, caseId], { newId: caseId, undo });
    },
    'cases.restore': async ({ undo }) => {
      await store.cases.restore(plain(undo) as CaseUndo, now());
      hub.emit('cases.changed', { caseIds: idsOf(plain(undo) as CaseUndo) });
      return {};
    },
    'cases.remove': async ({ id, isDryRun }) => {
      const holdings = await store.cases.holdings(id);
      if (isDryRun) return { ...holdings, undo: null };
      for (const gone of await store.cases.purge(now())) await deps.files.removeAccount(gone);
      return done([id], { ...holdings, undo: await store.cases.remove(id, now()) });
    },
    'cases.addEntry': async ({ id, entryId, fact, files }) => {
      const { case: known } = await record(id);
      const before = known.entries.find((entry) => entry.id === entryId);
      if (entryId !== undefined && !before) throw new FailureError('input.notFound', { what: 'entry' });
      const documents = [...(before?.documents ?? [])];
      for (const file of files) documents.push(await keepFile(known.id, file));
      const kept = entryId ?? newId();
      const entry: CaseEntry = {
        ...(plain(fact) as OwnFact),
        id: kept,
        addedAt: before?.addedAt ?? now(),
        documents,
      };
      return done([known.id], {
        entryId: kept,
        undo: await store.cases.saveEntry(known.id, kept, entry, now()),
      });
    },
    'cases.removeEntry': async ({ id, entryId }) => {
      const { case: known } = await record(id);
      if (!known.entries.some((entry) => entry.id === entryId))
        throw new FailureError('input.notFound', { what: 'entry' });
      return done([known.id], { undo: await store.cases.saveEntry(known.id, entryId, null, now()) });
    },
    'payments.mark': async ({ caseId, paymentId, paidOn, receipt }) => {
      const found = await record(caseId);
      const known = factsOf(found).payments.find((payment) => payment.id === paymentId);
      if (!known) throw new FailureError('input.notFound', { what: 'payment' });
      const { id } = found.case;
      const file = receipt === undefined ? known.receipt : receipt && (await keepFile(id, receipt));
      const mark: PaymentMark | null = paidOn === null && file === null ? null : { paidOn, receipt: file };
      return done([id], { undo: await store.cases.markPayment(id, paymentId, mark, now()) });
    },
  };
};

const shortOf = ({ id, title, numbers }: Case) => ({ id, title, numbers });

/** zod types what is left out as `undefined`; in the answer of JSON it is not there. */
const plain = (typed: unknown): unknown => JSON.parse(JSON.stringify(typed));

const idsOf = ({ cases, entries, payments }: CaseUndo): string[] => [
  ...new Set([...cases, ...entries, ...payments].map(({ caseId }) => caseId)),
];
