// Answers who there is and what is theirs; keeps numbers that can be right, and makes two persons one or two again.
import { FailureError } from '../../contract/failure.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import type { Person } from '../../model/person.ts';
import { recountDeadlines } from '../../sync/recountDeadlines.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `persons.${string}` & keyof Handlers;

/** A Spanish company's or association's number (CIF): a letter, seven digits, a check character. */
const companyNumber = /^[A-HJNP-SUVW]\d{7}[0-9A-J]$/;
/** Nobody prints fewer than five or more than fifteen characters (ICAO 9303 has nine on the page's code). */
const passportNumber = /^[A-Z0-9]{5,15}$/;

export const personHandlers = (
  deps: Pick<HandlerDeps, 'store' | 'hub' | 'clock' | 'newId'>,
): Pick<Handlers, Own> => {
  const { store, hub, clock } = deps;
  const changed = async (): Promise<void> => {
    hub.emit('persons.changed', {});
    await recountDeadlines(deps);
    hub.emit('notices.changed', { added: [], changed: [] });
  };
  const audit = (what: string, details: Record<string, unknown>) =>
    store.audit.append({ at: clock.now().toISOString(), what, accountId: null, noticeId: null, details });

  return {
    'persons.list': () => store.persons.list(),
    'persons.save': async ({ id, ...change }) => {
      const persons = await store.persons.list();
      const before = id === null ? null : persons.find((one) => one.id === id);
      if (before === undefined) throw new FailureError('input.notFound', { what: 'person' });
      const others = persons.filter((one) => one.id !== id);
      const known: Person = before ?? { id: deps.newId(), name: '', nie: null, passport: null };
      const { nie = known.nie, passport = known.passport, colour = known.colour ?? null } = change;
      const person: Person = {
        ...known,
        name: change.name,
        nie: nie === known.nie ? nie : checkedNie(nie, others),
        passport: passport === known.passport ? passport : checkedPassport(passport, others),
        colour,
      };
      await store.persons.save(person);
      hub.emit('persons.changed', {});
      return person;
    },
    'persons.holdings': ({ id }) => store.persons.holdings(id),
    'persons.merge': async ({ intoId, otherId, isDryRun }) => {
      if (isDryRun) return { ...(await store.persons.holdings(otherId)), mergeId: null };
      const mergeId = deps.newId();
      const moved = await store.persons.merge(mergeId, intoId, otherId, clock.now().toISOString());
      await audit('person.merged', { intoId, otherId });
      await changed();
      return { ...moved, mergeId };
    },
    'persons.merges': () => store.persons.merges(),
    'persons.separate': async ({ mergeId }) => {
      await store.persons.separate(mergeId);
      await audit('person.separated', { mergeId });
      await changed();
      return {};
    },
  };
};

function checkedNie(text: string | null, others: readonly Person[]): string | null {
  const plain = (text ?? '').toUpperCase().replaceAll(/[\s.\-–_/]/g, '');
  if (plain === '') return null;
  const read = readPersonNumber(plain);
  if (!read.isValid && !companyNumber.test(plain)) {
    const { reason, suggestion } = read;
    throw new FailureError('input.invalid', {
      badFields: ['nie'],
      reason,
      ...(suggestion !== null && { suggestion }),
    });
  }
  const nie = read.isValid ? read.value : plain;
  const isTaken = others.some((one) => one.nie === nie || one.otherNumbers?.includes(nie));
  if (isTaken) throw new FailureError('input.invalid', { badFields: ['nie'], reason: 'taken' });
  return nie;
}

function checkedPassport(text: string | null, others: readonly Person[]): string | null {
  const passport = (text ?? '').toUpperCase().replaceAll(/[\s.\-–_/]/g, '');
  if (passport === '') return null;
  if (!passportNumber.test(passport) || !/\d/.test(passport))
    throw new FailureError('input.invalid', { badFields: ['passport'], reason: 'shape' });
  if (others.some((one) => one.passport === passport))
    throw new FailureError('input.invalid', { badFields: ['passport'], reason: 'taken' });
  return passport;
}
