// The name of what the list shows: the box, and in what it is narrowed.
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../main/contract/views.ts';
import { useMethod } from '../api/bridgeContext.tsx';
import type { Source } from './navigation.ts';

export function useSourceTitle(source: Source, accounts: AccountView[]): string {
  const { t } = useTranslation();
  const persons = useMethod('persons.list', {}).data;
  const account = accounts.find((one) => one.id === source.accountId);
  if (account !== undefined) return account.label;
  if (source.portal !== undefined) return t(`portalNames.${source.portal}`);
  const person = persons?.find((one) => one.id === source.personId);
  const title = t(`boxes.${source.box}`);
  return person === undefined ? title : t('people.listOf', { title, name: person.name });
}
