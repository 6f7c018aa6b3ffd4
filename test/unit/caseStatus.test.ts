// Statuses as seen on portals, and the words that misled others: a denial must never read as an approval.
import { expect, it } from 'vitest';
import { readCaseStatus } from '../../main/model/caseStatus.ts';

it.each([
  ['Resuelto – No favorable', 'RESUELTO_NO_FAVORABLE'],
  ['RESUELTO - NO FAVORABLE', 'RESUELTO_NO_FAVORABLE'],
  ['Resuelto no favorable', 'RESUELTO_NO_FAVORABLE'],
  ['NO-FAVORABLE', 'RESUELTO_NO_FAVORABLE'],
  ['NO  FAVORABLE', 'RESUELTO_NO_FAVORABLE'],
  ['desfavorable', 'RESUELTO_NO_FAVORABLE'],
  ['Informe desfavorable', 'RESUELTO_NO_FAVORABLE'],
  ['Denegado', 'RESUELTO_NO_FAVORABLE'],
  ['Inadmitido a trámite', 'INADMITIDO'],
  ['No admitido a trámite', 'INADMITIDO'],
  ['Archivado', 'ARCHIVADO'],
  ['En vía de recurso', 'EN_RECURSO'],
  ['Requerido', 'REQUERIDO'],
  ['En trámite - Requerido', 'REQUERIDO'],
  ['RESUELTO – FAVORABLE', 'RESUELTO_FAVORABLE'],
  ['RESUELTO - FAVORABLE', 'RESUELTO_FAVORABLE'],
  ['Resuelto favorable', 'RESUELTO_FAVORABLE'],
  ['Favorable', 'RESUELTO_FAVORABLE'],
  ['EN TRAMITE', 'EN_TRAMITE'],
  ['En trámite', 'EN_TRAMITE'],
  ['  en \n trámite ', 'EN_TRAMITE'],
  ['Pendiente de informe favorable', 'UNKNOWN'],
  ['En trámite, informe favorable', 'UNKNOWN'],
  ['No requerido', 'UNKNOWN'],
  ['Pendiente de resolución', 'UNKNOWN'],
  ['Admitido a trámite', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('%j is %s', (raw, status) => expect(readCaseStatus(raw).status).toBe(status));

it('keeps the words of the portal', () => {
  expect(readCaseStatus('  Caducado\n por plazo ')).toEqual({ status: 'UNKNOWN', raw: 'Caducado por plazo' });
});
