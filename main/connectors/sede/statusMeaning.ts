// What a status means for the person now, and the periods that a decision opens; days are derived, never stated.
import { calculate } from '../../deadlines/calculate.ts';
import type { StatusEntry } from '../../model/case.ts';
import type { CaseStatus } from '../../model/caseStatus.ts';
import type { StatusMeaning } from '../statusService.ts';
import { reposicionBasis } from './appealDeadlines.ts';

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

const periods: Record<'fingerprints' | 'reposicion' | 'contencioso', { months: number; basis: string }> = {
  fingerprints: { months: 1, basis: 'es.months 1: LO 4/2000, art. 4.2' },
  reposicion: { months: 1, basis: reposicionBasis },
  // August does not count here (Ley 29/1998, art. 128.2): without that the day is earlier, on the safe side.
  contencioso: { months: 2, basis: 'es.months 2: Ley 29/1998, art. 46.1' },
};

/** Counted from the decision, which is never later than its notification: on the safe side. */
export function statusMeaning({ status, resolvedOn = null }: StatusEntry): StatusMeaning {
  const code = codes[status];
  const opened =
    code === 'fingerprints'
      ? (['fingerprints'] as const)
      : code === 'appeal'
        ? (['reposicion', 'contencioso'] as const)
        : [];
  return {
    code,
    periods: opened.map((what) => ({
      what,
      on:
        resolvedOn === null
          ? null
          : (calculate('es.months', { notifiedOn: resolvedOn, months: periods[what].months }, [])?.result ??
            null),
      basis: periods[what].basis,
    })),
  };
}
