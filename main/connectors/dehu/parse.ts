// Reads DEHú's answers: text in, notices out; pure, and strict where a misreading could hide a notice.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Day, Instant } from '../../model/day.ts';
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice, NoticeState } from '../../model/notice.ts';
import { instantIn } from '../../model/zonedTime.ts';
import { UnreadPage } from '../connector.ts';
import { mergeKeyOf } from '../kit/mergeKey.ts';
import { caseNumberOf } from './concept.ts';
import { stateOf } from './states.ts';

/** Which of the portal's three lists a row stood in; null for a file whose list is not known. */
export type DehuList = 'pending' | 'communications' | 'realised';
export type DehuRow = Record<string, unknown>;

export interface DehuEnvelope {
  rows: DehuRow[];
  total: number | null;
}

const zone = 'Europe/Madrid';

/**
 * The list in `{count, total, limit, page, items}`. Fails with `portal.changed {at, what}`: `html`, `notJson`, `shape`.
 * No `items` means empty only where the totals say so too. The failure has the answer as its cause: a list holds no secret.
 */
export function readEnvelope(text: string, at: string): DehuEnvelope {
  try {
    return envelopeOf(text, at);
  } catch (error) {
    const { code, details } = failureOf(error);
    throw new FailureError(code, details, new UnreadPage(new TextEncoder().encode(text)));
  }
}

function envelopeOf(text: string, at: string): DehuEnvelope {
  const value = readJson(text, at);
  if (!isRecord(value)) throw changed(at, 'shape');
  const total = [value['total'], value['count']].find((one) => typeof one === 'number') ?? null;
  const rows = value['items'];
  if (rows === undefined && total === 0) return { rows: [], total };
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw changed(at, 'shape');
  return { rows, total };
}

export function readJson(text: string, at: string): unknown {
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (clean.startsWith('<')) throw changed(at, 'html');
  try {
    return JSON.parse(clean);
  } catch {
    throw changed(at, 'notJson');
  }
}

/** One row as a notice; null when it has no identifier, which is all that must not be missing. */
export function readRow(row: DehuRow, list: DehuList | null): ListedNotice | null {
  const portalNoticeId = textOf(row['identifier']);
  if (portalNoticeId === null) return null;
  const concept = textOf(row['concept']);
  const expiresOn = expiryOf(row);
  const isCommunication = list === null ? looksLikeCommunication(row) : list === 'communications';
  const state = stateOfRow(row, list);
  const isOpen = state === 'pending' || state === 'unknown';
  const titular = titularOf(row);
  return {
    portalNoticeId,
    mergeKey: mergeKeyOf(portalNoticeId),
    portal: 'dehu',
    kind: isCommunication ? 'communication' : 'notification',
    title: concept ?? textOf(row['description']) ?? textOf(row['emitterEntity']) ?? portalNoticeId,
    issuer: textOf(row['emitterEntity']) ?? textOf(row['emitterSourceEntity']),
    person: titular,
    ...(titular === null ? {} : { titular: { nif: titular, name: null } }),
    caseNumber: concept === null ? null : caseNumberOf(concept),
    madeAvailableAt: instantOf(textOf(row['availabilityDate'])),
    expiresOn: isOpen && !isCommunication ? expiresOn : null,
    state,
    legalEffectOnOpen: isOpen && !isCommunication,
    amount: null,
    text: null,
    appointment: null,
    deadlines: [],
    authenticity: null,
    isInJunk: false,
    documents: isOpen ? [] : documentsOf(isCommunication),
    evidence: {
      ...rawFields(row),
      ...(isOpen && expiresOn !== null ? { expiresOn: 'expirationDate' } : {}),
      ...notifiedOn(row, isOpen || isCommunication, expiresOn),
    },
  };
}

/** The day of Madrid on which the portal lets it expire, also of what is settled. */
export function expiryOf(row: DehuRow): Day | null {
  return dayOf(textOf(row['expirationDate']));
}

/** NIF of whose notice it is; representatives see those of others in the same list. */
export const titularOf = (row: DehuRow): string | null =>
  textOf(row['nifTitular']) ?? textOf(row['titularNif']);

function stateOfRow(row: DehuRow, list: DehuList | null): NoticeState {
  // Whatever its row says, what stands among the pending ones can still be opened.
  if (list === 'pending') return 'pending';
  const word = textOf(row['state']);
  const state = stateOf(word ?? '');
  if (list === 'realised' && state === 'pending') return 'unknown';
  if (list === null && word === null && textOf(row['finalDate']) === null) return 'pending';
  return state ?? 'unknown';
}

/** Only a clear sign makes a communication of a row whose list is unknown (R15: what is unknown is a notification). */
function looksLikeCommunication(row: DehuRow): boolean {
  const isRead = /^\s*(?:no\s+)?le[ií]da\s*$/i.test(textOf(row['state']) ?? '');
  return isRead || /^com_/i.test(textOf(row['concept']) ?? '');
}

/** Asking for these has no effect any more. Names and kinds of file are told only with the bytes. */
function documentsOf(isCommunication: boolean): ListedDocument[] {
  const document: ListedDocument = {
    portalDocumentId: 'document',
    name: 'documento',
    type: null,
    size: null,
    role: 'resolution',
  };
  const voucher: ListedDocument = {
    ...document,
    portalDocumentId: 'voucher',
    name: 'acuse',
    role: 'receipt',
  };
  return isCommunication ? [document] : [document, voucher];
}

/** Every field of the row as it came, those that nobody has described too. */
function rawFields(row: DehuRow): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'string') fields[name] = value;
    else if (typeof value === 'boolean') fields[name] = value ? 'true' : 'false';
    else fields[name] = JSON.stringify(value);
  }
  return fields;
}

/** The day from which an answer's period counts; for an expired notice its last day to open, where that is earlier (R8). */
function notifiedOn(row: DehuRow, isNotYet: boolean, expiresOn: Day | null): { notifiedOn?: Day } {
  const settledOn = isNotYet ? null : dayOf(textOf(row['finalDate']));
  if (settledOn === null) return {};
  const isExpired = stateOf(textOf(row['state']) ?? '') === 'expired';
  return { notifiedOn: isExpired && expiresOn !== null && expiresOn < settledOn ? expiresOn : settledOn };
}

const instantOf = (text: string | null): Instant | null => momentOf(text)?.toISOString() ?? null;

/** A time without an offset is Madrid's wall time. */
function momentOf(text: string | null): Date | null {
  const [, day, wallTime, offset] = written.exec(text ?? '') ?? [];
  if (text === null || day === undefined || !isRealDay(day)) return null;
  const moment = offset === undefined ? instantIn(zone, day, wallTime ?? '00:00') : text;
  const at = new Date(moment ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A day that does not exist comes out as one of the month after. */
const isRealDay = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(8));

// One formatter for all rows: Temporal took as long for a list of 1,500 as the requests themselves.
const madridDays = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });

/** The day in Madrid; a time without an offset, or none at all, is that day itself. */
function dayOf(text: string | null): Day | null {
  const at = momentOf(text);
  return at === null ? null : madridDays.format(at);
}

export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : null;
  return value.trim() || null;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const changed = (at: string, what: string): FailureError =>
  new FailureError('portal.changed', { at, what });
