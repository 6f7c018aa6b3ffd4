// A sign-in by hand at a portal that prints nobody's number: nothing is read before the person has said that it was theirs.
import type { Identity } from '../connectors/connector.ts';
import { FailureError } from '../contract/failure.ts';
import type { Account } from '../model/account.ts';
import { readPersonNumber } from '../model/identifiers/personNumber.ts';
import type { Person } from '../model/person.ts';
import type { HandlerDeps } from './handlers/handlers.ts';

/** The account waits for the person's word; see `accounts.sayWhose`. */
export const unproven: Pick<Account, 'state' | 'parkedFor'> = {
  state: 'parked',
  parkedFor: { code: 'signIn.unproven', details: {} },
};

/** Goes on with the sign-in as this account's, or forgets it. Fails with `input.notFound` where nothing waits for an answer. */
export async function sayWhose(
  deps: HandlerDeps,
  { id, isOwn }: { id: string; isOwn: boolean },
): Promise<Account> {
  const before = await deps.store.accounts.get(id);
  if (before?.parkedFor?.code !== 'signIn.unproven')
    throw new FailureError('input.notFound', { what: 'unprovenSignIn' });
  const isHeld = (await deps.registry.get(before.portal)?.sayWhose?.(id, isOwn)) === true;
  const goesOn = isOwn && isHeld;
  // A sign-in that is over by now is made again, and asked about again.
  const personNeeded = { code: 'personNeeded' as const, details: { action: 'signIn' } };
  const account = await deps.updateAccount(id, (one) => ({
    ...one,
    ...(goesOn ? { state: 'active' as const, parkedFor: null } : { parkedFor: personNeeded }),
  }));
  await deps.store.audit.append({
    at: deps.clock.now().toISOString(),
    what: isOwn ? 'signIn.own' : 'signIn.notOwn',
    accountId: id,
    noticeId: null,
    details: { portal: account.portal },
  });
  if (goesOn) deps.engine.run([account], 'person');
  return account;
}

/** A certificate or a sign-in that names another number than the account's person. Fails with `signIn.otherSubject`. */
export function refuseOtherPerson(
  person: Person | undefined,
  { certificate, subject }: Pick<Identity, 'certificate' | 'subject'>,
): void {
  const own = numbersOf(person);
  const found = certificate ? certificate.nif : spanishNumber(subject);
  if (found !== null && own.length > 0 && !own.includes(found))
    throw new FailureError('signIn.otherSubject', { expected: own[0], found });
}

const spanishNumber = (subject: string): string | null => {
  const number = readPersonNumber(subject);
  return number.isValid ? number.value : null;
};

/** Every number that the person is known by. */
export const numbersOf = (person: Person | undefined): string[] =>
  [person?.nie ?? null, ...(person?.otherNumbers ?? [])].filter((number) => number !== null);
