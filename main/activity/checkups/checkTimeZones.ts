// Does the time zone database know every zone whose offices Recado reads?
import type { Checkup } from '../../contract/views.ts';
import type { ZoneName } from '../../model/day.ts';

/** America/Coyhaique is the newest (Aysén left Chile's clock change in 2025): who knows it knows the others. */
const zonesNeeded = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Lima',
  'America/Santiago',
  'America/Punta_Arenas',
  'America/Coyhaique',
  'Pacific/Easter',
];

export function checkTimeZones(version: string | undefined, isKnown = isZoneKnown): Checkup {
  const missing = zonesNeeded.filter((zone) => !isKnown(zone));
  return {
    part: 'timeZones',
    state: missing.length === 0 ? 'ok' : 'warning',
    details: { version: version ?? null, missing },
  };
}

function isZoneKnown(zone: ZoneName): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
