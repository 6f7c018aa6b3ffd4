// Sets the filing date in the form's calendar by clicking, where typed words are thrown away (seen 2026).
import type { PortalWindow } from '../../net/portalWindow.ts';
import { attr, elementChildren, findElement, type PageElement } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { textPieces } from '../kit/reader/visibleText.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import type { StatusPrefill } from './statusPrefill.ts';

/** Fifty years back; no filing is older. */
const mostMonths = 600;
const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** False where the calendar is not as known; whether the day was taken over is read from the field. */
export async function chooseDay(window: PortalWindow, picker: StatusPrefill['datepicker']): Promise<boolean> {
  const shown = shownMonth((await window.read()).html);
  if (shown === null) return false;
  const wanted = picker.heading.year * 12 + months.indexOf(picker.heading.month);
  const steps = wanted - shown;
  if (Math.abs(steps) > mostMonths) return false;
  const arrow = steps < 0 ? picker.selectors.previous : picker.selectors.next;
  for (let step = 0; step < Math.abs(steps); step += 1) {
    if (!((await window.press(`${arrow} a`)) || (await window.press(arrow)))) return false;
  }
  const { html } = await window.read();
  const day = shownMonth(html) === wanted ? dayCell(html, picker.day) : null;
  return day !== null && window.press(day);
}

/** Months since the year 0; null where no calendar stands. */
function shownMonth(html: string): number | null {
  const heading = findClass(html, 'datepickerMonth');
  const [, month = '', year = ''] =
    /([a-z]+)\s+(?:de\s+)?(\d{4})/.exec(normalWords(heading ? wordsOf(heading) : '')) ?? [];
  const index = months.indexOf(month);
  return index < 0 ? null : Number(year) * 12 + index;
}

/** The place of the day's cell, by row and column: days of the months around bear the same numbers. */
function dayCell(html: string, day: number): string | null {
  const body = findClass(html, 'datepickerDays');
  if (!body) return null;
  for (const [row, line] of elementChildren(body).entries()) {
    for (const [column, cell] of elementChildren(line).entries()) {
      if (hasClass(cell, 'datepickerNotInMonth') || wordsOf(cell) !== String(day)) continue;
      const place = `.datepickerDays > :nth-child(${row + 1}) > :nth-child(${column + 1})`;
      return elementChildren(cell).length > 0 ? `${place} > :first-child` : place;
    }
  }
  return null;
}

function findClass(html: string, name: string): PageElement | null {
  const tree = parsePage(html);
  return tree && findElement(tree.root, (element) => hasClass(element, name));
}

/** The calendar is hidden while nobody stands in its field: its words count all the same. */
const wordsOf = (element: PageElement): string =>
  textPieces(element.children, element, { isHiddenRead: true })
    .map(({ text }) => text)
    .join(' ');

const hasClass = (element: PageElement, name: string): boolean =>
  (attr(element, 'class') ?? '').split(/\s+/).includes(name);
