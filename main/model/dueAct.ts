// What a person does by a day, named for what it is: a period that a decision opens is for an appeal or for the card, never for an answer.
import type { DeadlineKind } from './deadline.ts';
import type { Notice } from './notice.ts';

/** `appeal` and `court` after a refusal, to the authority and then to a court; `goOn` after an approval. */
export const decisionActs = ['appeal', 'court', 'goOn'] as const;
export type DecisionCode = (typeof decisionActs)[number];

export const dueActs = ['open', 'respond', 'pay', 'attend', ...decisionActs] as const;
export type DueAct = (typeof dueActs)[number];

/** What a notice by itself can ask for. */
export type NoticeAct = DeadlineKind | 'appeal';
type Told = Pick<Notice, 'kind' | 'evidence'>;

/** `decision` is set for the period that a decision of a case opens. */
type Decided = Told & { decision?: DecisionCode };

/** A period that runs from a refusal is for fighting it; any other is for an answer. */
export const noticeActOf = (what: DeadlineKind, { kind, evidence }: Told): NoticeAct =>
  what === 'respond' && (kind === 'denial' || kind === 'resolution' || isRefusal(evidence['status']))
    ? 'appeal'
    : what;

export const dueActOf = (what: DeadlineKind, notice: Decided): DueAct =>
  what === 'respond' && notice.decision ? notice.decision : noticeActOf(what, notice);

/** Null where the act is named as it stands. */
export function decisionOf(what: DeadlineKind, notice: Decided): DecisionCode | null {
  const act = dueActOf(what, notice);
  return decisionActs.find((one) => one === act) ?? null;
}

export const isRefusal = (status: string | undefined): boolean =>
  status === 'RESUELTO_NO_FAVORABLE' || status === 'INADMITIDO' || status === 'ARCHIVADO';
