// A handful of notices around today, so that the demo shows what DEHú brings: something urgent, something read, something over.
import { madridTime, realisedNotice, type SampleNotice, sampleNotice } from './sampleNotices.ts';
import type { SampleSpain } from './startSampleSpain.ts';

const day = 86_400_000;

export function fillDemoDehu(spain: Pick<SampleSpain, 'notices'>, today = new Date()): void {
  const daysAgo = (days: number) => madridTime(new Date(today.getTime() - days * day));
  const mine: SampleNotice[] = [
    sampleNotice({ concept: 'not_330020261234567_12345678_87654321', availabilityDate: daysAgo(8) }),
    sampleNotice({
      concept: 'Requerimiento de documentación R012345/2026',
      identifier: 'N276000001',
      emitterEntity: 'Subdirección General de Nacionalidad',
      emitterSourceEntity: 'Ministerio de la Presidencia y Justicia',
      availabilityDate: daysAgo(2),
    }),
    sampleNotice({
      concept: 'com_330020261234567_12345678_87654322',
      box: 'communication',
      availabilityDate: daysAgo(5),
    }),
    realisedNotice('ACEPTADA', daysAgo(40), { concept: 'not_330020251234567_12345678_87654323' }),
    realisedNotice('EXPIRADA', daysAgo(75), { concept: 'Liquidación de tasa', voucher: null }),
    realisedNotice('ACEPTADA', daysAgo(160), {
      concept: 'not-resolucion_330020251234567_12345678_87654324',
      emitterEntity: 'Dirección General de Gestión Migratoria',
      emitterSourceEntity: 'Ministerio de Inclusión, Seguridad Social y Migraciones',
    }),
  ];
  spain.notices.push(...mine);
}

/** One notice that has just come. */
export function bringDemoDehu(spain: Pick<SampleSpain, 'notices'>, now = new Date()): void {
  spain.notices.push(
    sampleNotice({ concept: 'not_330020261234567_12345678_87654399', availabilityDate: madridTime(now) }),
  );
}
