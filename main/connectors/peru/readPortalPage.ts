// Reads one page of the buzón: the tolerant reader first, then what an open dialog or a script of the page holds.
import { repairMojibake } from '../../net/decodeText.ts';
import type { DetailPage, PageLink, PageReading } from '../kit/reader/pageReading.ts';
import { attr, isElement, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { readDelta } from '../kit/reader/readDelta.ts';
import { linkOf } from '../kit/reader/readLinks.ts';
import { readPage } from '../kit/reader/readPage.ts';
import { textPieces } from '../kit/reader/visibleText.ts';
import { compileVocabulary } from '../kit/vocabulary/compiledVocabulary.ts';
import { readPageParts } from './pageParts.ts';
import { tableInJson } from './scriptedRows.ts';
import { peruVocabulary } from './words.ts';

export interface PortalPage {
  reading: PageReading;
  /** The notice that the page shows: its own subject, or an open dialog's. */
  detail: DetailPage | null;
  /** What is said on the page, without menus, links and buttons; of the dialog where one shows the notice. */
  content: string;
  /** What can be followed there, menus left out. */
  links: PageLink[];
  /** Files that the page shows by itself. */
  shownFiles: string[];
  /** Where the page sends the browser by itself. */
  onwards: string | null;
}

/** Pure. `html` is text; bytes are decoded by the caller, who knows the HTTP header. */
export function readPortalPage(html: string, url?: string): PortalPage {
  const table = /^\s*[[{]/.test(html) ? tableInJson(html) : null;
  const delta = readDelta(html);
  const text = withNamedBoxes(repairMojibake(table ?? delta?.html ?? html));
  const options = { vocabulary: peruVocabulary, ...(url === undefined ? {} : { url }) };
  const parts = readPageParts(text, url ?? null);
  const page = readPage(text, options);
  const scripted =
    parts.scriptedTable !== null && page.page !== 'noticeList' && page.page !== 'signIn'
      ? readPage(parts.scriptedTable, options)
      : null;
  const reading = scripted?.page === 'noticeList' ? { ...scripted, frames: page.frames } : page;
  const inDialog = parts.dialog === null ? null : readPage(parts.dialog, options);
  const dialog = inDialog?.page === 'notice' || inDialog?.page === 'caseStatus' ? inDialog : null;
  const own = reading.page === 'notice' || reading.page === 'caseStatus' ? reading : null;
  return {
    reading,
    detail: dialog ?? own,
    ...readContent(dialog && parts.dialog !== null ? parts.dialog : text, url ?? null),
    shownFiles: parts.shownFiles,
    onwards: parts.onwards ?? (delta?.redirect ? resolved(delta.redirect, url) : null),
  };
}

const box = String.raw`<input\b[^>]*\btype\s*=\s*["']?(?:checkbox|radio)\b[^>]*>`;
const between = String.raw`(?:\s|&nbsp;|<[^>]{1,200}>){0,6}`;
const read = String.raw`le(?:i|í|&iacute;)d[oa]\b`;
const readBox = new RegExp(`(${box}${between})(?=${read})|(?=${read}:?${between}${box})`, 'gi');

/** A box to tick that is called `Leído` is no state: without its name it would say that the notice was read. */
const withNamedBoxes = (html: string): string =>
  /\btype\s*=\s*["']?(?:checkbox|radio)/i.test(html) ? html.replaceAll(readBox, '$1casilla: ') : html;

const resolved = (href: string, url: string | undefined): string | null => URL.parse(href, url)?.href ?? null;

const framingTags = new Set(['nav', 'header', 'footer', 'aside']);
const framing = /(?:^|[\s_-])(?:menu|nav|navbar|sidebar|footer|header|breadcrumb)(?:$|[\s_-])/i;

/** Menus, heads and feet: an entry such as `Subsanación` says nothing of a notice. */
const isFrame = (element: PageElement): boolean =>
  framingTags.has(element.tag) ||
  /^(?:navigation|menu|menubar|banner|contentinfo)$/.test(attr(element, 'role') ?? '') ||
  framing.test(`${attr(element, 'id') ?? ''} ${attr(element, 'class') ?? ''}`);

function readContent(html: string, base: string | null): { content: string; links: PageLink[] } {
  const tree = parsePage(html);
  if (!tree) return { content: '', links: [] };
  const vocabulary = compileVocabulary(peruVocabulary);
  const without = new Set<PageElement>();
  const links: PageLink[] = [];
  walk(tree.root, (element) => {
    if (element.isHidden || isFrame(element)) {
      without.add(element);
      return false;
    }
    const link = linkOf(element, base, vocabulary);
    if (link) links.push(link);
    if ((element.tag === 'a' || element.tag === 'button') && !isDocumentName(element)) without.add(element);
    return true;
  });
  const lines: string[] = [];
  for (const piece of textPieces(tree.root.children, tree.root, { without })) {
    if (piece.isControl || piece.text === '') continue;
    if (piece.startsBlock || lines.length === 0) lines.push(piece.text);
    else lines.push(`${lines.pop()} ${piece.text}`);
  }
  return { content: lines.join('\n'), links };
}

const isDocumentName = (element: PageElement): boolean =>
  element.tag === 'a' && element.children.some((child) => !isElement(child) && /\.pdf$/i.test(child));
