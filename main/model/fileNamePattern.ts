// The names of filed copies by a pattern that the person sets: `{date} {issuer} – {title} – {number}`.
import { safeFileName } from './safeFileName.ts';

export const namePlaces = [
  'date',
  'issuer',
  'title',
  'number',
  'person',
  'case',
  'portal',
  'kind',
  'file',
] as const;
export type NamePlace = (typeof namePlaces)[number];

export const usualPattern = '{date} {issuer} – {title} – {number}';
const longestPattern = 200;
const mostFolders = 4;
/** The whole way from the chosen folder on: Windows counts 260 with what stands before it. */
const longestPath = 180;

/** A pattern names at least one place, and none that is unknown; `/` parts folders. */
export function isNamePattern(pattern: string): boolean {
  const places = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, place]) => place ?? '');
  const isKnown =
    places.length > 0 && places.every((place) => (namePlaces as readonly string[]).includes(place));
  const rest = pattern.replaceAll(/\{[^{}]*\}/g, '');
  return (
    isKnown &&
    !/[{}]/.test(rest) &&
    pattern.length <= longestPattern &&
    pattern.split('/').length <= mostFolders
  );
}

/**
 * The way of a copy from the folder on, without `.pdf`, parted by `/`. What is not known leaves no gap, nor the dash before
 * it. Values name no folders: a `/` in a title is no part of the way.
 */
export function nameBy(pattern: string, values: Record<NamePlace, string>): string {
  const parts = pattern.split('/').map((part) => {
    const filled = part.replaceAll(/\{([^{}]*)\}/g, (_, place: NamePlace) => {
      const value = safeFileName(values[place]);
      return value === '' ? '\u0000' : value;
    });
    const closed = filled.replaceAll(/\s*[–—,·_-]?\s*\u0000/g, '').replace(/^\s*[–—,·_-]\s*/, '');
    return safeFileName(closed);
  });
  const named = parts.filter((part) => part !== '');
  const name = named.pop() ?? safeFileName(values.file.replace(/\.pdf$/i, ''));
  const folders = named.join('/');
  const room = Math.max(40, longestPath - folders.length);
  return [...named, safeFileName(name, room) || 'document'].join('/');
}
