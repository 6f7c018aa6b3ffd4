// Builds the page's tree tag by tag, by a browser's rules for missing and wrong tags; what no reader looks at is not kept.

import {
  blockTags,
  closingParagraph,
  foreignIslands,
  headings,
  leavingForeign,
  leftOutTags,
  rawTags,
  rowGroups,
  scopeTags,
  specialTags,
  tableFrames,
  tableParts,
  voidTags,
} from './htmlRules.ts';
import type { PageElement, PageNode, PageTree } from './pageTree.ts';
import { squeeze } from './squeeze.ts';

/** Nesting beyond which a page is damaged or hostile: looking for an open element grows with the depth. */
const deepest = 3_000;
/** Deeper elements become siblings of each other, so that walks may be recursive. */
const deepestKept = 256;

export class TooDeep extends Error {}

export type Attributes = readonly { name: string; value: string }[];

export interface TreeBuilder {
  readonly tree: PageTree;
  text(words: string): void;
  /** A comment stands between two texts. */
  comment(): void;
  start(tag: string, attrs: Attributes, isSelfClosing: boolean): void;
  end(tag: string): void;
  finish(): void;
}

interface Open {
  tag: string;
  into: PageElement;
}

/** Fails with `TooDeep`. */
export function createTreeBuilder(): TreeBuilder {
  const root: PageElement = { tag: '#page', attrs: [], parent: null, children: [], isHidden: false };
  const page = childOf(root, 'html', []);
  root.children.push(page);
  const bodyAttrs: { name: string; value: string }[] = [];
  const body = childOf(page, 'body', bodyAttrs);
  page.children.push(body);
  const tree: PageTree = { root, title: '', base: null, frames: [] };

  const open: Open[] = [{ tag: 'body', into: body }];
  /** Open tags inside of what is left out, that element first; empty where words are read. */
  let unread: string[] = [];
  let form: Open | null = null;
  let select: Open | null = null;
  let pending = '';

  const top = (): Open => open[open.length - 1] as Open;

  const flush = (): void => {
    if (pending === '') return;
    const words = pending;
    pending = '';
    const { tag, into } = top();
    const text = tag === 'textarea' ? words.replace(/^\r?\n/, '') : squeeze(words);
    if (text === '') return;
    if (tableFrames.has(tag)) putBeforeTable(text);
    else put(into, text);
  };

  const popTo = (length: number): void => {
    flush();
    open.length = length;
    if (select && !open.includes(select)) select = null;
  };

  const push = (tag: string, into: PageElement): Open => {
    if (open.length >= deepest) throw new TooDeep();
    const one = { tag, into: open.length < deepestKept ? into : top().into };
    if (one.into !== into) into.parent = one.into;
    open.push(one);
    return one;
  };

  /** Where the nearest table stands among the open elements; -1 outside of any. */
  const tableAt = (): number => open.findLastIndex((one) => one.tag === 'table');

  /** A browser shows what stands loose between rows before the table. */
  const putBeforeTable = (node: string | PageElement): void => {
    const table = open[tableAt()]?.into;
    const place = table?.parent?.children.lastIndexOf(table) ?? -1;
    if (table?.parent && place >= 0) {
      if (typeof node !== 'string') node.parent = table.parent;
      table.parent.children.splice(place, 0, node);
    } else put(top().into, node);
  };

  const append = (tag: string, attrs: Attributes): PageElement => {
    flush();
    const holder = top();
    const element = childOf(holder.into, tag, attrs);
    const isLoose =
      tableFrames.has(holder.tag) && !tableParts.has(tag) && tag !== 'form' && !element.isHidden;
    if (isLoose) putBeforeTable(element);
    else put(holder.into, element);
    return element;
  };

  const pushImplied = (tag: string): void => void push(tag, append(tag, []));

  /** Where the open element stands that this end tag would close; -1 when it closes none. */
  const openedAt = (tag: string): number => {
    if (top().tag === tag && open.length > 1) return open.length - 1;
    const isTable = tag === 'table' || tableParts.has(tag);
    const isHeading = headings.has(tag);
    const isBlock = isHeading || blockTags.has(tag);
    for (let at = open.length - 1; at > 0; at -= 1) {
      const one = (open[at] as Open).tag;
      if (one === tag || (isHeading && headings.has(one))) return at;
      if (one === 'table' && isTable) return -1;
      if (isTable) continue;
      if (isBlock ? scopeTags.has(one) : specialTags.has(one)) return -1;
      if (tag === 'li' && (one === 'ul' || one === 'ol')) return -1;
      if (tag === 'p' && one === 'button') return -1;
    }
    return -1;
  };

  const close = (tag: string): void => {
    const at = openedAt(tag);
    if (at > 0) popTo(at);
  };

  /** The start of one list entry ends the one before. */
  const closeEntry = (tags: readonly string[]): void => {
    for (let at = open.length - 1; at > 0; at -= 1) {
      const { tag } = open[at] as Open;
      if (tags.includes(tag)) return popTo(at);
      if (specialTags.has(tag) && tag !== 'address' && tag !== 'div' && tag !== 'p') return;
    }
  };

  const endImplied = (tag: string): void => {
    if (tag === 'li') closeEntry(['li']);
    else if (tag === 'dd' || tag === 'dt') closeEntry(['dd', 'dt']);
    if (closingParagraph.has(tag)) close('p');
    const last = top().tag;
    if (headings.has(tag) && headings.has(last)) popTo(open.length - 1);
    else if ((tag === 'option' || tag === 'optgroup') && last === 'option') popTo(open.length - 1);
    else if (tag === 'button' || tag === 'a') close(tag);
    else if (tag === 'table' && tableFrames.has(last)) close('table');
  };

  /** Opens what a part of a table stands in; false where there is no table. */
  const makeRoom = (tag: string): boolean => {
    const at = tableAt();
    if (at < 0 || tag === 'col') return false;
    const isGroup = tag !== 'tr' && tag !== 'td' && tag !== 'th';
    const hasGroup = rowGroups.has(open[at + 1]?.tag ?? '');
    if (isGroup || !hasGroup) popTo(at + 1);
    if (isGroup) return true;
    if (!hasGroup) pushImplied('tbody');
    if (tag === 'tr' || open[at + 2]?.tag !== 'tr') popTo(at + 2);
    else popTo(at + 3);
    if (tag !== 'tr' && open.length === at + 2) pushImplied('tr');
    return true;
  };

  /** A select holds nothing but its options: fields and parts of a table end it, other tags are not there. */
  const mayStartInSelect = (tag: string): boolean => {
    if (tag === 'option' || tag === 'optgroup' || tag === 'hr' || leftOutTags.has(tag)) return true;
    const isField = tag === 'input' || tag === 'textarea' || tag === 'select';
    const isTable = (tag === 'table' || tableParts.has(tag)) && tableAt() > 0;
    if (!isField && !isTable) return false;
    popTo(open.indexOf(select as Open));
    return tag !== 'select';
  };

  const leaveOut = (tag: string, attrs: Attributes, isSelfClosing: boolean): void => {
    flush();
    if (tag === 'iframe') frame(append(tag, attrs));
    const isForeign = tag === 'svg' || tag === 'math';
    if (!voidTags.has(tag) && !(isForeign && isSelfClosing)) unread = [tag];
  };

  const frame = (element: PageElement): void => {
    const src = element.attrs.find((one) => one.name === 'src')?.value ?? '';
    tree.frames.push({ src, isHidden: element.isHidden });
  };

  /** True when the tag belongs to what is left out; false when it ends that and means the page. */
  const startsUnread = (tag: string, isSelfClosing: boolean): boolean => {
    const [outer = ''] = unread;
    if (rawTags.has(outer)) return true;
    const isForeign = outer === 'svg' || outer === 'math';
    const isOutside = isForeign
      ? leavingForeign.has(tag) && !unread.some((one) => foreignIslands.has(one))
      : outer !== 'template' && tableParts.has(tag) && tableAt() > 0 && !unread.includes('table');
    if (isOutside) unread = [];
    else if (!voidTags.has(tag) && !isSelfClosing && unread.length < deepest) unread.push(tag);
    return !isOutside;
  };

  const endsUnread = (tag: string): boolean => {
    const [outer = ''] = unread;
    const at = rawTags.has(outer) ? (tag === outer ? 0 : -1) : unread.lastIndexOf(tag);
    if (at >= 0) {
      if (outer === 'title' && tree.title === '') tree.title = pending.trim();
      pending = '';
      unread.length = at;
      return true;
    }
    if (rawTags.has(outer) || outer === 'template') return true;
    const isTable = tag === 'table' || tableParts.has(tag);
    if (unread.some((one) => foreignIslands.has(one)) || (outer === 'object' && !isTable)) return true;
    if (openedAt(tag) < 0) return true;
    unread = [];
    return false;
  };

  const endForm = (): void => {
    const at = form ? open.indexOf(form) : -1;
    form = null;
    if (at <= 0 || open.slice(at + 1).some((one) => scopeTags.has(one.tag))) return;
    flush();
    // Only the form ends: what was opened inside of it goes on.
    open.splice(at, 1);
  };

  return {
    tree,
    text: (words) => {
      if (unread.length === 0 || unread[0] === 'title') pending += words;
    },
    comment: () => {
      if (unread.length === 0) flush();
    },
    start: (tag, attrs, isSelfClosing) => {
      if (unread.length > 0 && startsUnread(tag, isSelfClosing)) return;
      if (tag === 'html' || tag === 'head' || tag === 'frameset') return;
      if (tag === 'body') {
        bodyAttrs.push(...attrs);
        body.isHidden ||= hides('body', attrs);
        return;
      }
      if (select && !mayStartInSelect(tag)) return;
      if (tag === 'base') tree.base ??= attrs.find((one) => one.name === 'href')?.value ?? null;
      if (tag === 'base' || ((tag === 'meta' || tag === 'link') && body.children.length === 0)) return;
      if (leftOutTags.has(tag)) return leaveOut(tag, attrs, isSelfClosing);
      if (tag === 'form' && form) return;
      if (!tableParts.has(tag)) endImplied(tag);
      else if (!makeRoom(tag)) return;
      const element = append(tag, attrs);
      if (tag === 'frame') frame(element);
      if (voidTags.has(tag)) return;
      // Between rows a form holds nothing.
      const isBetweenRows = tag === 'form' && tableFrames.has(top().tag);
      const one = isBetweenRows ? { tag, into: element } : push(tag, element);
      if (tag === 'form') form = one;
      if (tag === 'select') select = one;
    },
    end: (tag) => {
      if (unread.length > 0 && endsUnread(tag)) return;
      if (tag === 'form') return endForm();
      if (tag === 'br') return void append('br', []);
      const isTable = tag === 'table' || tableParts.has(tag);
      if (select && tag !== 'select' && tag !== 'option' && tag !== 'optgroup' && !isTable) return;
      close(tag);
    },
    finish: flush,
  };
}

/** A list that begins with its first node takes the room of one; one that is pushed to takes that of seventeen. */
function put(into: PageElement, node: PageNode): void {
  if (into.children.length === 0) into.children = [node];
  else into.children.push(node);
}

const childOf = (parent: PageElement, tag: string, attrs: Attributes): PageElement => ({
  tag,
  attrs,
  parent,
  children: [],
  isHidden: parent.isHidden || hides(tag, attrs),
});

function hides(tag: string, attrs: Attributes): boolean {
  for (const { name, value } of attrs) {
    if (name === 'hidden' && value !== 'until-found') return true;
    if (name === 'aria-hidden' && value === 'true') return true;
    if (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)) return true;
    if (name === 'type' && tag === 'input' && value.toLowerCase() === 'hidden') return true;
  }
  return false;
}
