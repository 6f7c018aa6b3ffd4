// What a page's words mean, as data: a new portal brings words, never code.
import { type FieldName, fieldNames } from '../../../model/fieldNames.ts';

export { type FieldName, fieldNames };

export const dateFields: readonly FieldName[] = [
  'date',
  'madeAvailable',
  'expires',
  'opened',
  'filed',
  'resolved',
];

/** Words are compared without case, accents and punctuation. */
export interface Vocabulary {
  /** Headings and labels by field. */
  fields: Partial<Record<FieldName, readonly string[]>>;
  /** Headings that look like a field but are not one: `Acciones`, `Fecha de nacimiento`. */
  notFields: readonly string[];
  /** Sentences with which a page says that there is nothing. */
  empty: readonly string[];
  /** Words right before (or after) such a sentence that take its meaning away: `si no hay registros`, `… nuevas`. */
  emptyDoubt: { before: readonly string[]; after: readonly string[] };
  /** Words of headings above a list of notices. */
  lists: readonly string[];
  /** Words that a state column holds. */
  states: readonly string[];
  /** Words of links and buttons. `act` has legal effect and is never followed by a reader. */
  links: {
    open: readonly string[];
    document: readonly string[];
    act: readonly string[];
    next: readonly string[];
  };
  /** Words in front of dates that belong to the page, not to a notice: `último acceso`. */
  pageDates: readonly string[];
  /** Words that say that the rows have not arrived yet. */
  loading: readonly string[];
}

/** Joins vocabularies; the words of all of them hold. */
export function joinVocabularies(base: Vocabulary, ...more: Partial<Vocabulary>[]): Vocabulary {
  return more.reduce<Vocabulary>(
    (all, one) => ({
      fields: Object.fromEntries(
        fieldNames.map((name) => [name, [...(all.fields[name] ?? []), ...(one.fields?.[name] ?? [])]]),
      ),
      notFields: [...all.notFields, ...(one.notFields ?? [])],
      empty: [...all.empty, ...(one.empty ?? [])],
      emptyDoubt: {
        before: [...all.emptyDoubt.before, ...(one.emptyDoubt?.before ?? [])],
        after: [...all.emptyDoubt.after, ...(one.emptyDoubt?.after ?? [])],
      },
      lists: [...all.lists, ...(one.lists ?? [])],
      states: [...all.states, ...(one.states ?? [])],
      links: {
        open: [...all.links.open, ...(one.links?.open ?? [])],
        document: [...all.links.document, ...(one.links?.document ?? [])],
        act: [...all.links.act, ...(one.links?.act ?? [])],
        next: [...all.links.next, ...(one.links?.next ?? [])],
      },
      pageDates: [...all.pageDates, ...(one.pageDates ?? [])],
      loading: [...all.loading, ...(one.loading ?? [])],
    }),
    base,
  );
}

const normalAlready = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
// oxlint-disable-next-line no-control-regex -- the range of ASCII begins at zero
const ascii = /^[\0-\x7f]*$/;
const accents = /[\u0300-\u036fº°ª·]/g;
const noWords = /[^a-z0-9]+/g;

/** Text as words are compared: lower case, no accents, only letters and digits with single blanks. */
export function normalWords(text: string): string {
  const lower = text.toLowerCase();
  if (normalAlready.test(lower)) return lower;
  const plain = ascii.test(lower) ? lower : lower.normalize('NFD').replaceAll(accents, '');
  return plain.replaceAll(noWords, ' ').trim();
}
