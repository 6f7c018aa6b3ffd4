// A handful of notices around today, so that the demo shows what the buzón brings: a term running, a fine, a plan, a cita, a decision.
import { kindsOfNotice, type SampleNotice, sampleNotice } from './sampleNotices.ts';
import type { SamplePeru } from './startSamplePeru.ts';

const dayMs = 86_400_000;

/** `05/06/2026 09:30`, as the portal prints it: day first, Lima's hour. */
const printed = (at: Date): string => {
  const [date = '', time = ''] = new Date(at.getTime() - 5 * 3_600_000).toISOString().split('T');
  return `${date.split('-').toReversed().join('/')} ${time.slice(0, 5)}`;
};
const printedDay = (at: Date): string => printed(at).slice(0, 10);

export function fillDemoPeru(peru: Pick<SamplePeru, 'notices'>, today = new Date()): void {
  const away = (days: number): Date => new Date(today.getTime() + days * dayMs);
  const mine: SampleNotice[] = [
    sampleNotice({ title: 'Cédula de notificación N° 1305-2026', deposited: printed(away(-1)) }),
    sampleNotice({ ...kindsOfNotice.requirement, deposited: printed(away(-3)), isRead: true }),
    sampleNotice({
      title: 'Cita de recojo de carné de extranjería',
      paragraphs: [
        `Se le cita para el recojo de su carné el ${printedDay(away(9))} a las 10:30 en la Sede Central, Av. España 734, Breña.`,
      ],
      deposited: printed(away(-6)),
      isRead: true,
    }),
    sampleNotice({
      title: 'Resolución de multa N° 77-2026',
      paragraphs: [
        'Se impone una multa de S/ 550.00, equivalente al 10 % de la UIT, por exceso de permanencia.',
        `El pago se realiza en el Banco de la Nación o en págalo.pe hasta el ${printedDay(away(20))}.`,
      ],
      deposited: printed(away(-12)),
      isRead: true,
    }),
    sampleNotice({
      title: 'Resolución que aprueba el fraccionamiento',
      paragraphs: [
        'Se aprueba el fraccionamiento de la deuda, por un total de S/ 1,030.00, según el cronograma de cuotas:',
        ...[15, 45, 75].map(
          (days, at) => `Cuota ${at + 1}: ${printedDay(away(days))} S/ ${at === 0 ? '103.00' : '463.50'}`,
        ),
      ],
      deposited: printed(away(-30)),
      isRead: true,
    }),
    sampleNotice({ ...kindsOfNotice.approval, deposited: printed(away(-90)), isRead: true }),
  ];
  peru.notices.push(...mine);
}

/** One notice that has just come. */
export function bringDemoPeru(peru: Pick<SamplePeru, 'notices'>, now = new Date()): void {
  peru.notices.unshift(
    sampleNotice({ title: 'Requerimiento de subsanación de documentos', deposited: printed(now) }),
  );
}
