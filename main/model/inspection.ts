// What `recado inspect` prints for one file; field for field the shape of the house plan, section 7.
import type { Failure } from '../contract/failure.ts';
import type { Amount } from './amount.ts';
import type { Appointment } from './appointment.ts';
import type { Authenticity } from './authenticity.ts';
import type { Day, Instant } from './day.ts';
import type { Deadline } from './deadline.ts';
import type { NoticeKind, NoticeState } from './notice.ts';
import type { PortalId } from './portal.ts';

export type PageKind = 'noticeList' | 'notice' | 'caseStatus' | 'mail' | 'signIn' | 'empty' | 'unknown';

export interface InspectedNotice {
  portalNoticeId: string | null;
  kind: NoticeKind;
  title: string | null;
  issuer: string | null;
  person: string | null;
  caseNumber: string | null;
  madeAvailableAt: Instant | null;
  expiresOn: Day | null;
  state: NoticeState | null;
  legalEffectOnOpen: boolean | null;
  amount: Amount | null;
  documents: { name: string; type: string | null }[];
}

export type InspectedAppointment = Omit<Appointment, 'isZoneCertain' | 'bring'>;

export interface InspectedFile {
  file: string;
  portal: PortalId;
  page: PageKind;
  notices: InspectedNotice[];
  deadlines: Deadline[];
  appointments: InspectedAppointment[];
  authenticity: Authenticity | null;
  failure: Failure | null;
}
