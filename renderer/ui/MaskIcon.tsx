// An icon as one element, drawn by the style sheet in the colour of its words: a list of many rows would otherwise be mostly shapes.
import type { ReactNode } from 'react';
import './maskIcon.css';

/** Each has its picture in `masks/` and its line in `maskIcon.css`. */
export type MaskName =
  | 'bell'
  | 'bell-ring'
  | 'calendar-check'
  | 'calendar-clock'
  | 'calendar-x'
  | 'circle-check'
  | 'circle-x'
  | 'clock'
  | 'file-question-mark'
  | 'gavel'
  | 'hourglass'
  | 'mail'
  | 'message-square'
  | 'receipt-text'
  | 'refresh-cw'
  | 'siren'
  | 'ticket-check'
  | 'user-plus';

/** The words beside it say what it means. */
export function MaskIcon({ name, size = 14 }: { name: MaskName; size?: 14 | 16 | 18 }): ReactNode {
  return <span className="mask-icon" data-icon={name} data-size={size} aria-hidden />;
}
