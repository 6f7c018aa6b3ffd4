// The picture of each kind of notice; always shown beside the word.
import {
  Bell,
  BellRing,
  CalendarCheck,
  CircleCheck,
  CircleX,
  FileQuestion,
  FileText,
  Gavel,
  Hourglass,
  type LucideIcon,
  Mail,
  MessageSquare,
  ReceiptText,
  RefreshCw,
  TicketCheck,
  UserPlus,
} from 'lucide-react';
import type { NoticeRow } from '../../api/views.ts';

export const kindIcons: Record<NoticeRow['kind'], LucideIcon> = {
  notification: Bell,
  communication: MessageSquare,
  resolution: Gavel,
  approval: CircleCheck,
  denial: CircleX,
  requirement: FileQuestion,
  fine: ReceiptText,
  instalment: ReceiptText,
  appointment: CalendarCheck,
  waitlist: Hourglass,
  registration: UserPlus,
  reminder: BellRing,
  statusChange: RefreshCw,
  receipt: TicketCheck,
  other: Mail,
};

export const documentIcon: LucideIcon = FileText;
