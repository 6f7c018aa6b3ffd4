// Tells what a status of an expediente means; a "no" is looked for before a "yes", and unknown words stay as they are.

export const caseStatuses = [
  'RESUELTO_NO_FAVORABLE',
  'INADMITIDO',
  'ARCHIVADO',
  'EN_RECURSO',
  'REQUERIDO',
  'RESUELTO_FAVORABLE',
  'EN_TRAMITE',
  'UNKNOWN',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export interface ReadCaseStatus {
  status: CaseStatus;
  /** The portal's own words; shown whatever the status. */
  raw: string;
}

/** In this order: public bots that looked for "favorable" first told people that a denial was an approval. */
const rules: readonly [CaseStatus, RegExp][] = [
  [
    'UNKNOWN',
    /\bNO (?:DENEGAD|INADMITID|ARCHIVAD|REQUERID|RESUELT)|\b(?:SIN|PENDIENTE DE) RE(?:SOLVER|SOLUCION)/,
  ],
  [
    'RESUELTO_NO_FAVORABLE',
    /\bNO (?:ES )?FAVORABLE|\bDESFAVORABLE|\bDENEGAD[OA]|\bDENEGACION|\bNO CONCEDID|\bDESESTIMAD/,
  ],
  ['INADMITIDO', /\bINADMITID[OA]|\bINADMISION|\bNO ADMITID[OA]/],
  ['ARCHIVADO', /\bARCHIVAD[OA]/],
  ['EN_RECURSO', /\bEN (?:VIA DE )?RECURSO\b|\bRECURRID[OA]/],
  ['REQUERIDO', /\bREQUERID[OA]\b|\bPENDIENTE DE SUBSANA/],
  ['RESUELTO_FAVORABLE', /^(?:RESUELT[OA]|RESOLUCION)? ?(?:FAVORABLE(?:MENTE)?|CONCEDID[OA])$/],
  ['EN_TRAMITE', /^EN TRAMIT(?:E|ACION)(?! .*FAVORABLE)(?: |$)/],
];

/** Read from the value of the status field only, never from a whole page. */
export function readCaseStatus(value: string): ReadCaseStatus {
  const words = value
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
  const status = rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'UNKNOWN';
  return { status, raw: value.trim().replaceAll(/\s+/g, ' ') };
}
