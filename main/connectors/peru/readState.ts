// Decides whether the portal says of a row that the person has read it; only that lets a page be asked for without consent.
import type { NoticeState } from '../../model/notice.ts';
import { findDates } from '../kit/dates.ts';
import type { ListColumn, ListRow } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { readingQuestion, readOn, readStates } from './words.ts';

const unreadState = /^(?:no|sin|por)\b|pendiente|nuev[oa]/;
const denied = /\b(?:no leid[oa]|sin leer|por leer|no visto)\b/;

/**
 * `opened` where these very words stand in the state, under `Leído` (a yes or a day), or beside a day of reading where
 * no state stands; `pending` where reading is denied; `unknown` for all else, which is treated as unread.
 */
export function stateOf(row: ListRow, columns: readonly ListColumn[]): NoticeState {
  const { state, opened } = row.fields;
  const answer = answerToRead(row, columns);
  if (answer !== null) return answer;
  const said = normalWords(state?.raw ?? '');
  if (unreadState.test(said)) return 'pending';
  // A guessed state, or what a person took for one, may be a label, a button or one of two choices.
  const isGuess = state !== undefined && (state.confidence < guessed || state.confidence === byPerson);
  const isDoubtful =
    isGuess &&
    (denied.test(normalWords(row.rawText)) ||
      state.raw.trim().endsWith(':') ||
      row.links.some(({ text }) => normalWords(text) === said));
  if (readStates.has(said) || /^(?:leid[oa]|vist[oa]) el \d/.test(said))
    return isDoubtful ? 'unknown' : 'opened';
  if (state !== undefined || !opened || opened.value === null || opened.confidence < sureEnough)
    return 'unknown';
  const headings = columns.filter(({ field }) => field === 'opened').map(({ heading }) => heading);
  const heading = normalWords(headings.join(' '));
  if (heading !== '') return readOn.test(heading) ? 'opened' : 'unknown';
  const words = normalWords(row.rawText);
  return readOn.test(words) && !denied.test(words) ? 'opened' : 'unknown';
}

/** The reader's own mark for words without a heading or a label. */
const guessed = 0.7;
/** The reader's mark for a column that a person named: the portal itself does not say that it holds the state. */
const byPerson = 1;

/** `Leído: Sí`, as a column or as a label with its answer; null where the row does not ask it. */
function answerToRead({ cells, rawText }: ListRow, columns: readonly ListColumn[]): NoticeState | null {
  const asked = columns.findIndex(({ heading }) => readingQuestion.test(normalWords(heading)));
  if (asked >= 0) return answered(cells[asked] ?? '');
  const lines = rawText.split('\n');
  for (const [at, line] of lines.entries()) {
    const [label = '', after = ''] = line.split(/[:?]/);
    if (!readingQuestion.test(normalWords(label))) continue;
    if (after.trim() !== '') return answered(after);
    const next = normalWords(lines[at + 1] ?? '');
    if (/[:?]\s*$/.test(line) || /^(?:si|no)$/.test(next)) return answered(next);
  }
  return null;
}

/** A sign that is no word (a picture, a box, a tick) proves nothing. */
function answered(text: string): NoticeState {
  const said = normalWords(text);
  if (unreadState.test(said)) return 'pending';
  const isYes = /^(?:si|leid[oa])$/.test(said) || findDates(text).some(({ day }) => day !== null);
  return isYes ? 'opened' : 'unknown';
}
