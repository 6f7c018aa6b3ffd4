// Finds how a list goes on: the next page, the page numbers, the total that the page itself names.
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import type { PageLink, Pages } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr, findElement, walk } from './pageTree.ts';
import { linkOf } from './readLinks.ts';
import type { PassedOver } from './visibleText.ts';
import { textOf, textPieces } from './visibleText.ts';

const pagerTags = new Set(['a', 'button', 'input', 'span', 'strong', 'b', 'li', 'td']);

/** Rows of the list are no part of its pager. Undefined when the page shows no sign of pages. */
export function readPages(
  root: PageElement,
  rows: PassedOver,
  { base, vocabulary }: { base: string | null; vocabulary: CompiledVocabulary },
): Pages | undefined {
  const text = textPieces(root.children, root, { without: rows })
    .map((piece) => piece.text)
    .join(' ');
  const pages: Pages = { current: null, last: null, total: null, ...countsIn(text) };
  const numbered: { number: number; link: PageLink }[] = [];
  const pagers: Pagers = new Map();
  walk(root, (element) => {
    if (element.isHidden || rows.has(element)) return false;
    if (!pagerTags.has(element.tag)) return undefined;
    const number = pageNumber(element);
    if (number !== null && isCurrent(element, pagers)) pages.current ??= number;
    const link = isDisabled(element) ? null : linkOf(element, base, vocabulary);
    if (!link) return undefined;
    const target = pageOfPostback(link) ?? (number !== null && isPager(element) ? number : null);
    if (target !== null) numbered.push({ number: target, link });
    if (!pages.next && isNext(element, link, vocabulary)) pages.next = link;
    return undefined;
  });
  return settle(pages, numbered);
}

function settle(pages: Pages, numbered: readonly { number: number; link: PageLink }[]): Pages | undefined {
  const numbers = numbered.map((one) => one.number);
  if (numbers.length > 0) {
    const gap = [1, 2, 3].find((number) => !numbers.includes(number)) ?? null;
    pages.current ??= gap === 1 ? 1 : null;
    pages.last = numbers.reduce(
      (last, one) => Math.max(last, one),
      Math.max(pages.last ?? 0, pages.current ?? 0),
    );
    const after =
      pages.current === null ? undefined : numbered.find((one) => one.number === (pages.current ?? 0) + 1);
    if (!pages.next && after) pages.next = after.link;
  }
  const hasAny =
    pages.next !== undefined || pages.current !== null || pages.last !== null || pages.total !== null;
  return hasAny ? pages : undefined;
}

const pageWords = /\b(?:pagina|pag|paxina|orria|orrialdea|page)\s+(\d{1,5})\s+(?:de|of|d|\/)?\s*(\d{1,5})\b/;
const totalWords =
  /\b(?:de|of|d un total de|de un total de|guztira|total)\s+(\d{1,7})\s+(?:registros?|resultados?|elementos|notificaciones|entradas|registres|resultats|elements|rexistros|notificacions|erregistro|emaitza|records?|results?|entries|items|notifications)\b/;
const rangeWords =
  /\b(\d{1,6})\s+(?:a|al|to|hasta|fins)?\s*(\d{1,6})\s+(?:de|of|d un total de|de un total de)\s+(\d{1,7})\b/;
const loneTotal =
  /\b(?:total de (?:registros|notificaciones|resultados)|total registros|total notificaciones|registros encontrados|resultados encontrados)\s+(\d{1,7})\b/;

/** `Página 2 de 5`, `1 - 10 de 45 registros`, `Total de registros: 45`. */
function countsIn(text: string): Partial<Pages> {
  const words = normalWords(text);
  const counts: Partial<Pages> = {};
  const page = pageWords.exec(words);
  if (page && Number(page[1]) <= Number(page[2])) {
    counts.current = Number(page[1]);
    counts.last = Number(page[2]);
  }
  const range = rangeWords.exec(words);
  const isRange =
    range !== null &&
    Number(range[1]) <= Number(range[2]) &&
    Number(range[2]) <= Number(range[3]) &&
    Number(range[3]) < 1_900;
  const total = totalWords.exec(words)?.[1] ?? loneTotal.exec(words)?.[1] ?? (isRange ? range[3] : undefined);
  if (total !== undefined) counts.total = Number(total);
  return counts;
}

function pageNumber(element: PageElement): number | null {
  if (element.children.length > 3) return null;
  const text = textOf(element);
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** Elements that were asked whether numbered links stand in them: a page may hold numbers by the thousand in one. */
type Pagers = Map<PageElement, boolean>;

function isCurrent(element: PageElement, pagers: Pagers): boolean {
  const mark = attr(element, 'aria-current');
  if (mark !== null && mark !== 'false') return true;
  const words = `${attr(element, 'class') ?? ''} ${attr(element.parent ?? element, 'class') ?? ''}`;
  if (/\b(?:active|current|actual|selected|activa|activo)\b/i.test(words) && isPager(element)) return true;
  return ['span', 'strong', 'b'].includes(element.tag) && isAmongNumbers(element, pagers);
}

/** A bare number beside numbered links is the page one is on. */
function isAmongNumbers(element: PageElement, pagers: Pagers): boolean {
  const around =
    element.parent?.tag === 'td' || element.parent?.tag === 'li' ? element.parent.parent : element.parent;
  if (!around) return false;
  const isPager =
    pagers.get(around) ??
    findElement(around, (one) => one.tag === 'a' && /^\d{1,4}$/.test(textOf(one))) !== null;
  pagers.set(around, isPager);
  return isPager;
}

const isPager = (element: PageElement): boolean => {
  for (let up: PageElement | null = element, steps = 0; up && steps < 6; up = up.parent, steps += 1) {
    const words = `${attr(up, 'class') ?? ''} ${attr(up, 'id') ?? ''} ${attr(up, 'aria-label') ?? ''} ${attr(up, 'href') ?? ''}`;
    if (/pag(?:e|i|n)|paxin|orri/i.test(words)) return true;
  }
  return false;
};

const pageOfPostback = (link: PageLink): number | null => {
  const match = /^Page\$(\d+)$/.exec(link.postback?.argument ?? '');
  return match ? Number(match[1]) : null;
};

/** Shown, but not to be pressed. */
export const isDisabled = (element: PageElement): boolean => {
  const isOff = (one: PageElement): boolean =>
    attr(one, 'disabled') !== null ||
    attr(one, 'aria-disabled') === 'true' ||
    /\b(?:disabled|aspNetDisabled|deshabilitado|inactivo)\b/i.test(attr(one, 'class') ?? '');
  return isOff(element) || (element.parent?.tag === 'li' && isOff(element.parent));
};

function isNext(element: PageElement, link: PageLink, vocabulary: CompiledVocabulary): boolean {
  if (/\bnext\b/.test(attr(element, 'rel') ?? '') || link.postback?.argument === 'Page$Next') return true;
  const names = [link.text, attr(element, 'aria-label') ?? '', attr(element, 'title') ?? ''];
  return names.some((name) => name !== '' && vocabulary.isNext(name));
}
