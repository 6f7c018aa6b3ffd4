// Reads what can be followed from a part of a page: addresses, postbacks and submit buttons, each with its likely meaning.
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { LinkKind, PageLink, Postback } from './pageReading.ts';
import type { PageElement, PageNode } from './pageTree.ts';
import { attr, findElement, isElement } from './pageTree.ts';
import { squeeze } from './squeeze.ts';
import { textOf } from './visibleText.ts';

const documentAddress =
  /\.pdf(?:$|[?#])|descarg|download|adjunt|justificant|resguardo|documento|getfile|verpdf/i;

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const webScheme = /^https?:/i;
const plainPath = /^\/[\w/?=&-]*$/;
const plainOrigin = /^https?:\/\/[a-z0-9.-]+(?=\/|$)/;
const scriptedOpening =
  /(?:window\.open\s*\(|location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\()\s*(['"])(.*?)\1/;
const hasWords = /[a-z0-9]/i;

const linkTags = new Set(['a', 'area', 'button', 'input']);

/** Links of an element and below, in order, visible ones only. */
export function readLinks(
  element: PageElement,
  base: string | null,
  vocabulary: CompiledVocabulary,
): PageLink[] {
  const links: PageLink[] = [];
  addLinks(links, element, base, vocabulary);
  return links;
}

/** The same, put behind links of other parts: those may be the same ones. */
export function addLinks(
  links: PageLink[],
  element: PageElement,
  base: string | null,
  vocabulary: CompiledVocabulary,
): void {
  const from = links.length;
  gather(links, element, base, vocabulary);
  if (links.length - from < 2) return;
  const seen = new Set<string>();
  for (const link of links.splice(from)) {
    const size = seen.size;
    if (seen.add(keyOf(link)).size > size) links.push(link);
  }
}

function gather(
  links: PageLink[],
  element: PageElement,
  base: string | null,
  vocabulary: CompiledVocabulary,
): void {
  if (element.isHidden) return;
  const link = linkOf(element, base, vocabulary);
  if (link) links.push(link);
  const { children } = element;
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as PageNode;
    if (isElement(child)) gather(links, child, base, vocabulary);
  }
}

/** The link that this very element is, null when it is none. */
export function linkOf(
  element: PageElement,
  base: string | null,
  vocabulary: CompiledVocabulary,
): PageLink | null {
  if (!linkTags.has(element.tag) && attr(element, 'onclick') === null) return null;
  const submit = submitOf(element);
  const postback = postbackOf(scriptOf(element));
  const address = addressOf(element, base);
  if (!postback && !address && !submit && !isScripted(element)) return null;
  const text = labelOf(element);
  const link: PageLink = {
    text,
    href: postback ? null : address,
    kind: kindOf(text, address, element, vocabulary),
  };
  if (postback) link.postback = postback;
  else if (submit) link.submit = submit;
  return link;
}

/** `__doPostBack('ctl00$x','Page$2')`, also inside `WebForm_PostBackOptions`; entities are decoded already. */
export function postbackOf(script: string): Postback | null {
  if (!script.includes('_')) return null;
  const match =
    /__doPostBack\s*\(\s*(['"])(.*?)\1\s*,\s*(['"])(.*?)\3\s*\)/s.exec(script) ??
    /WebForm_PostBackOptions\s*\(\s*(['"])(.*?)\1\s*,\s*(['"])(.*?)\3/s.exec(script);
  if (!match) return null;
  return { target: unescapeScript(match[2] ?? ''), argument: unescapeScript(match[4] ?? '') };
}

/** Absolute http(s) address; null for scripts, mail, telephone and empty anchors. */
export function resolveAddress(href: string, base: string | null): string | null {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  if (scheme.test(trimmed) && !webScheme.test(trimmed)) return null;
  if (base === null) return trimmed;
  // What needs no resolving is most of a long list, and resolving is slow.
  if (plainPath.test(trimmed) && !trimmed.startsWith('//') && plainOrigin.test(base)) {
    const end = base.indexOf('/', 'https://'.length);
    return (end < 0 ? base : base.slice(0, end)) + trimmed;
  }
  return URL.parse(trimmed, base)?.href ?? null;
}

/** Where an address or a script may say what the link does. */
function scriptOf(element: PageElement): string {
  const [href, pressed] = [attr(element, 'href'), attr(element, 'onclick')];
  return pressed === null ? (href ?? '') : `${href ?? ''} ${pressed}`;
}

function addressOf(element: PageElement, base: string | null): string | null {
  const href = element.tag === 'a' || element.tag === 'area' ? attr(element, 'href') : null;
  const direct = href === null ? null : resolveAddress(href, base);
  if (direct) return direct;
  const opened = scriptedOpening.exec(scriptOf(element));
  return opened?.[2] ? resolveAddress(unescapeScript(opened[2]), base) : null;
}

function submitOf(element: PageElement): { name: string; value: string } | null {
  if (element.tag !== 'input' && element.tag !== 'button') return null;
  const type = (attr(element, 'type') ?? (element.tag === 'button' ? 'submit' : '')).toLowerCase();
  const isSubmit =
    (element.tag === 'input' && (type === 'submit' || type === 'image')) ||
    (element.tag === 'button' && type === 'submit');
  const name = attr(element, 'name');
  if (!isSubmit || !name || attr(element, 'disabled') !== null) return null;
  return { name, value: attr(element, 'value') ?? '' };
}

const isScripted = (element: PageElement): boolean =>
  (attr(element, 'onclick') !== null || /^javascript:/i.test(attr(element, 'href') ?? '')) &&
  !/^javascript:\s*(?:void|;|$)/i.test(attr(element, 'href') ?? '');

function labelOf(element: PageElement): string {
  const text = textOf(element);
  if (text !== '' && hasWords.test(text)) return text;
  for (const name of ['aria-label', 'title', 'value', 'alt']) {
    const label = attr(element, name);
    if (label) return squeeze(label);
  }
  const picture = findElement(element, (one) => Boolean(attr(one, 'alt') ?? attr(one, 'title')));
  return squeeze((picture && (attr(picture, 'alt') ?? attr(picture, 'title'))) ?? text);
}

function kindOf(
  text: string,
  address: string | null,
  element: PageElement,
  vocabulary: CompiledVocabulary,
): LinkKind {
  const meaning = vocabulary.linkMeaning(text);
  if (meaning === 'act') return 'act';
  if (attr(element, 'download') !== null || (address && documentAddress.test(address))) return 'document';
  return meaning ?? 'other';
}

const keyOf = (link: PageLink): string =>
  `${link.text}\n${link.href}\n${link.postback?.target}\n${link.postback?.argument}\n${link.submit?.name}`;

const unescapeScript = (text: string): string =>
  text.replaceAll(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi,
    (_, long?: string, short?: string, plain?: string) =>
      long || short ? String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)) : (plain ?? ''),
  );
