// The looks of all persons, made once for each list of them.
import { useMemo } from 'react';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { PersonView } from '../../api/views.ts';
import { looksOf, type PersonLook } from './personLooks.ts';

const nobody: PersonView[] = [];

export interface KnownPersons {
  persons: PersonView[];
  lookOf(id: string): PersonLook | undefined;
  nameOf(id: string): string;
  /** Where there is one person only, nothing needs to say whose it is. */
  isMany: boolean;
}

export function usePersonLooks(): KnownPersons {
  const persons = useMethod('persons.list', {}).data ?? nobody;
  return useMemo(() => {
    const looks = looksOf(persons);
    const names = new Map(persons.map(({ id, name }) => [id, name]));
    return {
      persons,
      lookOf: (id) => looks.get(id),
      nameOf: (id) => names.get(id) ?? '',
      isMany: persons.length > 1,
    };
  }, [persons]);
}
