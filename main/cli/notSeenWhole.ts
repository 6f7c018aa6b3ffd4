// What a list must not hide: accounts that are not read, or never were to their end. An empty list is no good news then.
import type { Failure } from '../contract/failure.ts';
import type { AccountView } from '../contract/views.ts';
import { importMethod } from '../model/account.ts';
import { plain } from './terminal.ts';
import { describeFailure } from './words.ts';

const unknownReason: Failure = { code: 'personNeeded', details: {} };

/** Why an account stands still. */
export const parkedFailure = (account: AccountView): Failure => account.parkedFor ?? unknownReason;

export const describeParked = (account: AccountView): string =>
  `${nameOf(account)}: ${describeFailure(parkedFailure(account))}`;

/** One line for each such account; what was imported by hand is no account that is read. */
export function describeNotSeenWhole(accounts: AccountView[]): string[] {
  return accounts
    .filter(({ method, state }) => method !== importMethod && state !== 'removed')
    .flatMap((account) => {
      if (account.state === 'parked') return [describeParked(account)];
      if (account.lastCompleteListingAt !== null) return [];
      return [
        `${nameOf(account)}: It has never been read to its end; it may hold notices that are not here. Run \`recado sync\`.`,
      ];
    });
}

const nameOf = (account: AccountView): string => plain(account.label || account.subject || account.portal);
