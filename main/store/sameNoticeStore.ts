// The part of the store's port for notices that probably are one: what is offered, and what the person says of it.
import type { Instant } from '../model/day.ts';
import type { SameReason } from '../model/sameNotice.ts';
import type { NoticeRow } from './noticeStore.ts';

/** Two notices that probably are one; nothing is joined by it. */
export interface SameOffer {
  notices: [OfferedNotice, OfferedNotice];
  /** Weightiest first. */
  reasons: SameReason[];
}

export type OfferedNotice = Pick<
  NoticeRow,
  'id' | 'portal' | 'accountId' | 'title' | 'issuer' | 'madeAvailableAt' | 'dueOn' | 'state'
> & { via: 'portal' | 'mail' };

export interface SameNoticeStore {
  /** For one notice, or all of the newest 2,000; best first. Never what the person said is not the same. */
  offers(noticeId: string | null): Promise<SameOffer[]>;
  /**
   * Makes two notices one, in one transaction with the line of the audit. Answers who stays and who went into it. Fails with
   * `input.invalid {badFields: ['ids'], reason: 'notAlike'}` where the two would not be offered whatever the person said.
   */
  join(ids: readonly [string, string], at: Instant): Promise<{ id: string; joinedId: string }>;
  /** Parts them again: each with what was its own. Fails with `input.notFound {what: 'join'}`, and where only one has an account left. */
  part(joinedId: string, at: Instant): Promise<{ ids: [string, string] }>;
  /** They are two and never offered again; `isSaid` false takes it back. */
  refuse(ids: readonly [string, string], isSaid: boolean, at: Instant): Promise<void>;
}
