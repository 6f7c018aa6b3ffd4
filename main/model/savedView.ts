// A view is a name for what a list is narrowed to; it holds no notices, so that it always shows what fits now.
import type { Day } from './day.ts';
import type { NoticeKind } from './notice.ts';
import type { PortalId } from './portal.ts';

export interface SavedView {
  id: string;
  name: string;
  /** As typed into the search; empty for none. */
  text: string;
  source: {
    box: 'inbox' | 'flagged' | 'done' | 'archived' | 'snoozed' | 'junk' | 'all';
    portal?: PortalId | undefined;
    accountId?: string | undefined;
    personId?: string | undefined;
  };
  isUnreadOnly: boolean;
  narrowing: {
    personId?: string | undefined;
    portal?: PortalId | undefined;
    kind?: NoticeKind | undefined;
    caseId?: string | undefined;
    /** Counted back from the day on which the view is opened; `own` has its days beside it. */
    period?: 'week' | 'month' | 'year' | 'own' | undefined;
    since?: Day | undefined;
    until?: Day | undefined;
  };
}
