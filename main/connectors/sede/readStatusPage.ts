// Reads any page of the status service (infoext2): form, result, refusals. Pure; the status comes from its own field only.
import { readCaseStatus } from '../../model/caseStatus.ts';
import type { Day } from '../../model/day.ts';
import { repairMojibake } from '../../net/decodeText.ts';
import { readDate } from '../kit/dates.ts';
import { attr, walk } from '../kit/reader/pageTree.ts';
import { textOf } from '../kit/reader/visibleText.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { readShownPage, type ShownPage } from './shownPage.ts';
import type { StatusAnswer, StatusResult } from './statusAnswer.ts';
import { fieldsWithMessage, readStatusForm } from './statusForm.ts';
import { readStatusPairs, type StatusLabel, type StatusPair } from './statusPairs.ts';

/** Compared as `normalWords`; texts seen 2026, in the portal's other languages assumed. */
const wrongCaptcha =
  /los caracteres escritos no son correctos|els caracters escrits no son correctes|os caracteres escritos non son correctos|idatzitako karaktereak ez dira zuzenak|(?:captcha|codigo de seguridad) (?:incorrecto|no es correcto|no valido)|characters (?:you )?(?:entered|typed|written) are not correct/;
const notFound =
  /no se (?:ha|han) encontrado (?:ningun |el |su )?expedientes?|no existe ningun expediente|no existen? expedientes?|expediente no encontrado|no se encuentra (?:ningun |el )?expediente|no s ha trobat (?:cap |l )?expedient|non se atopou (?:ningun )?expediente|ez da espedienterik aurkitu|no case (?:was )?found/;
const invalid =
  /no es valid|no son valid|no es valida|non e valid|ez da baliozkoa|is not valid|formato incorrecto/;
const refused = /the requested url was rejected/i;
const challenge = /human visitor/i;

/** Never throws. The page as text; bytes are decoded before (`decodeText`). */
export function readStatusPage(html: string): StatusAnswer {
  const page = readShownPage(repairMojibake(html));
  if (!page) return { answer: 'unknown', why: 'tooDeep', text: html.slice(0, 20_000) };
  const text = page.lines.join('\n');
  if (refused.test(text)) return { answer: 'refused' };
  // A result page may carry the form for the next question below.
  const result = readResult(page);
  if (result !== null && result !== 'several') return { answer: 'result', result };
  const form = readStatusForm(page);
  if (form) return readFormAnswer(page, form);
  // The challenge stands in a script or for browsers without one: the page shows next to nothing.
  if (challenge.test(html) && result === null && text.length < 2_000) return { answer: 'challenge' };
  if (result === 'several') return { answer: 'unknown', why: 'severalResults', text };
  const words = normalWords(text);
  const missing = page.lines.find((line) => notFound.test(normalWords(line)));
  if (missing !== undefined) return { answer: 'notFound', said: missing, form: null };
  const entries = readEntries(page);
  if (entries.hasFormEntry || entries.hasClaveEntry) return { answer: 'landing', ...entries };
  const why = words === '' ? 'blank' : /datos personales/.test(words) ? 'noStatus' : 'noStructure';
  return { answer: 'unknown', why, text };
}

function readFormAnswer(page: ShownPage, form: NonNullable<ReturnType<typeof readStatusForm>>): StatusAnswer {
  const said = (pattern: RegExp): string[] => page.lines.filter((line) => pattern.test(normalWords(line)));
  if (said(wrongCaptcha).length > 0) return { answer: 'wrongCaptcha', form };
  const missing = said(notFound)[0];
  if (missing !== undefined) return { answer: 'notFound', said: missing, form };
  const beside = fieldsWithMessage(page);
  const told = beside.map(({ message }) => message);
  const others = said(invalid).filter((line) => !told.some((message) => line.includes(message)));
  const messages = [...new Set([...told, ...others])];
  if (messages.length > 0)
    return {
      answer: 'invalidData',
      said: messages,
      fields: [...new Set(beside.map(({ field }) => field))],
      form,
    };
  return { answer: 'form', form };
}

/** Null without a status field; `several` where two of them differ, which is a list and no answer. */
function readResult(page: ShownPage): StatusResult | 'several' | null {
  const pairs = readStatusPairs(page);
  const states = pairs.filter(({ label }) => label === 'status');
  const full = states.filter(({ isFullName }) => isFullName);
  const told = full.length > 0 ? full : states;
  const values = new Set(told.map(({ value }) => value).filter((value) => value !== ''));
  if (values.size > 1) return 'several';
  const [status] = values;
  // A bare `Estado` somewhere on a page is no result: personal facts stand beside a real one.
  const isResult = full.length > 0 || pairs.some(({ label }) => label === 'nie' || label === 'resolvedOn');
  if (status === undefined || !isResult) return null;
  return {
    status: readCaseStatus(status),
    resolvedOn: dayOf(first(pairs, 'resolvedOn')),
    filedOn: dayOf(first(pairs, 'filedOn')),
    nie: first(pairs, 'nie'),
    caseNumber: first(pairs, 'caseNumber'),
    authorization: first(pairs, 'authorization'),
    printed: Object.fromEntries(pairs.map(({ printed, value }) => [printed, value])),
  };
}

const blank = /^[\s\-–—_.·/]*$/;
const first = (pairs: readonly StatusPair[], label: StatusLabel): string | null =>
  pairs.find((pair) => pair.label === label && !blank.test(pair.value))?.value ?? null;

const dayOf = (text: string | null): Day | null => (text === null ? null : (readDate(text)?.day ?? null));

const formEntry =
  /entrar (?:al |en el |amb el |co )?formulari|sarbidea formulario|acces(?:o|so|s)? (?:con|por|mediante|al) formulari|enter (?:the )?form/;
const claveEntry = /(?:entrar|acceso|acces|acceder|sartu|enter|access)\b.{0,20}\bcl ?(?:@|a)? ?ve\b/;

function readEntries({ tree, isShown }: ShownPage): { hasFormEntry: boolean; hasClaveEntry: boolean } {
  const entries = { hasFormEntry: false, hasClaveEntry: false };
  walk(tree.root, (element) => {
    if (element.tag === 'form' && attr(element, 'id') === 'frmFormu') entries.hasFormEntry = true;
    if (!isShown(element)) return false;
    const isControl = ['a', 'button', 'input'].includes(element.tag);
    if (!isControl) return true;
    const words = normalWords(textOf(element) || (attr(element, 'value') ?? ''));
    if (formEntry.test(words) || (attr(element, 'onclick') ?? '').includes('entradaFormu'))
      entries.hasFormEntry = true;
    if (claveEntry.test(words)) entries.hasClaveEntry = true;
    return true;
  });
  return entries;
}
