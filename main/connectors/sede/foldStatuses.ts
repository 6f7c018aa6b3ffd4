// One case is one row of the inbox: the status service tells again what Mis expedientes has told in the same listing.

import { decided } from '../../deadlines/decisionPeriods.ts';
import { readCaseStatus } from '../../model/caseStatus.ts';
import type { RowNotice } from './parse.ts';
import type { SectionName } from './words.ts';

/** Leaves out rows that tell nothing more than what was seen before; keeps one instance for one listing. */
export function createStatusFold(): (section: SectionName, rows: RowNotice[]) => RowNotice[] {
  const known = new Map<string, string>();
  return (section, rows) => {
    if (section === 'cases') for (const row of rows) remember(known, row);
    return section === 'statuses' ? rows.filter((row) => tellsMore(known, row)) : rows;
  };
}

function remember(known: Map<string, string>, row: RowNotice): void {
  const key = keyOf(row);
  if (key !== null) known.set(key, statusOf(row));
}

/** A step further, or another decision, is news; a service that is behind the other is not. */
function tellsMore(known: ReadonlyMap<string, string>, row: RowNotice): boolean {
  const key = keyOf(row);
  const before = key === null ? undefined : known.get(key);
  if (before === undefined) return true;
  const now = statusOf(row);
  return rankOf(now) > rankOf(before) || (rankOf(now) === 2 && now !== before);
}

const keyOf = ({ notice }: RowNotice): string | null =>
  notice.caseNumber?.toUpperCase().replaceAll(/[^A-Z\d]/g, '') || null;

const statusOf = ({ notice }: RowNotice): string => readCaseStatus(notice.evidence['statusRaw'] ?? '').status;

const isDecided = (status: string): boolean => [...decided].some((one) => one === status);

const rankOf = (status: string): 0 | 1 | 2 =>
  isDecided(status) || status === 'EN_RECURSO' ? 2 : status === 'REQUERIDO' ? 1 : 0;
