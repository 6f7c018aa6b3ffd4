// Persons of the invented core: kept, and made one, by the core's own handlers over a store in memory.
import { personHandlers } from '../../main/app/handlers/personHandlers.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';

type Own = Extract<MethodName, `persons.${string}`>;
type Persons = MethodOutput<'persons.list'>;
type Answers = { [M in Own]: (input: MethodInput<M>) => Promise<MethodOutput<M>> };

export const samplePersons: Persons = [
  { id: 'person-1', name: 'Camila Rojas Ejemplo', nie: null, passport: null },
  { id: 'person-2', name: 'Diego Rojas Ejemplo', nie: null, passport: null },
];

/** `persons` is changed in place, so that other parts of the invented core see the same. */
export function createFakePersons(
  persons: Persons,
  countOf: (personId: string) => { accounts: number; notices: number; cases: number },
  changed: () => void,
): Answers {
  const merges: (MethodOutput<'persons.merges'>[number] & { whole: Persons[number] })[] = [];
  const holdings = async (id: string) => ({ ...countOf(id), noticesOfOthers: 0 });
  const unused = () => Promise.reject(new Error('unused'));
  const store = {
    persons: {
      list: async () => persons,
      save: async (person: Persons[number]) => {
        const at = persons.findIndex(({ id }) => id === person.id);
        persons.splice(at === -1 ? persons.length : at, 1, person);
      },
      holdings,
      merge: async (id: string, intoId: string, otherId: string, at: string) => {
        const whole = persons.find((one) => one.id === otherId);
        if (whole === undefined) throw new Error(otherId);
        persons.splice(persons.indexOf(whole), 1);
        merges.unshift({ id, intoId, at, person: whole, whole });
        return holdings(otherId);
      },
      merges: async () => merges.map(({ whole: _whole, ...merge }) => merge),
      separate: async (mergeId: string) => {
        const [merge] = merges.splice(
          merges.findIndex(({ id }) => id === mergeId),
          1,
        );
        if (merge !== undefined) persons.push(merge.whole);
      },
    },
    accounts: { list: async () => [] },
    settings: { read: async () => ({}), write: unused },
    audit: { append: async () => undefined, list: unused },
  };
  const handlers = personHandlers({
    // Only what the handlers ask for.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    store: store as unknown as Parameters<typeof personHandlers>[0]['store'],
    hub: { emit: changed, on: () => () => undefined },
    clock: { now: () => new Date() },
    newId: () => crypto.randomUUID(),
  });
  return {
    'persons.list': () => handlers['persons.list']({}),
    'persons.save': (input) => handlers['persons.save'](input),
    'persons.holdings': (input) => handlers['persons.holdings'](input),
    'persons.merge': (input) => handlers['persons.merge'](input),
    'persons.merges': () => handlers['persons.merges']({}),
    'persons.separate': (input) => handlers['persons.separate'](input),
  };
}
