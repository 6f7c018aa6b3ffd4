// Turns rows and pages of the buzón into notices; text in, values out.
import { createHash } from 'node:crypto';
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { instantIn } from '../../model/zonedTime.ts';
import type { Fields, FieldValue, ListColumn, ListRow, PageLink } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { findAppointment } from './appointment.ts';
import { findKind } from './kinds.ts';
import type { PortalPage } from './readPortalPage.ts';
import { asEvidence } from './sentences.ts';
import {
  findAmount,
  findInstalments,
  findPaymentPlace,
  findStatedDay,
  findTerm,
  findUitShare,
} from './terms.ts';
import { paymentPlaces, readOn, readStates } from './words.ts';

const lima = 'America/Lima';

export interface RowNotice {
  notice: ListedNotice;
  /** The portal says in words that the person has read it; only then may it be asked for again. */
  isRead: boolean;
  /** How the notice is opened; null when the row has no way that is understood. */
  link: PageLink | null;
  row: ListRow;
}

/** Counts what is equal in a listing, so that two notices with the same words are two. */
export type Ordinals = Map<string, number>;

/** Wall time of Lima as an instant; a day without an hour begins at midnight. Null when no such day exists. */
function momentOf(field: FieldValue | undefined): string | null {
  const [, day, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-].*)?)?$/.exec(field?.value ?? '') ?? [];
  if (day === undefined) return null;
  const at = offset ? `${day}T${time}${offset}` : instantIn(lima, day, time ?? '00:00:00');
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

const dayOf = (field: FieldValue | undefined): string | null => field?.value?.slice(0, 10) ?? null;
const words = (field: FieldValue | undefined): string | null => field?.value ?? null;

/** The rows of one page. A number that stands at rows of different words is none of a notice. */
export function readRowNotices(
  rows: readonly ListRow[],
  columns: readonly ListColumn[],
  ordinals: Ordinals,
): RowNotice[] {
  const headings = columns.filter(({ field }) => field === 'opened').map(({ heading }) => heading);
  const texts = new Map<string, Set<string>>();
  for (const row of rows) {
    const id = ownId(row);
    if (id !== null) texts.set(id, (texts.get(id) ?? new Set()).add(normalWords(row.rawText)));
  }
  return rows.map((row) => {
    const id = ownId(row);
    const isOwn = id !== null && texts.get(id)?.size === 1;
    return readRow(row, ordinals, isOwn ? id : null, headings.join(' ') || row.rawText);
  });
}

/** Light facts of one row, from the list alone. */
function readRow(row: ListRow, ordinals: Ordinals, id: string | null, openedBeside: string): RowNotice {
  const { fields } = row;
  const title = titleOf(row);
  const isRead = saysRead(fields, openedBeside);
  const deposit = fields.madeAvailable ?? fields.date;
  const texts = [title, fields.kind, fields.document, fields.text].map((one) =>
    typeof one === 'string' ? one : (one?.raw ?? ''),
  );
  const found = findKind(texts) ?? findKind([withoutIssuer(row)]);
  const notice: ListedNotice = {
    portalNoticeId: id ?? hashedId(row, title, ordinals),
    portal: 'peru',
    kind: found?.kind ?? 'notification',
    title,
    issuer: words(fields.issuer),
    person: words(fields.person),
    caseNumber: words(fields.caseNumber),
    madeAvailableAt: momentOf(deposit),
    expiresOn: dayOf(fields.expires),
    state: isRead ? 'opened' : saysUnread(fields) ? 'pending' : 'unknown',
    legalEffectOnOpen: isRead ? false : null,
    amount: fields.amount?.value ? { value: fields.amount.value, currency: 'PEN' } : null,
    text: null,
    appointment: null,
    deadlines: [],
    authenticity: null,
    isInJunk: false,
    documents: [],
    evidence: {
      ...(found ? { kind: found.sentence } : {}),
      ...(deposit ? { madeAvailableAt: deposit.raw } : {}),
      ...(fields.expires ? { expiresOn: fields.expires.raw } : {}),
      ...(fields.state ? { state: fields.state.raw } : {}),
      ...termEvidence(`${title}\n${fields.term ? `plazo ${fields.term.raw}` : ''}`),
      ...acknowledged(fields),
    },
  };
  return { notice, isRead, link: openingLink(row), row };
}

const unreadState = /^(?:no|sin|por)\b|pendiente|nuev[oa]/;

/** Only these words prove that nobody has read it; a silent row proves nothing and counts as unread all the same. */
const saysUnread = ({ state }: Fields): boolean => unreadState.test(normalWords(state?.raw ?? ''));

/** A state that says so in these very words, or a day of reading where no state stands. */
function saysRead({ state, opened }: Fields, openedBeside: string): boolean {
  const said = normalWords(state?.raw ?? '');
  if (unreadState.test(said)) return false;
  if (readStates.has(said) || /^(?:leid[oa]|vist[oa]) el \d/.test(said)) return true;
  if (state !== undefined || !opened || opened.value === null || opened.confidence < sureEnough) return false;
  return readOn.test(normalWords(openedBeside));
}

const acknowledged = ({ opened }: Fields): Record<string, string> => {
  const on = dayOf(opened);
  return on === null ? {} : { acknowledgedOn: on };
};

function titleOf({ fields, rawText, section }: ListRow): string {
  const sure = (fields.title?.confidence ?? 0) >= sureEnough ? [fields.title] : [];
  const named = [...sure, fields.document, fields.title, fields.kind].map(words);
  const title = named.find((one) => one !== null && isName(one));
  if (title) return title;
  const used = new Set(
    [fields.date, fields.madeAvailable, fields.caseNumber, fields.state, fields.noticeId].map(
      (one) => one?.raw,
    ),
  );
  const line = rawText.split('\n').find((one) => /\p{L}{4}/u.test(one) && !used.has(one) && one.length > 8);
  return line ?? words(fields.title) ?? section ?? 'Notificación';
}

/** A column of files may hold their names, or only what to press. */
const isName = (text: string): boolean => text.length > 8 && !/^(?:ver|descargar|abrir|pdf)\b/i.test(text);

const withoutIssuer = ({ rawText, fields }: ListRow): string =>
  [fields.issuer, fields.person].reduce(
    (text, field) => (field ? text.replace(field.raw, ' ') : text),
    rawText,
  );

/** The portal's own number, or the one in a link; a short number is the row's position. */
function ownId(row: ListRow): string | null {
  const own = words(row.fields.noticeId);
  if (own !== null && !/^\d{1,4}$/.test(own) && own.length <= 60) return own;
  return row.links.map(idInLink).find((id) => id !== null) ?? null;
}

/** A hash of case, moment and subject with the ordinal among equals; never a position. */
function hashedId(row: ListRow, title: string, ordinals: Ordinals): string {
  const { fields } = row;
  const when = (fields.madeAvailable ?? fields.date)?.raw ?? '';
  const key = [words(fields.caseNumber) ?? '', when, title].map(normalWords).join('|');
  const ordinal = (ordinals.get(key) ?? 0) + 1;
  ordinals.set(key, ordinal);
  return createHash('sha256').update(`${key}|${ordinal}`).digest('hex').slice(0, 20);
}

const idName = /^(?:id|id_?not\w*|id_?doc\w*|cod\w*|nro\w*|num\w*|n)$/i;
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

function idInLink(link: PageLink): string | null {
  if (link.kind === 'act') return null;
  if (link.postback) {
    const { argument } = link.postback;
    return guid.exec(argument)?.[0] ?? /^(?:[A-Za-z]+\$)?(\d{5,20})$/.exec(argument)?.[1] ?? null;
  }
  const url = link.href === null ? null : URL.parse(link.href);
  if (!url) return null;
  for (const [name, value] of url.searchParams)
    if (idName.test(name) && /^[\w-]{2,40}$/.test(value)) return value;
  return null;
}

/** Acts with legal effect of their own (`Acusar recibo`) are never the way to open. */
function openingLink({ links }: ListRow): PageLink | null {
  const usable = links.filter((link) => link.kind !== 'act' && (link.href ?? link.postback ?? link.submit));
  return (
    usable.find(({ kind }) => kind === 'open') ??
    (usable.length === 1 ? usable[0] : usable.find(({ kind }) => kind === 'document')) ??
    null
  );
}

/** The row's notice with what its own page says; the row keeps its title, its id and its moment. */
export function enrichNotice(
  light: ListedNotice,
  page: PortalPage,
  documents: ListedDocument[],
): ListedNotice {
  const fields = page.detail?.fields ?? {};
  const text = page.content;
  const found = findKind([light.title, fields.title?.raw ?? '', fields.kind?.raw ?? '', text]);
  const kind = found?.kind ?? light.kind;
  const person = words(fields.person) ?? light.person;
  const call = kind === 'appointment' ? findAppointment(text, person) : null;
  const amount = kind === 'fine' || kind === 'instalment' ? findAmount(text) : null;
  const stated = findStatedDay(text, kind);
  const expiresOn = dayOf(fields.expires) ?? stated?.on ?? light.expiresOn;
  return {
    ...light,
    kind,
    person,
    issuer: words(fields.issuer) ?? light.issuer,
    caseNumber: light.caseNumber ?? words(fields.caseNumber),
    madeAvailableAt: light.madeAvailableAt ?? momentOf(fields.madeAvailable ?? fields.date),
    expiresOn,
    amount: amount?.amount ?? light.amount,
    text: text === '' ? light.text : text,
    appointment: call?.appointment ?? light.appointment,
    deadlines: kind === 'instalment' || kind === 'fine' ? findInstalments(text) : light.deadlines,
    documents,
    evidence: {
      ...light.evidence,
      ...(found ? { kind: found.sentence } : {}),
      ...(expiresOn === null ? {} : { expiresOn: fields.expires?.raw ?? stated?.sentence ?? expiresOn }),
      ...termEvidence(text),
      ...acknowledged(fields),
      ...(call ? { appointment: call.sentence } : {}),
      ...paymentEvidence(kind, text, amount?.sentence),
    },
  };
}

function termEvidence(text: string): Record<string, string> {
  const term = findTerm(text);
  if (!term) return {};
  return {
    responseDays: String(term.days),
    ...(term.kind ? { responseDaysKind: term.kind } : {}),
    responseTerm: term.sentence,
  };
}

function paymentEvidence(kind: string, text: string, amount: string | undefined): Record<string, string> {
  if (kind !== 'fine' && kind !== 'instalment') return {};
  const share = findUitShare(text);
  const printed = findPaymentPlace(text);
  return {
    ...(amount ? { amount } : {}),
    ...(share ? { uitShare: asEvidence(share) } : {}),
    ...(printed
      ? { payAt: printed }
      : { payAt: paymentPlaces.places, payAtCheckedOn: paymentPlaces.checkedOn }),
  };
}

/** Facts of a page that stands by itself, as in a file given by hand. */
export function noticeOfPage(page: PortalPage): ListedNotice {
  const fields = page.detail?.fields ?? {};
  const row: ListRow = { fields, links: [], rawText: page.content, cells: [], section: null };
  return readRow(row, new Map(), ownId(row), page.content).notice;
}
