// Tells lists that come with a script: what was fetched is not misread, it is not there yet.
import type { OpenPage } from './webForms.ts';

/** Of a failure that only a window can help, where the page's scripts run. */
export const drawnList = 'drawnList';

/** A place for rows with nothing in it: a table's body, or the root into which an app draws. */
const emptyPlace =
  /<tbody\b[^>]*>\s*<\/tbody>|<(?:app-[\w-]+|div)\b[^>]*\b(?:id|class)=["'][^"']*(?:root|app|grid|tabla|lista|bandeja)[^"']*["'][^>]*>\s*<\/|<app-[\w-]+[^>]*>\s*<\//i;

/** The right page, with a script and without rows. */
export function isDrawnByScript({ html, reading }: OpenPage): boolean {
  if (reading.page !== 'unknown' || !/<script\b/i.test(html)) return false;
  return reading.why === 'loading' || reading.why === 'blank' || emptyPlace.test(html);
}

const fetching =
  /\bfetch\s*\(|\$\.(?:ajax|get|getJSON|post)\s*\(|new\s+XMLHttpRequest\b|\baxios\b|\bajax\s*:|\bPageMethods\./;

/** Says in words that there is nothing, and has a script that may put rows in their place: its emptiness is not believed. */
export const mayBeFilledLater = ({ html, reading }: OpenPage): boolean =>
  reading.page === 'empty' &&
  [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].some(([, script = '']) =>
    fetching.test(script),
  );
