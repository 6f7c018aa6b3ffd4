// Whom a notice concerns, by the name of the person where the portal tells a number only.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../main/contract/views.ts';
import { useMethod } from '../api/bridgeContext.tsx';
import type { NoticeRow } from '../api/views.ts';

/** A number of a person or a company, and nothing else. */
const onlyNumber = /^[A-Z]?\d{7,8}[A-Z0-9]$/;

export type WhoseNotice = (
  notice: Pick<NoticeRow, 'person' | 'personId'> & Pick<Partial<NoticeDetail>, 'titular'>,
) => string | null;

/** The printed name; the person's own beside a bare number, as soon as somebody has told it. */
export function useWhoseNotice(): WhoseNotice {
  const { t } = useTranslation();
  const persons = useMethod('persons.list', {}).data;
  return useCallback<WhoseNotice>(
    ({ person, personId, titular }) => {
      if (person === null) return null;
      const number = onlyNumber.test(person) ? person : (titular?.nif ?? null);
      const known = persons?.find(({ id, nie }) => id === personId && nie !== null && nie === number)?.name;
      const name = onlyNumber.test(person) ? (known ?? person) : person;
      return number === null || number.includes('*') || name === number || name === ''
        ? person
        : t('represented.for', { name, nif: number });
    },
    [persons, t],
  );
}
