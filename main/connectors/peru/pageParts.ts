// Finds on a page what the tolerant reader is not made for: an open dialog, rows that a script draws, files in frames.
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse, serializeOuter } from 'parse5';
import { resolveAddress } from '../kit/reader/readLinks.ts';

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
    if (element.tagName === 'script') {
      const script = scriptOf(element);
      parts.scriptedTable ??= tableInScript(script);
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

const scriptOf = (element: Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

const textLength = (element: Element): number =>
  [...elementsOf(element)]
    .flatMap(({ childNodes }) => childNodes)
    .reduce((sum, child) => sum + ('value' in child ? child.value.trim().length : 0), 0);

/** `var filas = [{"Fecha":"16/07/2026",…}]`, an escaped text of it, or the whole of a JSON answer. */
function tableInScript(script: string): string | null {
  for (let from = script.search(/\[\s*\{/); from >= 0; ) {
    const rows = rowsOf(script.slice(from, endOfArray(script, from)));
    if (rows) return rows;
    const next = script.slice(from + 1).search(/\[\s*\{/);
    if (next < 0) return null;
    from += next + 1;
  }
  return null;
}

/** Null when the text is no JSON with rows. */
export function tableInJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const inner = typeof value === 'object' && value !== null && 'd' in value ? value.d : value;
    const rows: unknown = typeof inner === 'string' ? JSON.parse(inner) : inner;
    return Array.isArray(rows) ? tableOf(rows) : tableOf(arraysIn(rows));
  } catch {
    return null;
  }
}

const arraysIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? (Object.values(value).find((one): one is unknown[] => Array.isArray(one)) ?? [])
    : [];

function endOfArray(script: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < script.length; at += 1) {
    const char = script[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"') quote = char;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return script.length;
}

function rowsOf(text: string): string | null {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? tableOf(rows) : null;
  } catch {
    return null;
  }
}

function tableOf(rows: readonly unknown[]): string | null {
  const objects = rows.filter(
    (row): row is Record<string, unknown> => typeof row === 'object' && row !== null,
  );
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  if (objects.length === 0 || names.length < 2) return null;
  const lines = objects.map(
    (row) => `<tr>${names.map((name) => `<td>${cell(row[name])}</td>`).join('')}</tr>`,
  );
  const headings = names.map((name) => `<th>${escape(spaced(name))}</th>`).join('');
  return `<table><thead><tr>${headings}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

/** Cells of such tables may be HTML themselves (links); what is no text stays out. */
function cell(value: unknown): string {
  if (typeof value === 'string') {
    const moment = /^\/Date\((-?\d+)/.exec(value);
    if (moment) return limaTime(Number(moment[1]));
    return /<\w+[\s>]/.test(value) ? value : escape(value);
  }
  return typeof value === 'number' ? String(value) : '';
}

/** Peru has had no clock changes since 1994: UTC-5. */
const limaTime = (ms: number): string =>
  new Date(ms - 5 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** `FechaNotificacion`, `nro_expediente` as the headings that they are. */
const spaced = (name: string): string =>
  name.replaceAll(/([a-záéíóúñ])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
