// The words of the invented sections in five languages.
import type { SedeLanguage } from './switches.ts';

export interface SectionWords {
  notifications: string;
  cases: string;
  access: string;
  subject: string;
  caseNumber: string;
  issuer: string;
  available: string;
  state: string;
  pending: string;
  opened: string;
  openedOn: string;
  open: string;
  document: string;
  next: string;
  filed: string;
  caseState: string;
  resolved: string;
  kind: string;
  actions: string;
  noNotices: string;
  noCases: string;
}

export const sectionWords: Record<SedeLanguage, SectionWords> = {
  es: {
    notifications: 'MIS NOTIFICACIONES',
    cases: 'MIS EXPEDIENTES',
    access: 'Acceso con Cl@ve',
    subject: 'Asunto',
    caseNumber: 'Nº de expediente',
    issuer: 'Organismo emisor',
    available: 'Fecha de puesta a disposición',
    state: 'Estado',
    pending: 'Pendiente',
    opened: 'Leída',
    openedOn: 'Fecha de acceso',
    open: 'Ver notificación',
    document: 'Descargar documento',
    next: 'Siguiente',
    filed: 'Fecha de presentación',
    caseState: 'Estado de resolución',
    resolved: 'Fecha de resolución',
    kind: 'Tipo de autorización',
    actions: 'Acciones',
    noNotices: 'No tiene notificaciones.',
    noCases: 'No tiene expedientes.',
  },
  ca: {
    notifications: 'LES MEVES NOTIFICACIONS',
    cases: 'ELS MEUS EXPEDIENTS',
    access: 'Accés amb Cl@ve',
    subject: 'Assumpte',
    caseNumber: "Número d'expedient",
    issuer: 'Organisme emissor',
    available: 'Data de posada a disposició',
    state: 'Estat',
    pending: 'Pendent',
    opened: 'Llegida',
    openedOn: "Data d'accés",
    open: 'Veure detall',
    document: 'Descarregar document',
    next: 'Següent',
    filed: 'Data de presentació',
    caseState: 'Estat de resolució',
    resolved: 'Data de resolució',
    kind: "Tipus d'autorització",
    actions: 'Accions',
    noNotices: 'No teniu notificacions.',
    noCases: 'No té expedients.',
  },
  gl: {
    notifications: 'AS MIÑAS NOTIFICACIÓNS',
    cases: 'OS MEUS EXPEDIENTES',
    access: 'Acceso con Cl@ve',
    subject: 'Asunto',
    caseNumber: 'Número do expediente',
    issuer: 'Entidade emisora',
    available: 'Data de posta a disposición',
    state: 'Situación',
    pending: 'Pendente',
    opened: 'Lida',
    openedOn: 'Data de acceso',
    open: 'Ver detalle',
    document: 'Descargar documento',
    next: 'Seguinte',
    filed: 'Data de presentación',
    caseState: 'Estado do expediente',
    resolved: 'Data de resolución',
    kind: 'Tipo de autorización',
    actions: 'Accións',
    noNotices: 'Non ten notificacións.',
    noCases: 'Non ten expedientes.',
  },
  eu: {
    notifications: 'NIRE JAKINARAZPENAK',
    cases: 'NIRE ESPEDIENTEAK',
    access: 'Sartu Cl@ve-rekin',
    subject: 'Gaia',
    caseNumber: 'Espediente zenbakia',
    issuer: 'Erakunde igorlea',
    available: 'Eskuragarri jarritako data',
    state: 'Egoera',
    pending: 'Irakurri gabe',
    opened: 'Irakurrita',
    openedOn: 'Irakurtze data',
    open: 'Ikusi',
    document: 'Deskargatu dokumentua',
    next: 'Hurrengoa',
    filed: 'Aurkezpen data',
    caseState: 'Espedientearen egoera',
    resolved: 'Ebazpen data',
    kind: 'Mota',
    actions: 'Ekintzak',
    noNotices: 'Ez duzu jakinarazpenik.',
    noCases: 'Ez duzu espedienterik.',
  },
  en: {
    notifications: 'MY NOTIFICATIONS',
    cases: 'MY FILES',
    access: 'Access with Cl@ve',
    subject: 'Subject',
    caseNumber: 'Case number',
    issuer: 'Issuing body',
    available: 'Made available',
    state: 'Status',
    pending: 'Pending',
    opened: 'Read',
    openedOn: 'Date accessed',
    open: 'View details',
    document: 'Download document',
    next: 'Next',
    filed: 'Filing date',
    caseState: 'Case status',
    resolved: 'Resolution date',
    kind: 'Type',
    actions: 'Actions',
    noNotices: 'You have no notifications.',
    noCases: 'You have no cases.',
  },
};
