// The account that notices given by hand belong to: one a portal and a person, made when it is first needed.
import { type Account, importMethod } from '../model/account.ts';
import type { PortalId } from '../model/portal.ts';
import type { SyncDeps } from '../sync/syncDeps.ts';

/** It is never due and never signs in. `personId` null: anybody's will do, and a new one belongs to the first person. */
export async function importAccount(
  deps: SyncDeps,
  portal: PortalId,
  personId: string | null,
): Promise<Account> {
  const existing = (await deps.store.accounts.list()).find(
    (account) =>
      account.portal === portal &&
      account.method === importMethod &&
      (personId === null || account.personId === personId),
  );
  if (existing) return existing;
  const account: Account = {
    id: deps.newId(),
    portal,
    personId: personId ?? (await firstPerson(deps)),
    label: '',
    method: importMethod,
    fields: {},
    subject: null,
    state: 'active',
    parkedFor: null,
    schedule: null,
    nextCheckAt: null,
    lastCompleteListingAt: null,
    createdAt: deps.clock.now().toISOString(),
  };
  await deps.store.accounts.save(account);
  deps.hub.emit('accounts.changed', { accountId: account.id });
  return account;
}

async function firstPerson(deps: SyncDeps): Promise<string> {
  const [first] = await deps.store.persons.list();
  if (first) return first.id;
  const person = { id: deps.newId(), name: '', nie: null, passport: null };
  await deps.store.persons.save(person);
  return person.id;
}
