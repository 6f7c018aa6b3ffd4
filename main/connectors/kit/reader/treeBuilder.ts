// Builds the page's tree tag by tag, by a browser's rules for missing and wrong tags; what no reader looks at is not kept.
import { looksOfRow } from './fieldValue.ts';
import type { LeftOut } from './leftOut.ts';
import { endsInside, startsInside } from './leftOut.ts';
import type { OpenElements } from './openElements.ts';
import {
  cutOpen,
  entryAt,
  holder,
  isOfTable,
  openElement,
  openedAt,
  tableAt,
  topRules,
} from './openElements.ts';
import type { Attributes } from './pageElement.ts';
import { elementOf, hides, put } from './pageElement.ts';
import type { PageElement, PageTree, RowSigns } from './pageTree.ts';
import { attr } from './pageTree.ts';
import { squeeze } from './squeeze.ts';
import { rulesOf, type TagRules } from './tagRules.ts';

export interface TreeBuilder {
  readonly tree: PageTree;
  /** What the next end tag most likely ends. */
  innermost(): TagRules;
  text(words: string): void;
  /** A comment stands between two texts. */
  comment(): void;
  start(rules: TagRules, attrs: Attributes, isSelfClosing: boolean): void;
  end(rules: TagRules): void;
  finish(): void;
}

/** Fails with `TooDeep`. */
export function createTreeBuilder(): TreeBuilder {
  const tree: PageTree = {
    root: elementOf('#page', [], null, 0),
    title: '',
    base: null,
    frames: [],
    size: 1,
    signs: { dated: [], times: [], tables: [] },
  };
  const bodyAttrs: { name: string; value: string }[] = [];
  const child = (parent: PageElement, tag: string, attrs: Attributes): PageElement => {
    const element = elementOf(tag, attrs, parent, tree.size);
    tree.size += 1;
    return element;
  };
  const page = child(tree.root, 'html', []);
  put(tree.root, page);
  const body = child(page, 'body', bodyAttrs);
  put(page, body);

  const open: OpenElements = { rules: [rulesOf('body')], elements: [body] };
  const implied = { tbody: rulesOf('tbody'), tr: rulesOf('tr'), p: rulesOf('p') };
  const leftOut: LeftOut = [];
  let form: PageElement | null = null;
  let select: PageElement | null = null;
  let pending = '';

  const flush = (): void => {
    if (pending === '') return;
    const words = pending;
    pending = '';
    const { tag, isTableFrame } = topRules(open);
    const text = tag === 'textarea' ? words.replace(/^\r?\n/, '') : squeeze(words);
    if (text === '') return;
    const into = isTableFrame ? putBeforeTable(text) : holder(open);
    if (!isTableFrame) put(into, text);
    // Looked at while it is at hand: later it costs as much again to fetch each text.
    if (looksOfRow(text)) tree.signs.dated.push(into);
  };

  const popTo = (length: number): void => {
    flush();
    cutOpen(open, length);
    if (select && !open.elements.includes(select)) select = null;
  };

  /** A browser shows what stands loose between rows before the table. Answers where it stands now. */
  const putBeforeTable = (node: string | PageElement): PageElement => {
    const table = open.elements[tableAt(open)];
    const place = table?.parent?.children.lastIndexOf(table) ?? -1;
    if (!table?.parent || place < 0) {
      put(holder(open), node);
      return holder(open);
    }
    if (typeof node !== 'string') node.parent = table.parent;
    table.parent.children.splice(place, 0, node);
    return table.parent;
  };

  const append = (rules: TagRules, attrs: Attributes): PageElement => {
    flush();
    const into = holder(open);
    const element = child(into, rules.tag, attrs);
    const isLoose =
      topRules(open).isTableFrame && !rules.isTablePart && rules.tag !== 'form' && !element.isHidden;
    if (isLoose) putBeforeTable(element);
    else put(into, element);
    noteSigns(tree.signs, element);
    return element;
  };

  const pushImplied = (rules: TagRules): void => openElement(open, rules, append(rules, []));

  const close = (rules: TagRules): void => {
    const at = openedAt(open, rules);
    if (at > 0) popTo(at);
  };

  const endImplied = (rules: TagRules): void => {
    const { tag } = rules;
    if (tag === 'li' || tag === 'dd' || tag === 'dt') {
      const at = entryAt(open, tag === 'li' ? isListEntry : isTermEntry);
      if (at > 0) popTo(at);
    }
    if (rules.isClosingParagraph) close(implied.p);
    const last = topRules(open);
    if (rules.isHeading && last.isHeading) popTo(open.elements.length - 1);
    else if ((tag === 'option' || tag === 'optgroup') && last.tag === 'option')
      popTo(open.elements.length - 1);
    else if (tag === 'button' || tag === 'a') close(rules);
    else if (tag === 'table' && last.isTableFrame) close(rules);
  };

  /** Opens what a part of a table stands in; false where there is no table. */
  const makeRoom = ({ tag }: TagRules): boolean => {
    const at = tableAt(open);
    if (at < 0 || tag === 'col') return false;
    const isGroup = tag !== 'tr' && tag !== 'td' && tag !== 'th';
    const hasGroup = open.rules[at + 1]?.isRowGroup ?? false;
    if (isGroup || !hasGroup) popTo(at + 1);
    if (isGroup) return true;
    if (!hasGroup) pushImplied(implied.tbody);
    if (tag === 'tr' || open.rules[at + 2]?.tag !== 'tr') popTo(at + 2);
    else popTo(at + 3);
    if (tag !== 'tr' && open.elements.length === at + 2) pushImplied(implied.tr);
    return true;
  };

  /** A select holds nothing but its options: fields and parts of a table end it, other tags are not there. */
  const mayStartInSelect = (rules: TagRules, inside: PageElement): boolean => {
    const { tag } = rules;
    if (tag === 'option' || tag === 'optgroup' || tag === 'hr' || rules.isLeftOut) return true;
    const isField = tag === 'input' || tag === 'textarea' || tag === 'select';
    if (!isField && !(isOfTable(rules) && tableAt(open) > 0)) return false;
    popTo(open.elements.indexOf(inside));
    return tag !== 'select';
  };

  const leaveOut = (rules: TagRules, attrs: Attributes, isSelfClosing: boolean): void => {
    flush();
    if (rules.tag === 'iframe') frame(append(rules, attrs));
    const isForeign = rules.tag === 'svg' || rules.tag === 'math';
    if (!rules.isVoid && !(isForeign && isSelfClosing)) leftOut.push(rules);
  };

  const frame = (element: PageElement): void => {
    const src = element.attrs.find((one) => one.name === 'src')?.value ?? '';
    tree.frames.push({ src, isHidden: element.isHidden });
  };

  /** True where the tag meant only what is left out. */
  const endLeftOut = (rules: TagRules): boolean => {
    const isTitle = leftOut[0]?.tag === 'title';
    const ended = endsInside(leftOut, rules, (one) => openedAt(open, one) >= 0);
    if (ended !== 'closed') return ended === 'within';
    if (isTitle && tree.title === '') tree.title = pending.trim();
    pending = '';
    return true;
  };

  const endForm = (): void => {
    const at = form ? open.elements.indexOf(form) : -1;
    form = null;
    if (at <= 0 || open.rules.slice(at + 1).some((one) => one.isScope)) return;
    flush();
    // Only the form ends: what was opened inside of it goes on.
    open.elements.splice(at, 1);
    open.rules.splice(at, 1);
  };

  return {
    tree,
    innermost: () => topRules(open),
    text: (words) => {
      if (leftOut.length === 0 || leftOut[0]?.tag === 'title') pending += words;
    },
    comment: () => {
      if (leftOut.length === 0) flush();
    },
    start: (rules, attrs, isSelfClosing) => {
      const { tag } = rules;
      if (leftOut.length > 0 && startsInside(leftOut, rules, { isSelfClosing, isInTable: tableAt(open) > 0 }))
        return;
      if (tag === 'html' || tag === 'head' || tag === 'frameset') return;
      if (tag === 'body') {
        bodyAttrs.push(...attrs);
        body.isHidden ||= hides('body', attrs);
        noteSigns(tree.signs, body);
        return;
      }
      if (select && !mayStartInSelect(rules, select)) return;
      if (tag === 'base') tree.base ??= attrs.find((one) => one.name === 'href')?.value ?? null;
      if (tag === 'base' || ((tag === 'meta' || tag === 'link') && body.children.length === 0)) return;
      if (rules.isLeftOut) return leaveOut(rules, attrs, isSelfClosing);
      if (tag === 'form' && form) return;
      if (!rules.isTablePart) endImplied(rules);
      else if (!makeRoom(rules)) return;
      const element = append(rules, attrs);
      if (tag === 'frame') frame(element);
      if (rules.isVoid) return;
      // Between rows a form holds nothing.
      if (tag !== 'form' || !topRules(open).isTableFrame) openElement(open, rules, element);
      if (tag === 'form') form = element;
      if (tag === 'select') select = element;
    },
    end: (rules) => {
      const { tag } = rules;
      if (leftOut.length > 0 && endLeftOut(rules)) return;
      if (tag === 'form') return endForm();
      if (tag === 'br') return void append(rules, []);
      const isInSelect = tag === 'select' || tag === 'option' || tag === 'optgroup';
      if (select && !isInSelect && !isOfTable(rules)) return;
      close(rules);
    },
    finish: flush,
  };
}

function noteSigns({ times, tables }: RowSigns, element: PageElement): void {
  const { tag, attrs } = element;
  if (tag === 'table' || (attrs.length > 0 && attr(element, 'role') !== null)) tables.push(element);
  if (tag === 'time' && attr(element, 'datetime')) times.push(element);
}

const isListEntry = (tag: string): boolean => tag === 'li';
const isTermEntry = (tag: string): boolean => tag === 'dd' || tag === 'dt';
