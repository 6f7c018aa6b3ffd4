// Turns rows and pages of the buzón into notices; text in, values out.
import type { ListedNotice } from '../../model/notice.ts';
import type { ListColumn, ListRow, PageLink } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { acknowledged, dayOf, momentOf, termEvidence, wordsOf } from './fieldFacts.ts';
import { findKind } from './kinds.ts';
import { hashedId, numberedKey, type Ordinals, ownId, ownIds } from './noticeIds.ts';
import type { PortalPage } from './readPortalPage.ts';
import { stateOf } from './readState.ts';

export interface RowNotice {
  notice: ListedNotice;
  /** Ids that the same row had before it was read with a number of its own, or by columns that a person named. */
  formerIds: string[];
  /** The portal says in words that the person has read it; only then may it be asked for again. */
  isRead: boolean;
  /** How the notice is opened; null when the row has no way that is understood. */
  link: PageLink | null;
  row: ListRow;
}

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
  const isNumbered = id !== null && fields.noticeId?.value === id;
  const notice: ListedNotice = {
    portalNoticeId: id ?? hashedId(row, title, ordinals),
    ...(isNumbered ? { mergeKey: numberedKey(id) } : {}),
    portal: 'peru',
    kind: found?.kind ?? 'notification',
    title,
    issuer: wordsOf(fields.issuer),
    person: wordsOf(fields.person),
    caseNumber: wordsOf(fields.caseNumber),
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
  const formerIds = isNumbered ? [hashedId(row, title, ordinals, 'former:')] : [];
  return { notice, formerIds, isRead, link: openingLink(row), row };
}

function titleOf({ fields, rawText, section }: ListRow): string {
  const sure = (fields.title?.confidence ?? 0) >= sureEnough ? [fields.title] : [];
  const named = [...sure, fields.document, fields.title, fields.kind].map(wordsOf);
  const title = named.find((one) => one !== null && isName(one));
  if (title) return title;
  const used = new Set(
    [fields.date, fields.madeAvailable, fields.caseNumber, fields.state, fields.noticeId].map(
      (one) => one?.raw,
    ),
  );
  const line = rawText.split('\n').find((one) => /\p{L}{4}/u.test(one) && !used.has(one) && one.length > 8);
  const short = wordsOf(fields.title);
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

/** Facts of a page that stands by itself, as in a file given by hand. */
export function noticeOfPage(page: PortalPage): ListedNotice {
  const fields = page.detail?.fields ?? {};
  const row: ListRow = { fields, links: [], rawText: page.content, cells: [], section: null };
  return readRow(row, new Map(), ownId(row), []).notice;
}
