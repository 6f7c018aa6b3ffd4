// A page of the sede as the connector holds it: what it says, and what can be pressed on it.
import { FailureError } from '../../contract/failure.ts';
import { messageForm, readRelayForms } from '../../identity/clave/relayForms.ts';
import { decodeText, repairMojibake } from '../../net/decodeText.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import type { PageForm, PageLink, PageReading } from '../kit/reader/pageReading.ts';
import { attr, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { formsOf } from '../kit/reader/readForms.ts';
import { linkOf } from '../kit/reader/readLinks.ts';
import { readPage } from '../kit/reader/readPage.ts';
import { linesOf, textOf } from '../kit/reader/visibleText.ts';
import { compileVocabulary } from '../kit/vocabulary/compiledVocabulary.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { sedeVocabulary } from './words.ts';

export interface SedePage {
  url: string;
  html: string;
  reading: PageReading;
  forms: PageForm[];
  /** Everything visible, as `normalWords`. */
  words: string;
  /** Links and buttons in order, also those that only submit their form. */
  controls: Control[];
}

export interface Control {
  /** As `normalWords`. */
  words: string;
  link: PageLink | null;
  /** The form that a button submits; null for a link. */
  form: PageForm | null;
}

export function readSedePage(html: string, url: string): SedePage {
  const text = repairMojibake(html);
  const tree = parsePage(text);
  const reading = readPage(text, { vocabulary: sedeVocabulary, url });
  if (!tree) return { url, html: text, reading, forms: [], words: '', controls: [] };
  const forms = formsOf(tree, url);
  const controls: Control[] = [];
  const vocabulary = compileVocabulary(sedeVocabulary);
  const base = tree.base === null ? url : (URL.parse(tree.base, url)?.href ?? url);
  // `formsOf` gives the page's forms in the order of their elements.
  const order = new Map<PageElement, number>();
  walk(tree.root, (element) => {
    if (element.tag === 'form') order.set(element, order.size);
    if (element.isHidden || !isControl(element)) return !element.isHidden || element.tag === 'form';
    const form = formAround(element);
    const words = normalWords(
      textOf(element) || (attr(element, 'value') ?? attr(element, 'aria-label') ?? ''),
    );
    const isSubmit = element.tag !== 'a' && /^(?:submit|image)?$/i.test(attr(element, 'type') ?? '');
    controls.push({
      words,
      link: linkOf(element, base, vocabulary),
      form: isSubmit && form ? (forms[order.get(form) ?? -1] ?? null) : null,
    });
    return true;
  });
  return { url, html: text, reading, forms, words: normalWords(linesOf(tree.root)), controls };
}

/** Fails with `portal.refusedRobot` for the firewall's two pages. */
export function pageOfAnswer(answer: PortalAnswer): SedePage {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(answer.headers['content-type'] ?? '')?.[1] ?? null;
  const page = readSedePage(decodeText(answer.bytes, charset).text, answer.url);
  const { host } = new URL(answer.url);
  if (page.words.includes('the requested url was rejected'))
    throw new FailureError('portal.refusedRobot', { host, how: 'refused' });
  if (/human visitor/i.test(page.html) && page.words.length < 2_000)
    throw new FailureError('portal.refusedRobot', { host, how: 'challenge' });
  return page;
}

const isControl = (element: PageElement): boolean =>
  element.tag === 'a' ||
  element.tag === 'button' ||
  (element.tag === 'input' && /^(?:submit|image|button)$/i.test(attr(element, 'type') ?? ''));

function formAround(element: PageElement): PageElement | null {
  for (let up = element.parent; up; up = up.parent) if (up.tag === 'form') return up;
  return null;
}

/** The page holds the form that leads through Cl@ve. */
export const asksForRelay = ({ html, url }: Pick<SedePage, 'html' | 'url'>): boolean =>
  html.includes('SAML') && messageForm(readRelayForms(html, url)) !== null;

/** A page that is not what it should be; it goes along as the cause, to be kept as evidence. */
export const pageChanged = (page: SedePage, at: string, what: string): FailureError =>
  new FailureError(
    'portal.changed',
    {
      at,
      what,
      title: page.reading.title.slice(0, 120),
      ...('why' in page.reading ? { why: page.reading.why } : {}),
    },
    { page },
  );

/** The page that a failure brought along, if any. */
export function pageBehind(error: unknown): SedePage | null {
  const cause: unknown = error instanceof FailureError ? error.cause : null;
  return typeof cause === 'object' && cause !== null && 'page' in cause ? (cause.page as SedePage) : null;
}

/** The page's bytes without what would open the session again. */
export const keptBytes = ({ html }: Pick<SedePage, 'html'>): Uint8Array =>
  new TextEncoder().encode(
    html
      .replaceAll(/;jsessionid=[\w.!-]+/gi, ';jsessionid=…')
      .replaceAll(
        /(<input\b[^>]*\bname="(?:__[A-Z]+|SAML\w+|RelayState|_csrf|csrf\w*|javax\.faces\.ViewState)"[^>]*\bvalue=")[^"]*/gi,
        '$1',
      ),
  );
