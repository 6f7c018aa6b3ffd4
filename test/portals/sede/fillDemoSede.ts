// What the demo shows of the sede: a notice that waits, one that was opened, a case under way and one that was decided.
import { Temporal } from 'temporal-polyfill';
import { samplePdf } from '../samplePdf.ts';
import { accessedNotice, sedeCase, sedeNotice } from './sampleRows.ts';
import type { SampleSede } from './startSampleSede.ts';

export function fillDemoSede(sede: Pick<SampleSede, 'notices' | 'cases'>, today = new Date()): void {
  const on = (daysAgo: number): string => {
    const day = Temporal.Instant.fromEpochMilliseconds(today.getTime())
      .toZonedDateTimeISO('Europe/Madrid')
      .toPlainDate()
      .subtract({ days: daysAgo });
    return [day.day, day.month].map((part) => String(part).padStart(2, '0')).join('/') + `/${day.year}`;
  };
  sede.notices.push(
    sedeNotice({
      title: 'Requerimiento de subsanación',
      availableAt: `${on(3)} 09:15`,
      caseNumber: '280020260123456',
    }),
    accessedNotice({
      title: 'Comunicación de inicio de procedimiento',
      availableAt: `${on(60)} 12:00`,
      accessedOn: on(58),
      caseNumber: '280020260123456',
    }),
  );
  sede.cases.push(
    sedeCase({ number: '280020260123456', filedOn: on(90) }),
    sedeCase({
      number: '280020250765432',
      filedOn: on(300),
      authorization: 'AUTORIZACIÓN DE REGRESO',
      status: 'Resuelto – Favorable',
      resolvedOn: on(20),
      nie: 'X1234567L',
      resolution: { isAccessed: false, pdf: samplePdf('Resolución favorable') },
    }),
  );
}

/** What comes while the demo runs: the case under way is answered with a requirement. */
export function bringDemoSede(sede: Pick<SampleSede, 'notices' | 'cases'>): void {
  for (const one of sede.cases) if (one.number === '280020260123456') one.status = 'En trámite - Requerido';
  sede.notices.push(sedeNotice({ title: 'Requerimiento de pago de tasa', caseNumber: '280020260123456' }));
}
