// Reads the reply of the SMS service that a person pasted; its layout is not public, so only words that are known count.
import type { Case, StatusEntry } from '../../model/case.ts';
import { type CaseStatus, readCaseStatus } from '../../model/caseStatus.ts';
import type { Instant } from '../../model/day.ts';
import { isSameCase } from '../../model/identifiers/caseNumber.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';

export type SmsReply =
  | {
      reply: 'status';
      entry: StatusEntry;
      /** The service ends its replies so; without it the text may be something else. */
      hasTail: boolean;
      /** Neither known words nor anything of how the service writes: it may be any message. */
      isDoubtful: boolean;
    }
  /** The service did not understand the message, or knows no such case. */
  | { reply: 'refused'; said: string }
  | { reply: 'empty' };

/** The reply names cases or people, and none of them is this one: it was pasted into the wrong case. */
export function isReplyAboutAnother(text: string, { numbers, nie }: Pick<Case, 'numbers' | 'nie'>): boolean {
  const words = text.toUpperCase().match(/\b[A-Z]?\d{7,15}[A-Z]?\b/g) ?? [];
  const people = words.flatMap((word) => personOf(word) ?? []);
  const cases = words.filter((word) => /^(?:\d{15}|[A-Z]\d{14})$/.test(word));
  if (people.length + cases.length === 0) return false;
  const isPerson = nie !== null && people.includes(personOf(nie) ?? '');
  // Without a NIE of its own the case cannot be told from that of the person whom the reply names.
  if (isPerson || (nie === null && cases.length === 0)) return false;
  return !cases.some((word) => numbers.some((own) => isSameCase(own, word)));
}

const personOf = (word: string): string | null => {
  const read = readPersonNumber(word);
  return read.isValid && read.kind === 'nie' ? read.value : null;
};

const tail = /datos de car[aá]cter informativo\.?/gi;
const refusal =
  /mensaje (?:de )?error|formato (?:incorrecto|no valido|erroneo)|numero de caracteres|caracteres incorrecto|no se ha encontrado|no existe|no encontrado|no consta|mensaje incorrecto|no es (?:correct|valid)/;

/** Where known words stand in running text; negatives are found by their own rules before. */
const statusWords =
  /en\s+tr[aá]mit(?:e|aci[oó]n)(?:\s*[-–—]\s*requerid[oa])?|resuelt[oa]\s*[-–—:,]?\s*favorable(?:mente)?|resoluci[oó]n\s+favorable|concedid[oa]/gi;

/** `at`: when the reply was pasted. Unknown words come as `UNKNOWN` with the text as it is: nothing is guessed. */
export function readSmsReply(text: string, at: Instant): SmsReply {
  const hasTail = new RegExp(tail.source, 'i').test(text);
  const said = text.replaceAll(tail, ' ').replaceAll(/\s+/g, ' ').trim();
  if (said === '') return { reply: 'empty' };
  const { status, raw } = statusIn(said);
  if (status === 'UNKNOWN' && refusal.test(normalWords(said))) return { reply: 'refused', said };
  const isDoubtful = status === 'UNKNOWN' && !hasTail && afterLabel(said) === null;
  return { reply: 'status', entry: { at, source: 'sms', status, raw }, hasTail, isDoubtful };
}

function statusIn(said: string): { status: CaseStatus; raw: string } {
  const whole = readCaseStatus(said);
  if (whole.status !== 'UNKNOWN' && whole.status !== 'RESUELTO_FAVORABLE')
    return labelled(said, whole.status) ?? whole;
  const own = afterLabel(said);
  if (own !== null) return readCaseStatus(own);
  const found = [...said.matchAll(statusWords)].map(([words]) => readCaseStatus(words));
  const kinds = new Set(found.map(({ status }) => status));
  const isDoubted = /\b(?:no|sin|pendiente|informe|propuesta)\b[^.;]{0,30}favorable/i.test(said);
  return found[0] && kinds.size === 1 && !isDoubted ? found[0] : { ...whole, raw: said };
}

/** `Estado: En trámite` */
const afterLabel = (said: string): string | null =>
  /\bestado(?: de (?:la )?resoluci[oó]n| del expediente)?\s*[:=]\s*([^.;\n]{3,60})/i
    .exec(said)?.[1]
    ?.trim() ?? null;

/** The words beside the label where they say the same as the whole text. */
function labelled(said: string, status: CaseStatus): { status: CaseStatus; raw: string } | null {
  const own = afterLabel(said);
  const read = own === null ? null : readCaseStatus(own);
  return read?.status === status ? read : null;
}
