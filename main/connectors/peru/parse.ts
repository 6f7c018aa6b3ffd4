// Turns rows and pages of the buzón into notices; text in, values out.
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { instantIn } from '../../model/zonedTime.ts';
import type { Fields, FieldValue, ListColumn, ListRow, PageLink } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { findAppointment } from './appointment.ts';
import { findKind } from './kinds.ts';
import { hashedId, numberedKey, type Ordinals, ownId, ownIds } from './noticeIds.ts';
import type { PortalPage } from './readPortalPage.ts';
import { stateOf } from './readState.ts';
import { asEvidence } from './sentences.ts';
import {
  findAmount,
  findInstalments,
  findPaymentPlace,
  findStatedDay,
  findTerm,
  findUitShare,
} from './terms.ts';
import { paymentPlaces } from './words.ts';

const lima = 'America/Lima';

export interface RowNotice {
  notice: ListedNotice;
  /** The portal says in words that the person has read it; only then may it be asked for again. */
  isRead: boolean;
  /** How the notice is opened; null when the row has no way that is understood. */
  link: PageLink | null;
  row: ListRow;
}

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

/** The rows of one page as notices. */
export function readRowNotices(
  rows: readonly ListRow[],
  columns: readonly ListColumn[],
  ordinals: Ordinals,
): RowNotice[] {
  const ids = ownIds(rows);
  return rows.map((row, at) => readRow(row, ordinals, ids[at] ?? null, columns));
}

/** Light facts of one row, from the list alone. */
function readRow(
  row: ListRow,
  ordinals: Ordinals,
  id: string | null,
  columns: readonly ListColumn[],
): RowNotice {
  const { fields } = row;
  const title = titleOf(row);
  const state = stateOf(row, columns);
  const isRead = state === 'opened';
  const deposit = fields.madeAvailable ?? fields.date;
  const texts = [title, fields.kind, fields.document, fields.text].map((one) =>
    typeof one === 'string' ? one : (one?.raw ?? ''),
  );
  const found = findKind(texts) ?? findKind([withoutIssuer(row)]);
  const notice: ListedNotice = {
    portalNoticeId: id ?? hashedId(row, title, ordinals),
    ...(id !== null && fields.noticeId?.value === id ? { mergeKey: numberedKey(id) } : {}),
    portal: 'peru',
    kind: found?.kind ?? 'notification',
    title,
    issuer: words(fields.issuer),
    person: words(fields.person),
    caseNumber: words(fields.caseNumber),
    madeAvailableAt: momentOf(deposit),
    expiresOn: dayOf(fields.expires),
    state,
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
  const short = words(fields.title);
  return line ?? (short !== null && !isControl(short) ? short : (section ?? 'Notificación'));
}

/** A column of files may hold their names, or only what to press. */
const isName = (text: string): boolean => text.length > 8 && !isControl(text);
const isControl = (text: string): boolean => /^(?:ver|descargar|abrir|leer|detalles?|pdf)\b/i.test(text);

const withoutIssuer = ({ rawText, fields }: ListRow): string =>
  [fields.issuer, fields.person].reduce(
    (text, field) => (field ? text.replace(field.raw, ' ') : text),
    rawText,
  );

/** Acts with legal effect of their own (`Acusar recibo`) are never the way to open. */
function openingLink({ links }: ListRow): PageLink | null {
  const usable = links.filter((link) => (link.href ?? link.postback ?? link.submit) && !isAct(link));
  return (
    usable.find(({ kind }) => kind === 'open') ??
    (usable.length === 1 ? usable[0] : usable.find(({ kind }) => kind === 'document')) ??
    null
  );
}

const isAct = ({ kind, postback, submit, href }: PageLink): boolean =>
  kind === 'act' ||
  /acusar|firmar|rechazar/i.test(
    `${postback?.target} ${postback?.argument} ${submit?.name} ${href?.split('/').at(-1)}`,
  );

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
  return readRow(row, new Map(), ownId(row), []).notice;
}
