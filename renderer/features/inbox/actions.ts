// What can be done with notices, as data: the mark it sets, its words, its key; buttons and keys both read this.

import type { LucideIcon } from 'lucide-react';
import { Archive, ArchiveRestore, CircleCheckBig, Flag, FlagOff, Mail, MailOpen, Undo2 } from 'lucide-react';
import type { MarkView } from '../../api/views.ts';

export type ActionName = 'read' | 'flag' | 'done' | 'archive';

export interface NoticeAction {
  name: ActionName;
  hotkey: string;
  icon: LucideIcon;
  /** The words when the act would take the mark back. */
  iconBack: LucideIcon;
  field: 'isRead' | 'isFlagged' | 'isDone' | 'isArchived';
  /** True when the notice usually leaves the list by it, and the reader closes. */
  isLeaving: boolean;
}

export const noticeActions: readonly NoticeAction[] = [
  { name: 'done', hotkey: 'e', icon: CircleCheckBig, iconBack: Undo2, field: 'isDone', isLeaving: true },
  { name: 'flag', hotkey: 's', icon: Flag, iconBack: FlagOff, field: 'isFlagged', isLeaving: false },
  {
    name: 'archive',
    hotkey: 'a',
    icon: Archive,
    iconBack: ArchiveRestore,
    field: 'isArchived',
    isLeaving: true,
  },
  { name: 'read', hotkey: 'u', icon: MailOpen, iconBack: Mail, field: 'isRead', isLeaving: false },
];

/** Of several notices an act is taken back only when all have it already. */
export function isTakenBack(action: NoticeAction, marks: MarkView[]): boolean {
  return marks.length > 0 && marks.every((mark) => mark[action.field]);
}
