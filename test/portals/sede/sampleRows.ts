// What lies in the sample sede: notices and cases of synthetic people.
import { samplePdf } from '../samplePdf.ts';

export interface SedeNotice {
  /** Who sees it after signing in. */
  nif: string;
  /** The portal's own number, in addresses. */
  id: string;
  /** DEHú's own identifier, printed in the list where it has one; null where the list shows none. */
  identifier: string | null;
  title: string;
  caseNumber: string;
  issuer: string;
  /** `DD/MM/YYYY HH:MM`, Madrid. */
  availableAt: string;
  expiresOn: string | null;
  isAccessed: boolean;
  /** Set when it was accessed. */
  accessedOn: string | null;
  pdf: Buffer;
}

export interface SedeCase {
  nif: string;
  /** Null while the portal shows none. */
  nie: string | null;
  number: string;
  /** `DD/MM/YYYY`. */
  filedOn: string;
  birthYear: number;
  authorization: string;
  /** In the portal's spelling. */
  status: string;
  /** What the status service says where it knows more or less than Mis expedientes; null for the same. */
  serviceStatus: string | null;
  resolvedOn: string | null;
  /** A resolution that lies in Mis expedientes. */
  resolution: { isAccessed: boolean; pdf: Buffer } | null;
}

let made = 0;

/** Ana's, available yesterday and not accessed, unless said otherwise. */
export function sedeNotice(change: Partial<SedeNotice> = {}): SedeNotice {
  made += 1;
  const serial = String(made).padStart(4, '0');
  const title = change.title ?? `Requerimiento de documentación ${serial}`;
  return {
    nif: 'X1234567L',
    id: `NOT-2026-00${serial}`,
    identifier: null,
    title,
    caseNumber: `28002026012${serial}`,
    issuer: 'Oficina de Extranjería en Madrid',
    availableAt: '20/11/2026 09:15',
    expiresOn: null,
    isAccessed: false,
    accessedOn: null,
    pdf: samplePdf(title),
    ...change,
  };
}

export const accessedNotice = (change: Partial<SedeNotice> = {}): SedeNotice =>
  sedeNotice({
    title: 'Resolución de concesión',
    availableAt: '02/10/2026 10:00',
    isAccessed: true,
    accessedOn: '05/10/2026',
    ...change,
  });

/** Ana's and under way, unless said otherwise. */
export function sedeCase(change: Partial<SedeCase> = {}): SedeCase {
  made += 1;
  return {
    nif: 'X1234567L',
    nie: null,
    number: `28002026013${String(made).padStart(4, '0')}`,
    filedOn: '12/03/2026',
    birthYear: 1990,
    authorization: 'RESIDENCIA TEMPORAL POR ARRAIGO SOCIAL',
    status: 'EN TRÁMITE',
    resolvedOn: null,
    serviceStatus: null,
    resolution: null,
    ...change,
  };
}
