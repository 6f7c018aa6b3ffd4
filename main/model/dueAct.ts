// What a person does by a day, named for what it is: a period that a decision opens is for an appeal or for the card, never for an answer.
import type { DeadlineKind } from './deadline.ts';
import type { Notice } from './notice.ts';

/** `appeal` and `court` after a refusal, to the authority and then to a court; `goOn` after an approval. */
export const decisionActs = ['appeal', 'court', 'goOn'] as const;
export type DecisionCode = (typeof decisionActs)[number];

export const dueActs = ['open', 'respond', 'pay', 'attend', ...decisionActs] as const;
export type DueAct = (typeof dueActs)[number];

/** `decision` is set for the period that a decision of a case opens. */
type Decided = Pick<Notice, 'kind' | 'evidence'> & { decision?: DecisionCode };

export const dueActOf = (what: DeadlineKind, notice: Decided): DueAct => decisionOf(what, notice) ?? what;

/** Null where the act is named as it stands. */
export const decisionOf = (what: DeadlineKind, { decision, kind, evidence }: Decided): DecisionCode | null =>
  what !== 'respond' ? null : (decision ?? (isFought(kind, evidence['status']) ? 'appeal' : null));

/** A period that runs from a refusal is for fighting it; any other is for an answer. */
const isFought = (kind: Notice['kind'], status: string | undefined): boolean =>
  kind === 'denial' || kind === 'resolution' || isRefusal(status);

export const isRefusal = (status: string | undefined): boolean =>
  status === 'RESUELTO_NO_FAVORABLE' || status === 'INADMITIDO' || status === 'ARCHIVADO';
