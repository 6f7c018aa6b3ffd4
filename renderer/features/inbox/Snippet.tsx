// The words around a match; found words come between the marks \u0002 and \u0003 and are never read as HTML.
import type { ReactNode } from 'react';

export function Snippet({ text }: { text: string }): ReactNode {
  return snippetParts(text).map((part) =>
    part.isFound ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  );
}

export interface SnippetPart {
  at: number;
  text: string;
  isFound: boolean;
}

/** Splits at the marks; an unclosed mark runs to the end, a stray one is dropped. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let isFound = false;
  let at = 0;
  for (const piece of snippet.split(/([\u0002\u0003])/u)) {
    if (piece === '\u0002') isFound = true;
    else if (piece === '\u0003') isFound = false;
    else if (piece !== '') parts.push({ at, text: piece, isFound });
    at += piece.length;
  }
  return parts;
}
