// An invented reading of a resolution for screens: facts with their lines, one term to confirm, one code to check.
import type { ReadingView } from '../../main/contract/readingMethods.ts';
import type { SignaturesView } from '../../main/contract/signatureViews.ts';

const deadline = {
  what: 'respond',
  on: '2026-12-21',
  certainty: 'derived',
  basis: 'es.businessDays',
} as const;
const host = 'sede.administracionespublicas.gob.es';
const eSign = 'E-Sign Class 3 Firma Electronica Avanzada CA';

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
    isOfNotice: true,
    confirmed: [],
    verifyAt: { host, isPrinted: true },
    verifications: [],
    ...change,
  };
  const signatures: SignaturesView = {
    signatures: [
      {
        signer: 'Oficina de Extranjería en Madrid',
        issuer: 'AC Sector Público',
        issuerCountry: 'ES',
        integrity: 'whole',
        trust: 'known',
        root: { source: 'nodeStore', comparedOn: null, name: 'AC RAIZ FNMT-RCM' },
        signedAt: '2026-11-20T09:00:00.000Z',
        timeFrom: 'signer',
      },
    ],
    roots: {
      countries: ['ES', 'PE'],
      partly: [{ country: 'CL', authorities: [eSign] }],
      checkedOn: '2026-11-22',
    },
    askable: ['ocsp.ejemplo.es'],
    checks: [],
  };
  // Of a paper: one that leads to a root known from public sources, one that leads to none, and two from Chile.
  const [office] = signatures.signatures;
  if (!office) throw new Error('There is no signature');
  const stranger = { ...office, trust: 'unknown' as const, root: null };
  const ofPaper: SignaturesView['signatures'] = [
    {
      ...office,
      issuer: 'ECEP-RENIEC CA Class 2',
      issuerCountry: 'PE',
      root: { source: 'publicSources', comparedOn: '2026-11-22', name: 'ECERNEP PERU CA ROOT 3' },
    },
    { ...stranger, signer: 'Notaría de Lima', issuer: 'CA Privada', issuerCountry: 'PE' },
    { ...stranger, signer: 'Extranjería de Santiago', issuer: 'CA Chilena', issuerCountry: 'CL' },
    {
      ...office,
      signer: 'Ministerio de Economía',
      issuer: eSign,
      issuerCountry: 'CL',
      root: { source: 'publicSources', comparedOn: '2026-11-22', name: eSign },
    },
  ];
  return {
    'readings.get': ({ documentId }: { documentId: string }) => ({
      ...structuredClone(reading),
      isOfNotice: !documentId.startsWith('paper-'),
    }),
    'readings.countTerm': () => deadline,
    'readings.confirmTerm': ({ factId }: { factId: string }) => {
      reading.confirmed = [{ factId, deadline }];
      return deadline;
    },
    'readings.withdrawTerm': () => {
      reading.confirmed = [];
      return {};
    },
    'readings.signatures': ({ documentId }: { documentId: string }) => ({
      ...structuredClone(signatures),
      ...(documentId.startsWith('paper-') && { askable: [], signatures: ofPaper }),
    }),
    'readings.checkRevocation': () => {
      const answered = { from: 'ocsp' as const, host: 'ocsp.ejemplo.es', asOf: '2026-11-21T09:00:00.000Z' };
      const told = { state: 'good' as const, revokedAt: null, why: null };
      const standings = [[{ name: 'Oficina de Extranjería en Madrid', ...answered, ...told }]];
      signatures.checks = [{ at: '2026-11-21T10:00:00.000Z', standings }];
      return structuredClone(signatures);
    },
    'readings.copyCode': () => ({ clearsAt: '2026-11-21T10:00:30.000Z' }),
    'readings.openVerification': () => ({ url: `https://${host}/valida`, opened: true }),
    'readings.recordVerification': ({ result }: { result: 'same' | 'different' | 'notFound' }) => {
      reading.verifications = [{ at: '2026-11-21T10:00:00.000Z', host, result }];
      return {};
    },
  };
}
