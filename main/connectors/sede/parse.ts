// Turns rows of the sede's sections into notices; text in, values out. What is not clearly opened counts as unopened.
import { createHash } from 'node:crypto';
import { appealDeadlines, decided } from '../../deadlines/decisionPeriods.ts';
import { readCaseStatus } from '../../model/caseStatus.ts';
import type { Day, Instant } from '../../model/day.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice, NoticeKind, NoticeState } from '../../model/notice.ts';
import { instantIn } from '../../model/zonedTime.ts';
import { isIdentifier, mergeKeyOf } from '../kit/mergeKey.ts';
import type { FieldValue, ListRow, PageLink } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import type { StatusResult } from './statusAnswer.ts';
import { noticeStateOf, rejection, type SectionName } from './words.ts';

const zone = 'Europe/Madrid';

export interface RowNotice {
  notice: ListedNotice;
  /** Ids that the same row had before it was read with a number of its own. */
  formerIds: string[];
  /** The portal says in words that its content was accessed; only then may it be asked for again. */
  isAccessed: boolean;
  /** What opens it; null when the row has no way that is understood. */
  opening: PageLink | null;
  /** Links of `notice.documents`, in the same order; empty until it was accessed. */
  files: PageLink[];
}

/** Counts what is equal in a listing, so that two notices with the same words are two. */
export type Ordinals = Map<string, number>;

const words = (field: FieldValue | undefined): string | null => field?.value ?? null;
const dayOf = (field: FieldValue | undefined): string | null => field?.value?.slice(0, 10) ?? null;

/** One row of a section. Rows of the status service are facts only: their links are never followed. */
export function readRowNotice(row: ListRow, section: SectionName, ordinals: Ordinals): RowNotice {
  const { fields } = row;
  const isCase = section !== 'notifications';
  const status = isCase ? (fields.caseState ?? fields.state) : undefined;
  const usable = section === 'statuses' ? [] : row.links.filter(isUsable);
  const opening = openingLink(usable);
  const state = stateOf(row, section, opening !== null);
  const isAccessed = state === 'opened' || state === 'accepted';
  const isOpen = state === 'pending' || state === 'unknown';
  const files = isAccessed ? fileLinks(usable, opening) : [];
  const available = fields.madeAvailable ?? (isCase ? undefined : fields.date);
  const title = isCase ? caseTitle(row, status) : titleOf(row);
  const kind = isCase ? caseKind(row, status, opening !== null) : kindOf(row);
  const expiresOn = dayOf(fields.expires);
  const { id, formerIds } = idsOf(row, section, ordinals);
  const notice: ListedNotice = {
    portalNoticeId: id,
    ...mergeKeyIn(row, section),
    portal: 'sede',
    kind,
    title,
    issuer: words(fields.issuer),
    person: words(fields.person) ?? words(fields.personId),
    caseNumber: words(fields.caseNumber),
    madeAvailableAt: momentOf(available),
    expiresOn: isOpen ? expiresOn : null,
    state,
    // A communication has no legal effect elsewhere (LEMA 3.2.1); whether the sede agrees is not known.
    legalEffectOnOpen: isOpen ? (kind === 'communication' ? null : true) : false,
    amount: null,
    text: null,
    appointment: null,
    deadlines: status ? refusalDeadlines(status.raw, dayOf(fields.resolved)) : [],
    authenticity: null,
    isInJunk: false,
    documents: files.map(asDocument),
    evidence: {
      section,
      ...raw('madeAvailableAt', available),
      ...raw('expiresOn', fields.expires),
      ...raw('state', fields.state),
      ...raw('kind', fields.kind),
      ...raw('filedOn', fields.filed),
      ...(status ? { status: readCaseStatus(status.raw).status, statusRaw: status.raw } : {}),
      ...(dayOf(fields.resolved) ? { resolvedOn: dayOf(fields.resolved) ?? '' } : {}),
      ...(isAccessed && dayOf(fields.opened) ? { notifiedOn: dayOf(fields.opened) ?? '' } : {}),
    },
  };
  return { notice, formerIds, isAccessed, opening, files };
}

const raw = (name: string, field: FieldValue | undefined): Record<string, string> =>
  field ? { [name]: field.raw } : {};

/** Wall time of Madrid as an instant; a day without an hour begins at midnight. */
function momentOf(field: FieldValue | undefined): Instant | null {
  const [, day, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-].*)?)?$/.exec(field?.value ?? '') ?? [];
  if (day === undefined) return null;
  const at = offset ? `${day}T${time}${offset}` : instantIn(zone, day, time ?? '00:00:00');
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Only clear words say that it was opened; a case without anything to open has nothing pending. */
function stateOf({ fields }: ListRow, section: SectionName, hasOpening: boolean): NoticeState {
  if (section === 'statuses') return 'received';
  const told = fields.state ? noticeStateOf(fields.state.raw) : null;
  if (told) return told;
  // A day of access beside a word that nobody knows proves nothing.
  const isOpened = !fields.state && fields.opened?.value != null && fields.opened.confidence >= 0.6;
  if (isOpened) return 'opened';
  return section === 'cases' && !hasOpening ? 'received' : 'unknown';
}

/** `Comunicación` in the column that says the kind, and nowhere else: what is unclear is a notification (R15). */
function kindOf({ fields }: ListRow): NoticeKind {
  const kind = normalWords(fields.kind?.raw ?? '');
  if (/^(?:comunicacio|komunikazio|communication)/.test(kind)) return 'communication';
  const said = `${kind} ${normalWords(fields.title?.raw ?? '')}`;
  if (/\brequeri|subsanacio|errekerimendu|eskakizun/.test(said)) return 'requirement';
  return /\bresoluci|ebazpen|resolution/.test(said) ? 'resolution' : 'notification';
}

/** A decided case with something to open holds its resolution; a case with a term is a notification. */
function caseKind({ fields }: ListRow, status: FieldValue | undefined, hasOpening: boolean): NoticeKind {
  if (fields.madeAvailable || fields.expires) return 'notification';
  const isDecided = status !== undefined && decided.has(readCaseStatus(status.raw).status);
  return isDecided && hasOpening ? 'resolution' : 'statusChange';
}

function titleOf({ fields, rawText, section }: ListRow): string {
  const title = words(fields.title) ?? words(fields.kind);
  if (title) return title;
  const line = rawText.split('\n').find((one) => /\p{L}{4}/u.test(one) && one.length > 8);
  return line ?? section ?? 'Notificación';
}

const caseTitle = (row: ListRow, status: FieldValue | undefined): string => {
  const parts = [words(row.fields.kind) ?? words(row.fields.title), status?.raw ?? null];
  return parts.filter((part) => part !== null).join(' · ') || titleOf(row);
};

/** The portal's own number, else a hash of what does not change when it is opened or decided. */
function idsOf(row: ListRow, section: SectionName, ordinals: Ordinals): { id: string; formerIds: string[] } {
  const own = words(row.fields.noticeId);
  if (section !== 'notifications' || own === null || /^\d{1,4}$/.test(own) || own.length > 60)
    return { id: hashOf(row, own, section, ordinals), formerIds: [] };
  // As long as the page did not print the number, the row stood under a hash without it.
  return { id: own, formerIds: [hashOf(row, null, section, ordinals, 'former:')] };
}

function hashOf(
  { fields }: Pick<ListRow, 'fields'>,
  own: string | null,
  section: SectionName,
  ordinals: Ordinals,
  /** Equal rows are counted apart from those that have no number now. */
  counted = '',
): string {
  const when = section === 'notifications' ? (fields.madeAvailable ?? fields.date)?.raw : fields.filed?.raw;
  const title = words(fields.title) ?? words(fields.kind) ?? '';
  // A case's title may be guessed from what stands in its row today: its number is enough.
  const name = section === 'notifications' || !fields.caseNumber ? title : (words(fields.kind) ?? '');
  const facts = [words(fields.caseNumber) ?? '', when ?? '', name, own ?? ''].map(normalWords).join('|');
  const key = `${section}|${facts}`;
  const ordinal = (ordinals.get(counted + key) ?? 0) + 1;
  ordinals.set(counted + key, ordinal);
  return createHash('sha256').update(`${key}|${ordinal}`).digest('hex').slice(0, 20);
}

/** Only a notification may be DEHú's too, and only under DEHú's own identifier. */
function mergeKeyIn({ fields }: ListRow, section: SectionName): { mergeKey?: string } {
  const own = words(fields.noticeId);
  return section === 'notifications' && own !== null && isIdentifier(own)
    ? { mergeKey: mergeKeyOf(own) }
    : {};
}

const isUsable = ({ href, postback, submit, text }: PageLink): boolean =>
  Boolean(href ?? postback ?? submit) && !rejection.test(normalWords(text));

/** The way in; an act (`Comparecer`) only where nothing else opens. */
const openingLink = (usable: readonly PageLink[]): PageLink | null =>
  usable.find(({ kind }) => kind === 'open') ??
  usable.find(({ kind }) => kind === 'document') ??
  usable.find(({ kind }) => kind === 'act') ??
  null;

/** Files of what was accessed; where the row only leads to its page, the file behind that. */
function fileLinks(usable: readonly PageLink[], opening: PageLink | null): PageLink[] {
  const files = usable.filter(({ kind }) => kind === 'document');
  return files.length > 0 || opening === null || opening.kind === 'act' ? files : [opening];
}

const isReceipt =
  /\b(?:resguardo|acuse|justificante|recibo|comprobante|resguard|justificant|xustificante|receipt)/;

/** Type and size come with the bytes. The id holds no address: those change with the session. */
export function asDocument(link: PageLink, index: number): ListedDocument {
  const name = link.text.slice(0, 120) || 'documento';
  return {
    portalDocumentId: `${index + 1}:${normalWords(name).slice(0, 60)}`,
    name,
    type: null,
    size: null,
    role: isReceipt.test(normalWords(name)) ? 'receipt' : 'resolution',
  };
}

/** The inbox counts only what a refusal opens: an approval may be appealed against as well, but need not be. */
const refusalDeadlines = (said: string, resolvedOn: Day | null): Deadline[] => {
  const { status } = readCaseStatus(said);
  return status === 'RESUELTO_FAVORABLE' ? [] : appealDeadlines(status, resolvedOn);
};

/** The answer for one case as a notice: facts about it, nothing to open. */
export function noticeOfResult(result: StatusResult, portalNoticeId: string): ListedNotice {
  const { status, caseNumber, nie, resolvedOn, filedOn, authorization } = result;
  return {
    portalNoticeId,
    portal: 'sede',
    kind: 'statusChange',
    title: status.raw,
    issuer: null,
    person: nie,
    caseNumber,
    madeAvailableAt: null,
    expiresOn: null,
    state: 'received',
    legalEffectOnOpen: false,
    amount: null,
    text: Object.entries(result.printed)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
    appointment: null,
    deadlines: refusalDeadlines(status.raw, resolvedOn),
    authenticity: null,
    isInJunk: false,
    documents: [],
    evidence: {
      section: 'statuses',
      status: status.status,
      statusRaw: status.raw,
      ...(resolvedOn ? { resolvedOn } : {}),
      ...(filedOn ? { filedOn } : {}),
      ...(authorization ? { kind: authorization } : {}),
    },
  };
}
