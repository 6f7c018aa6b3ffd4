// Reads any portal page by its meaning: HTML in; a list, a notice, a case, a sign-in, "empty" or "not understood" out.
import type { Day } from '../../../model/day.ts';
import { decodeText, repairMojibake } from '../../../net/decodeText.ts';
import { compileVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { PageReading } from './pageReading.ts';
import { sureEnough } from './pageReading.ts';
import type { PageTree } from './pageTree.ts';
import { parsePage } from './parsePage.ts';
import { readDelta } from './readDelta.ts';
import { readDetail } from './readDetail.ts';
import { saysEmpty } from './readEmpty.ts';
import { baseOf, formsOf } from './readForms.ts';
import { readList } from './readList.ts';
import { linesOf } from './visibleText.ts';

/** A longer table than this is the page's own subject, not a part of one notice. */
const mostAttachments = 60;

export interface ReadPageOptions {
  vocabulary: Vocabulary;
  /** Final address after redirects; relative links are resolved against it. */
  url?: string;
  /** The portal's day now: a page may print it without that being a row. */
  today?: Day;
  /** Charset of the HTTP header; only for bytes. */
  declaredCharset?: string | null;
}

/** Pure. Never throws; a page that is not understood is `unknown`, never `empty`. */
export function readPage(html: string | Uint8Array, options: ReadPageOptions): PageReading {
  const text = textOfPage(html, options.declaredCharset);
  const tree = parsePage(text);
  if (!tree) return { page: 'unknown', title: '', frames: [], text: text.slice(0, 100_000), why: 'tooDeep' };
  const vocabulary = compileVocabulary(options.vocabulary);
  const base = baseOf(tree, options.url);
  const common = { title: tree.title, frames: framesOf(tree) };
  const context = { vocabulary, base };

  const list = readList(tree, context);
  const form = /\bpassword\b/i.test(text)
    ? formsOf(tree, options.url).find((one) => one.hasPassword)
    : undefined;
  if (form && (!list || list.reading.confidence < 0.8)) {
    return { ...common, page: 'signIn', form, text: linesOf(tree.root) };
  }
  const detail = list && list.reading.rows.length > mostAttachments ? null : readDetail(tree, context);
  const isList = list !== null && !(detail && detail.outranks(list));
  if (isList && list.reading.confidence >= sureEnough) return { ...common, ...list.reading };
  const said = saysEmpty(tree.root, vocabulary, options.today ?? null);
  if (isList && said.phrase === null) return { ...common, ...list.reading };
  if (said.phrase !== null && said.isBelievable && !list && (detail?.named ?? 0) < 4)
    return { ...common, page: 'empty', said: said.phrase };
  const only = detail && !isList ? detail.asOnlyRow() : null;
  if (only && detail) {
    const confidence = detail.named >= 4 ? 0.7 : 0.5;
    return { ...common, page: 'noticeList', rows: [only], columns: [], signature: '', confidence };
  }
  if (detail && !isList) return { ...common, ...detail.asPage() };
  const shown = linesOf(tree.root);
  return { ...common, page: 'unknown', text: shown, why: whyUnknown(shown, common.frames, said) };
}

function textOfPage(html: string | Uint8Array, declaredCharset: string | null | undefined): string {
  const text = repairMojibake(typeof html === 'string' ? html : decodeText(html, declaredCharset).text);
  const delta = readDelta(text);
  return delta ? delta.html : text;
}

const framesOf = (tree: PageTree): { src: string }[] =>
  tree.frames.filter((frame) => !frame.isHidden).map(({ src }) => ({ src }));

function whyUnknown(
  shown: string,
  frames: readonly { src: string }[],
  said: { phrase: string | null; isLoading: boolean },
): string {
  if (said.phrase !== null) return 'emptyButRows';
  if (said.isLoading) return 'loading';
  if (frames.length > 0) return 'frames';
  return shown.trim() === '' ? 'blank' : 'noStructure';
}
