// Reads a page about one thing: a notice, or the state of a case.
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { fieldValue } from './fieldValue.ts';
import type { DetailPage, Fields, ListRow, PageLink } from './pageReading.ts';
import type { PageElement, PageTree } from './pageTree.ts';
import { findElement, isWithin, walk } from './pageTree.ts';
import { readLinks } from './readLinks.ts';
import type { ReadList } from './readList.ts';
import type { Pair } from './readPairs.ts';
import { fieldsOfPairs, hintedField, readPairs } from './readPairs.ts';
import type { RowContext } from './rowContext.ts';
import { linesOf, textOf, textPieces } from './visibleText.ts';

export interface ReadDetail {
  /** How many facts of a notice are named. */
  named: number;
  /** True when the list beside it is only a part of this page: its attachments or its history. */
  outranks(list: ReadList): boolean;
  asPage(): Omit<DetailPage, 'title' | 'frames'>;
  /** Under a heading that names a list, one card with a link that opens it is a list of one. Else null. */
  asOnlyRow(): ListRow | null;
}

const core: readonly FieldName[] = [
  'title',
  'madeAvailable',
  'date',
  'expires',
  'issuer',
  'caseNumber',
  'noticeId',
  'kind',
  'state',
  'caseState',
  'filed',
  'resolved',
  'opened',
  'text',
  'csv',
];
const framing = new Set(['nav', 'footer', 'aside']);

/** Null when too little on the page is named. */
export function readDetail(tree: PageTree, context: RowContext): ReadDetail | null {
  const pieces = textPieces(tree.root.children, tree.root).filter((piece) => !isFramed(piece.element));
  const pairs = readPairs(pieces, context.vocabulary);
  const fields = { ...hinted(tree.root, context), ...fieldsOfPairs(pairs) };
  const named = core.filter((field) => fields[field]);
  if (named.length < 2) return null;
  if (!fields.title) addHeading(fields, tree.root, context);
  return {
    named: named.length,
    outranks: (list) =>
      isPartOf(
        list,
        pairs,
        pieces.map((piece) => piece.element),
      ),
    asOnlyRow: () =>
      onlyRow(
        tree.root,
        fields,
        pairs.map((pair) => pieces[pair.at]?.element),
        context,
      ),
    asPage: () => ({
      page: fields.caseState && !fields.expires && !fields.madeAvailable ? 'caseStatus' : 'notice',
      fields,
      links: contentLinks(tree.root, context),
      text: linesOf(tree.root),
      confidence: Math.min(1, 0.35 + 0.15 * named.length),
    }),
  };
}

/** Three named facts outside of the list, its subject among them, make the page one notice with a table in it. */
function isPartOf(list: ReadList, pairs: readonly Pair[], elements: readonly PageElement[]): boolean {
  const outside = new Map<FieldName, number>();
  for (const pair of pairs) {
    const element = elements[pair.at];
    if (element && !list.elements.some((one) => isWithin(element, one)) && core.includes(pair.field)) {
      outside.set(pair.field, (outside.get(pair.field) ?? 0) + 1);
    }
  }
  const hasSubject =
    outside.has('title') || outside.has('caseNumber') || outside.has('noticeId') || outside.has('caseState');
  const isOnce = [...outside.values()].every((count) => count === 1);
  return hasSubject && isOnce && outside.size >= 3;
}

function onlyRow(
  root: PageElement,
  fields: Fields,
  labels: readonly (PageElement | undefined)[],
  context: RowContext,
): ListRow | null {
  const heading = findElement(root, (one) => /^h[1-3]$/.test(one.tag) && !one.isHidden && !isFramed(one));
  const section = heading ? textOf(heading) : '';
  if (!heading || !context.vocabulary.namesList(section) || fields.text) return null;
  let card: PageElement | null = labels[0] ?? null;
  while (card && !labels.every((label) => !label || isWithin(label, card as PageElement))) card = card.parent;
  for (; card && !isWithin(heading, card); card = card.parent) {
    const links = readLinks(card, context.base, context.vocabulary);
    if (!links.some((link) => link.kind === 'open')) continue;
    const row = { ...fields };
    addHeading(row, card, context);
    return { fields: { ...row, ...fields }, links, rawText: linesOf(card), cells: [], section };
  }
  return null;
}

/** Names given by the page's own marks (`lblAsunto`) where no label is printed. */
function hinted(root: PageElement, context: RowContext): Fields {
  const fields: Fields = {};
  walk(root, (element) => {
    if (element.isHidden || framing.has(element.tag)) return false;
    const hint = mayHint(element) ? hintedField(element, context.vocabulary) : null;
    if (!hint || fields[hint.field]) return undefined;
    const text = textOf(element);
    if (text.endsWith(':') || context.vocabulary.exactField(text)) return undefined;
    const value = fieldValue(hint.field, text, hint.confidence * 0.9);
    if (value && value.value !== null) fields[hint.field] = value;
    return undefined;
  });
  return fields;
}

const hinting = new Set(['span', 'div', 'p', 'td', 'dd', 'strong', 'time', 'h1', 'h2', 'h3']);

const mayHint = (element: PageElement): boolean =>
  hinting.has(element.tag) && element.children.length > 0 && element.children.length <= 3;

function addHeading(fields: Fields, root: PageElement, context: RowContext): void {
  const heading = findElement(root, (one) => {
    if (one.isHidden || !/^h[1-6]$/.test(one.tag) || isFramed(one)) return false;
    const text = textOf(one);
    return text.length >= 4 && !context.vocabulary.namesList(text) && !context.vocabulary.exactField(text);
  });
  const value = heading ? fieldValue('title', textOf(heading), 0.5) : null;
  if (value) fields.title = value;
}

const contentLinks = (root: PageElement, context: RowContext): PageLink[] =>
  readLinks(root, context.base, context.vocabulary);

function isFramed(element: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) if (framing.has(up.tag)) return true;
  return false;
}
