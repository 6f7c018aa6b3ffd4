// Reads a list that scripts draw in the window where they draw it: as many pages as it turns, and nothing else is pressed.
import { setTimeout as wait } from 'node:timers/promises';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import { ownSelector } from '../kit/reader/ownSelector.ts';
import { attr, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { isDisabled } from '../kit/reader/readPages.ts';
import { textOf } from '../kit/reader/visibleText.ts';
import { compileVocabulary } from '../kit/vocabulary/compiledVocabulary.ts';
import type { OpenPage } from './webForms.ts';
import { peruVocabulary } from './words.ts';

const mostTurns = 200;
const lookAgainMs = 150;
/** A page that has not turned by then does not turn. */
const turnsWithinMs = 6_000;

const settlesWithinMs = 2_000;

export interface WindowList {
  window: PortalWindow;
  pagesOf(shown: PortalWindowPage): OpenPage[];
  signal: AbortSignal;
}

/** A script may be about to fill what says that it is empty: that is believed when it still says so a moment later. */
export async function settledList(
  { window, pagesOf, signal }: WindowList,
  first: OpenPage,
  isList: (page: OpenPage) => boolean,
): Promise<OpenPage | null> {
  if (first.reading.page !== 'empty') return first;
  await wait(settlesWithinMs, undefined, { signal });
  return pagesOf(await window.read()).find(isList) ?? null;
}

/** The first page and those behind it; only the first where the list turns by addresses, as the walk itself can follow. */
export async function readWindowList(list: WindowList, first: OpenPage): Promise<OpenPage[]> {
  const pages = [first];
  for (let page = first; pages.length <= mostTurns; ) {
    const selector = hasAddress(page) ? null : turningControl(page.html);
    if (selector === null || !(await list.window.press(selector))) return pages;
    const next = await turned(list, page);
    if (next === null) return pages;
    pages.push(next);
    page = next;
  }
  return pages;
}

async function turned({ window, pagesOf, signal }: WindowList, before: OpenPage): Promise<OpenPage | null> {
  for (let waitedMs = 0; waitedMs < turnsWithinMs; waitedMs += lookAgainMs) {
    const now = pagesOf(await window.read()).find(
      ({ reading, url }) => reading.page === 'noticeList' && url === before.url,
    );
    if (now && rowsOf(now) !== rowsOf(before)) return now;
    await wait(lookAgainMs, undefined, { signal });
  }
  return null;
}

const rowsOf = ({ reading }: OpenPage): string =>
  reading.page === 'noticeList' ? reading.rows.map(({ rawText }) => rawText).join('\n') : '';

function hasAddress({ reading }: OpenPage): boolean {
  const next = reading.page === 'noticeList' ? reading.pages?.next : undefined;
  return next !== undefined && Boolean(next.href ?? next.postback ?? next.submit);
}

/** A button that sends its form, and a link that leads or posts somewhere: they may do more than turn a page. */
function mayLeave(element: PageElement): boolean {
  const href = attr(element, 'href');
  if (href !== null && !/^(?:#.*|javascript:\s*(?:void\b.*|;)?)?$/i.test(href.trim())) return true;
  if (/__doPostBack|\.submit\s*\(|location/i.test(attr(element, 'onclick') ?? '')) return true;
  return element.tag === 'button' && attr(element, 'type')?.toLowerCase() !== 'button' && isInForm(element);
}

function isInForm(element: PageElement): boolean {
  for (let up = element.parent; up; up = up.parent) if (up.tag === 'form') return true;
  return false;
}

const controls = new Set(['a', 'button', 'li', 'span']);

/** Selector of the control that turns the list by a script; null when there is none that is sure to do only that. */
export function turningControl(html: string): string | null {
  const vocabulary = compileVocabulary(peruVocabulary);
  const tree = parsePage(html);
  let selector: string | null = null;
  if (tree)
    walk(tree.root, (element) => {
      if (element.isHidden || selector !== null) return false;
      if (!controls.has(element.tag) || isDisabled(element) || mayLeave(element)) return true;
      if (!vocabulary.isNext(textOf(element))) return true;
      selector = ownSelector(element, ['id', 'data-dt-idx', 'aria-label', 'onclick']);
      return selector === null;
    });
  return selector;
}
