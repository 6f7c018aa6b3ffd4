// Finds official terms in a text, and fetches what they mean in the person's language; pure but for the fetching.
import type englishWords from '../../strings/en/glossary.json';
import { foldKeeping } from '../../text/foldKeeping.ts';
import { glossaryForms, type TermId } from './glossaryForms.ts';

export type Glossary = Record<TermId, { word: string; means: string }>;
/** English has every term; a test holds the other languages to it. */
type English = typeof englishWords;

const files = import.meta.glob<{ default: English }>('../../strings/*/glossary.json');

/** A language that has no glossary yet explains in English. */
export async function loadGlossary(language: string): Promise<Glossary> {
  const load = files[`../../strings/${language}/glossary.json`] ?? files['../../strings/en/glossary.json'];
  if (load === undefined) throw new Error('no glossary');
  return (await load()).default;
}

export interface TermPlace {
  id: TermId;
  from: number;
  to: number;
}

/** The longest form first: `recurso de alzada` is no mere `recurso`. */
const forms = Object.entries(glossaryForms)
  .flatMap(([id, spelt]) => spelt.map((form) => ({ id: id as TermId, form: foldKeeping(form) })))
  .toSorted((a, b) => b.form.length - a.form.length);
const idOf = new Map(forms.map(({ id, form }) => [form, id]));
const patterns = forms.map(({ form }) => form.replaceAll(' ', '\\s+'));
const anyForm = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** The first place of each term, in the order of the text: a term is explained once. */
export function findTerms(text: string): TermPlace[] {
  const seen = new Set<TermId>();
  const places: TermPlace[] = [];
  for (const found of foldKeeping(text).matchAll(anyForm)) {
    const id = idOf.get(found[0].replaceAll(/\s+/g, ' '));
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    places.push({ id, from: found.index, to: found.index + found[0].length });
  }
  return places;
}
