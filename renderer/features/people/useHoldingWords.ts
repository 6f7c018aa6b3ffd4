// Says in one list how much belongs to a person.
import { useTranslation } from 'react-i18next';
import type { PersonHoldingsView } from '../../../main/contract/personMethods.ts';
import { useFormat } from '../../text/useFormat.ts';

export function useHoldingWords(): (
  holdings: Pick<PersonHoldingsView, 'accounts' | 'notices' | 'cases'>,
) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ accounts, notices, cases }) => {
    const counted = (count: number) => ({ count, number: format.number(count) });
    return format.list([
      t('people.count.accounts', counted(accounts)),
      t('count.notices', counted(notices)),
      t('people.count.cases', counted(cases)),
    ]);
  };
}
