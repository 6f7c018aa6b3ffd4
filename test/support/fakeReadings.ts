// An invented reading of a resolution for screens: facts with their lines, one term to confirm, one code to check.
import type { ReadingView } from '../../main/contract/readingMethods.ts';

const deadline = {
  what: 'respond',
  on: '2026-12-21',
  certainty: 'derived',
  basis: 'es.businessDays',
} as const;
const host = 'sede.administracionespublicas.gob.es';

export function createFakeReadings(change: Partial<ReadingView> = {}) {
  const reading: ReadingView = {
    state: 'read',
    refusedFor: null,
    pageCount: 3,
    readPages: 3,
    traits: [],
    facts: [
      {
        id: 'f-days',
        kind: 'daysToAnswer',
        value: '10',
        unit: 'business',
        page: 2,
        line: 'Se le requiere para que, en el plazo de diez (10) días hábiles, aporte la documentación.',
      },
      {
        id: 'f-case',
        kind: 'caseNumber',
        value: '280020261234567',
        page: 1,
        line: 'Nº de expediente: 280020261234567',
      },
      {
        id: 'f-code',
        kind: 'verificationCode',
        value: 'GEISER-1a2b…5c6d',
        page: 3,
        line: 'Código seguro de Verificación : GEISER-1a2b…5c6d',
      },
    ],
    confirmed: [],
    verifyAt: { host, isPrinted: true },
    verifications: [],
    ...change,
  };
  return {
    'readings.get': () => structuredClone(reading),
    'readings.countTerm': () => deadline,
    'readings.confirmTerm': ({ factId }: { factId: string }) => {
      reading.confirmed = [{ factId, deadline }];
      return deadline;
    },
    'readings.withdrawTerm': () => {
      reading.confirmed = [];
      return {};
    },
    'readings.signatures': () => [
      {
        signer: 'Oficina de Extranjería en Madrid',
        issuer: 'AC Sector Público',
        integrity: 'whole' as const,
        trust: 'known' as const,
        signedAt: '2026-11-20T09:00:00.000Z',
        timeFrom: 'signer' as const,
      },
    ],
    'readings.copyCode': () => ({ clearsAt: '2026-11-21T10:00:30.000Z' }),
    'readings.openVerification': () => ({ url: `https://${host}/valida`, opened: true }),
    'readings.recordVerification': ({ result }: { result: 'same' | 'different' | 'notFound' }) => {
      reading.verifications = [{ at: '2026-11-21T10:00:00.000Z', host, result }];
      return {};
    },
  };
}
