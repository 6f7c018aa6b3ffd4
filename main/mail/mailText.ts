// Makes plain text that is safe to keep, search and show: no markup, no remote loads, no invisible characters.
import { htmlToText } from 'html-to-text';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { MailLink } from './parsedMail.ts';

const mostTextChars = 200_000;
const mostHtmlChars = 400_000;
/** Deeper pages are only made to hold readers up; their words are kept, their layout is not. */
const deepestHtml = 200;

/** Control, zero-width and bidirectional characters: they hide or turn round what stands there. */
const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

export function cleanText(text: string): string {
  return text
    .slice(0, mostTextChars)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(invisible, '')
    .replaceAll(/[\u00A0\u2007\u202F\t ]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

export const cleanLine = (text: string): string => cleanText(text.slice(0, 2_000)).replaceAll(/\s+/g, ' ');

/** Cells of one table row stand on one line with ` | ` between them. */
export function htmlToPlain(wholeHtml: string): string {
  const html = wholeHtml.slice(0, mostHtmlChars);
  if (depthOf(html) > deepestHtml) return safely('', () => textOf(parse(html), mostTextChars));
  const text = safely('', () =>
    htmlToText(html, {
      wordwrap: false,
      // Without the zero-width space, which would cut words in two.
      whitespaceCharacters: ' \t\r\n\f',
      limits: { maxInputLength: mostHtmlChars, maxDepth: 100, maxChildNodes: 5_000 },
      formatters: {
        cell: (element, walk, builder) => {
          walk(element.children, builder);
          builder.addInline(' | ');
        },
      },
      selectors: [
        { selector: 'img', format: 'skip' },
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'td', format: 'cell' },
        { selector: 'th', format: 'cell' },
        { selector: 'tr', format: 'block' },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
      ],
    }),
  );
  return text
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' | '),
    )
    .join('\n');
}

const voidTags = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'embed',
  'source',
  'wbr',
]);

/** How deep the tags nest, counted without building anything. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (voidTags.has(name.toLowerCase())) continue;
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Every link with the words that it hides behind. */
export function linksOf(html: string): MailLink[] {
  return safely([], () => {
    const links: MailLink[] = [];
    const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html.slice(0, mostHtmlChars))];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (!('childNodes' in node)) continue;
      waiting.push(...node.childNodes);
      if (!('attrs' in node) || node.tagName !== 'a') continue;
      const href = node.attrs.find((attr) => attr.name === 'href')?.value;
      if (href) links.push({ href: cleanLine(href), text: cleanLine(textOf(node, 2_000)) });
    }
    return links.toReversed();
  });
}

function textOf(node: DefaultTreeAdapterTypes.Node, mostChars: number): string {
  let text = '';
  const waiting: DefaultTreeAdapterTypes.Node[] = [node];
  for (let one = waiting.pop(); one && text.length < mostChars; one = waiting.pop()) {
    if ('value' in one) text += one.value;
    if ('childNodes' in one) waiting.push(...one.childNodes.toReversed());
  }
  return text;
}

function safely<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
