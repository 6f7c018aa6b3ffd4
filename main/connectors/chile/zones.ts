// Which clock an office goes by: the zone of its region, found by place names in what the mail prints.
import type { ZoneName } from '../../model/day.ts';
import { fold } from './fold.ts';
import { type RegionOffices, regionOffices } from './offices.ts';

const regions = regionOffices.map((office) => ({
  ...office,
  words: new RegExp(String.raw`\b(?:${office.places.join('|')})\b`, 'g'),
}));

/** Old time zone data (before 2025b) does not know Coyhaique; Punta Arenas has kept the same hours since. */
function known(zone: ZoneName): ZoneName {
  if (zone !== 'America/Coyhaique') return zone;
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'America/Punta_Arenas';
  }
}

/** In an address the town stands last, after streets that are named for other towns. */
const lastMatch = (text: string, words: RegExp): number => [...text.matchAll(words)].at(-1)?.index ?? -1;

/** The region that the text names last; null for none. */
export function regionOf(text: string): RegionOffices | null {
  const folded = fold(text);
  const found = regions
    .map((region) => ({ region, at: lastMatch(folded, region.words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => other.at - one.at)[0];
  return found?.region ?? null;
}

/** The first text that names a place decides; none gives the zone of Santiago, not certain. */
export function zoneOf(texts: readonly (string | null)[]): { zone: ZoneName; isZoneCertain: boolean } {
  for (const text of texts) {
    const region = text === null ? null : regionOf(text);
    if (region) return { zone: known(region.zone), isZoneCertain: true };
  }
  return { zone: 'America/Santiago', isZoneCertain: false };
}
