// What a page of the status service can be, and which failure follows from each.
import { FailureError } from '../../contract/failure.ts';
import type { StatusEntry } from '../../model/case.ts';
import type { ReadCaseStatus } from '../../model/caseStatus.ts';
import type { Day, Instant } from '../../model/day.ts';

export const statusFieldNames = ['nie', 'expediente', 'filedOn', 'birthYear', 'captcha'] as const;
export type StatusFieldName = (typeof statusFieldNames)[number];

/** The form as it stands on a page. */
export interface StatusForm {
  /** `isVisible`: the person can see it now; the other mode's field is hidden. */
  fields: { field: StatusFieldName; id: string | null; name: string; isVisible: boolean; value: string }[];
  /** Fields that are not on the page at all. */
  missing: StatusFieldName[];
  /** Mode that the page says it is in: `N` by NIE, `X` by expediente; null when it does not say. */
  mode: 'N' | 'X' | null;
  hasCaptchaImage: boolean;
}

export interface StatusResult {
  status: ReadCaseStatus;
  /** Null while the portal shows no day. */
  resolvedOn: Day | null;
  filedOn: Day | null;
  /** Null while the portal shows none. */
  nie: string | null;
  caseNumber: string | null;
  authorization: string | null;
  /** Every label and its words, as printed. */
  printed: Record<string, string>;
}

export type StatusAnswer =
  | { answer: 'form'; form: StatusForm }
  | { answer: 'result'; result: StatusResult }
  /** The same form comes back with a new picture; it is filled again, not loaded again. */
  | { answer: 'wrongCaptcha'; form: StatusForm }
  /** Another captcha would not help. `fields` are those whose message stands beside them. */
  | { answer: 'invalidData'; said: string[]; fields: StatusFieldName[]; form: StatusForm }
  | { answer: 'notFound'; said: string; form: StatusForm | null }
  /** The firewall turned the visit away. */
  | { answer: 'refused' }
  /** The firewall wants to see a browser; never worked round. */
  | { answer: 'challenge' }
  | { answer: 'landing'; hasFormEntry: boolean; hasClaveEntry: boolean }
  | {
      answer: 'unknown';
      why: 'blank' | 'noStatus' | 'severalResults' | 'noStructure' | 'tooDeep';
      text: string;
    };

/** How long the queue rests after a refusal, and after the challenge that follows repeated ones; the real times are not public. */
export const restsMs = { refused: 3_600_000, challenge: 24 * 3_600_000 } as const;

/** The failure that an answer means; null where the person can go on (form, result, landing). */
export function statusPageFailure(answer: StatusAnswer, now: Date): FailureError | null {
  switch (answer.answer) {
    case 'result':
    case 'landing':
      return null;
    case 'form':
      return formFailure(answer.form);
    case 'wrongCaptcha':
      return new FailureError('secondFactor.wrong', { what: 'captcha' });
    case 'invalidData':
      return new FailureError('input.invalid', {
        badFields: answer.fields,
        what: 'statusData',
        said: answer.said,
      });
    case 'notFound':
      return new FailureError('input.notFound', { what: 'case', said: answer.said });
    case 'refused':
    case 'challenge': {
      const retryAt = new Date(now.getTime() + restsMs[answer.answer]).toISOString();
      const what = answer.answer === 'refused' ? 'statusRefused' : 'statusChallenge';
      return new FailureError('portal.refusedRobot', { how: answer.answer, what, retryAt, until: retryAt });
    }
    case 'unknown':
      return new FailureError('portal.changed', { at: 'status', what: answer.why });
  }
}

/** `portal.changed` when a field that the check needs is gone; either number will do. */
function formFailure({ missing }: StatusForm): FailureError | null {
  const hasNumber = !(missing.includes('nie') && missing.includes('expediente'));
  const needed = missing.filter((field) => field !== 'nie' && field !== 'expediente');
  if (hasNumber && needed.length === 0) return null;
  return new FailureError('portal.changed', { at: 'status', what: 'form', missing });
}

/** A result as an entry of the case's history. */
export const statusEntryOf = (
  { status, resolvedOn, nie, authorization }: StatusResult,
  source: StatusEntry['source'],
  at: Instant,
): StatusEntry => ({ at, source, ...status, resolvedOn, nie, authorization });
