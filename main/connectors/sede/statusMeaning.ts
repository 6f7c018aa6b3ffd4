// What a status means for the person now, and the periods that a decision opens; days are derived, never stated.
import { decisionPeriods } from '../../deadlines/decisionPeriods.ts';
import type { StatusEntry } from '../../model/case.ts';
import type { CaseStatus } from '../../model/caseStatus.ts';
import type { StatusMeaning } from '../statusService.ts';

const codes: Record<CaseStatus, StatusMeaning['code']> = {
  EN_TRAMITE: 'wait',
  EN_RECURSO: 'wait',
  REQUERIDO: 'answer',
  RESUELTO_FAVORABLE: 'fingerprints',
  RESUELTO_NO_FAVORABLE: 'appeal',
  INADMITIDO: 'appeal',
  ARCHIVADO: 'appeal',
  UNKNOWN: 'unknown',
};

export const statusMeaning = ({ status, resolvedOn = null }: StatusEntry): StatusMeaning => ({
  code: codes[status],
  periods: decisionPeriods(status, resolvedOn),
});
