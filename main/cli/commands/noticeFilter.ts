// The options that narrow the inbox, for `list` and `export` alike.
import type { PortalId } from '../../model/portal.ts';
import type { Mailbox, NoticeFilter } from '../../store/store.ts';

export interface FilterOptions {
  box: Mailbox;
  portal?: PortalId;
  account?: string;
  unread?: boolean;
}

export const boxes = [
  'inbox',
  'flagged',
  'done',
  'archived',
  'snoozed',
  'junk',
  'all',
] as const satisfies Mailbox[];

export const noticeFilter = (options: FilterOptions): NoticeFilter => ({
  box: options.box,
  ...(options.portal !== undefined && { portal: options.portal }),
  ...(options.account !== undefined && { accountId: options.account }),
  ...(options.unread === true && { isUnread: true }),
});
