// A listed notice for tests, invented people only; each test says what differs.
import type { ListedNotice } from '../../../main/model/notice.ts';

export const listedNotice = (change: Partial<ListedNotice> = {}): ListedNotice => ({
  portalNoticeId: 'n1',
  portal: 'chile',
  kind: 'appointment',
  title: 'Cita asignada',
  issuer: 'Extranjería',
  person: 'Camila Rojas Ejemplo',
  caseNumber: null,
  madeAvailableAt: '2026-11-20T12:00:00.000Z',
  expiresOn: null,
  state: 'received',
  legalEffectOnOpen: false,
  amount: null,
  text: 'Su hora ha sido asignada.',
  appointment: null,
  deadlines: [],
  authenticity: null,
  isInJunk: false,
  documents: [],
  evidence: {},
  ...change,
});
