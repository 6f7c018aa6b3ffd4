// Finds on a page what the tolerant reader is not made for: an open dialog, rows that a script draws, files in frames.
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse, serializeOuter } from 'parse5';
import { resolveAddress } from '../kit/reader/readLinks.ts';
import { tableInScript } from './scriptedRows.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface PageParts {
  /** HTML of the dialog that stands open over the page, or of its only filled one; null when there is none. */
  dialog: string | null;
  /** A table of the rows that a script of the page holds; null when it holds none. */
  scriptedTable: string | null;
  /** Addresses of frames, embedded objects and windows that scripts open, in order. */
  shownFiles: string[];
  /** Where the page sends the browser by itself; null when it does not. */
  onwards: string | null;
}

/** Pure; never throws for what a page holds. */
export function readPageParts(html: string, base: string | null): PageParts {
  const parts: PageParts = { dialog: null, scriptedTable: null, shownFiles: [], onwards: null };
  const dialogs: Element[] = [];
  let emptyHeadings: string[] = [];
  const file = (address: string | null | undefined) => {
    const href = address ? resolveAddress(address, base) : null;
    if (href && !parts.shownFiles.includes(href)) parts.shownFiles.push(href);
  };
  for (const element of elementsOf(parse(html))) {
    const attrs = new Map(element.attrs.map(({ name, value }) => [name, value]));
    if (element.tagName === 'iframe' || element.tagName === 'frame' || element.tagName === 'embed')
      file(attrs.get('src'));
    if (element.tagName === 'object') file(attrs.get('data'));
    if (isDialog(attrs)) dialogs.push(element);
    if (element.tagName === 'meta' && attrs.get('http-equiv')?.toLowerCase() === 'refresh')
      parts.onwards ??= resolveAddress(
        /url\s*=\s*['"]?([^'"]+)/i.exec(attrs.get('content') ?? '')?.[1] ?? '',
        base,
      );
    if (element.tagName === 'thead') emptyHeadings = headingsOf(element);
    if (element.tagName === 'script') {
      const script = scriptOf(element);
      parts.scriptedTable ??= tableInScript(script, emptyHeadings);
      // Only what runs by itself: a function waits for a click, and a click may open a notice.
      const plain = /\bfunction\b|=>/.test(script) ? '' : script;
      for (const [, , address] of plain.matchAll(/window\.open\s*\(\s*(['"])(.*?)\1/g)) file(address);
      parts.onwards ??= resolveAddress(
        /(?:^|[;{\s])(?:window\.|top\.|self\.|document\.)?location(?:\.href)?\s*=\s*(['"])(.*?)\1/.exec(
          plain,
        )?.[2] ?? '',
        base,
      );
    }
  }
  const open = dialogs.find(isOpen) ?? (dialogs.length === 1 ? dialogs[0] : undefined);
  if (open && textLength(open) > 40) parts.dialog = serializeOuter(open);
  return parts;
}

function* elementsOf(root: Node): Generator<Element> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
}

const isDialog = (attrs: ReadonlyMap<string, string>): boolean =>
  attrs.get('role') === 'dialog' ||
  attrs.get('aria-modal') === 'true' ||
  /(?:^|[\s_-])(?:modal|ui-dialog|popup|modalpopup)(?:$|\s)/i.test(attrs.get('class') ?? '');

function isOpen({ attrs }: Element): boolean {
  const value = (name: string): string => attrs.find((one) => one.name === name)?.value ?? '';
  if (/display\s*:\s*none/i.test(value('style'))) return false;
  return (
    /\b(?:in|show|open|abierto)\b/i.test(value('class')) ||
    /display\s*:\s*block/i.test(value('style')) ||
    value('aria-hidden') === 'false' ||
    attrs.some(({ name }) => name === 'open')
  );
}

const headingsOf = (head: Element): string[] =>
  [...elementsOf(head)].filter(({ tagName }) => tagName === 'th').map((cell) => scriptOf(cell).trim());

const scriptOf = (element: Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

const textLength = (element: Element): number =>
  [...elementsOf(element)]
    .flatMap(({ childNodes }) => childNodes)
    .reduce((sum, child) => sum + ('value' in child ? child.value.trim().length : 0), 0);
