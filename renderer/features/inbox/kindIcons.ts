// The picture of each kind of notice; always shown beside the word.
import type { NoticeRow } from '../../api/views.ts';
import type { MaskName } from '../../ui/MaskIcon.tsx';

export const kindIcons: Record<NoticeRow['kind'], MaskName> = {
  notification: 'bell',
  communication: 'message-square',
  resolution: 'gavel',
  approval: 'circle-check',
  denial: 'circle-x',
  requirement: 'file-question-mark',
  fine: 'receipt-text',
  instalment: 'receipt-text',
  appointment: 'calendar-check',
  waitlist: 'hourglass',
  registration: 'user-plus',
  reminder: 'bell-ring',
  statusChange: 'refresh-cw',
  receipt: 'ticket-check',
  other: 'mail',
};
