// Text with the words of a search marked in it, whole words as the list marks them; never read as HTML.
import { Fragment, type ReactNode } from 'react';
import { type SearchWords, wordPlaces } from './searchWords.ts';

export function Highlighted({ text, words }: { text: string; words: SearchWords }): ReactNode {
  const places = wordPlaces(text, words);
  if (places.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of places) {
    if (from > at) parts.push(<Fragment key={at}>{text.slice(at, from)}</Fragment>);
    parts.push(<mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(<Fragment key="rest">{text.slice(at)}</Fragment>);
  return parts;
}
