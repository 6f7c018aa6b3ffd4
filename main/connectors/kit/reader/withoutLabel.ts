// Takes the heading off a cell that repeats it.
import { hasDigit } from '../dates.ts';
import type { RowContext } from './rowContext.ts';

/** Small screens repeat the heading inside each cell: `Fecha: 16/07/2026`. */
export function withoutLabel(text: string, heading: string, context: RowContext): string {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon > 60) {
    return heading !== '' && text.length > heading.length && text.startsWith(`${heading} `)
      ? text.slice(heading.length + 1)
      : text;
  }
  const label = text.slice(0, colon).trim();
  if (hasDigit(label)) return text;
  if (label.toLowerCase() === heading.replace(/:$/, '').trim().toLowerCase())
    return text.slice(colon + 1).trim();
  return heading !== '' &&
    context.vocabulary.exactField(label) !== null &&
    context.vocabulary.exactField(label) === context.vocabulary.exactField(heading)
    ? text.slice(colon + 1).trim()
    : text;
}
