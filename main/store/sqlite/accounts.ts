// Keeps accounts, the persons they belong to and where each listing goes on.
import type { Failure } from '../../contract/failure.ts';
import type { Account, AccountCertificate, AccountState } from '../../model/account.ts';
import type { Instant } from '../../model/day.ts';
import type { PortalId } from '../../model/portal.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './storeFailure.ts';

function toAccount(row: Record<string, unknown>): Account {
  const parkedFor = row['parked_for'] as string | null;
  const certificate = row['certificate'] as string | null;
  return {
    id: row['id'] as string,
    portal: row['portal'] as PortalId,
    personId: row['person_id'] as string,
    label: row['label'] as string,
    method: row['method'] as string,
    fields: JSON.parse(row['fields'] as string) as Record<string, string>,
    subject: row['subject'] as string | null,
    state: row['state'] as AccountState,
    parkedFor: parkedFor === null ? null : (JSON.parse(parkedFor) as Failure),
    schedule: row['schedule'] as string | null,
    nextCheckAt: row['next_check_at'] as string | null,
    lastCompleteListingAt: row['last_complete_listing_at'] as string | null,
    createdAt: row['created_at'] as string,
    ...(certificate === null ? {} : { certificate: JSON.parse(certificate) as AccountCertificate }),
    ...(row['may_read_communications'] === 1 ? { mayReadCommunications: true } : {}),
  };
}

/** The short number of an account inside the database; fails with `input.notFound`. */
export function accountNo(db: Database, accountId: string): number {
  const row = db.sql('SELECT no FROM accounts WHERE id = ?').get(accountId) as { no: number } | undefined;
  if (!row) throw new StoreFailure('input.notFound', { accountId });
  return row.no;
}

export const listAccounts = (db: Database): Account[] =>
  db.sql('SELECT * FROM accounts ORDER BY no').all().map(toAccount);

export function getAccount(db: Database, id: string): Account | null {
  const row = db.sql('SELECT * FROM accounts WHERE id = ?').get(id);
  return row ? toAccount(row) : null;
}

export function saveAccount(db: Database, account: Account): void {
  db.sql(
    `INSERT INTO accounts (id, portal, person_id, label, method, fields, subject, state, parked_for, schedule,
       next_check_at, last_complete_listing_at, created_at, certificate, may_read_communications)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET portal = excluded.portal, person_id = excluded.person_id, label = excluded.label,
       method = excluded.method, fields = excluded.fields, subject = excluded.subject, state = excluded.state,
       parked_for = excluded.parked_for, schedule = excluded.schedule, next_check_at = excluded.next_check_at,
       last_complete_listing_at = excluded.last_complete_listing_at, created_at = excluded.created_at,
       certificate = excluded.certificate, may_read_communications = excluded.may_read_communications`,
  ).run(
    account.id,
    account.portal,
    account.personId,
    account.label,
    account.method,
    JSON.stringify(account.fields),
    account.subject,
    account.state,
    account.parkedFor && JSON.stringify(account.parkedFor),
    account.schedule,
    account.nextCheckAt,
    account.lastCompleteListingAt,
    account.createdAt,
    account.certificate === undefined ? null : JSON.stringify(account.certificate),
    Number(account.mayReadCommunications ?? false),
  );
}

export const dueAccounts = (db: Database, at: Instant): Account[] =>
  db
    .sql("SELECT * FROM accounts WHERE state = 'active' AND next_check_at <= ? ORDER BY next_check_at, no")
    .all(at)
    .map(toAccount);

export function readCursor(db: Database, accountId: string): Record<string, unknown> | null {
  const row = db
    .sql('SELECT c.cursor FROM cursors c JOIN accounts a ON a.no = c.account WHERE a.id = ?')
    .get(accountId) as { cursor: string } | undefined;
  return row ? (JSON.parse(row.cursor) as Record<string, unknown>) : null;
}
