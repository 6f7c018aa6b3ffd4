// Which clock an office goes by: the zone of its region, found by place names in what the mail prints.
import type { ZoneName } from '../../model/day.ts';
import { fold } from './fold.ts';

/** Magallanes keeps UTC-3 all year since 2017, Aysén since 20 March 2025; Easter Island is two hours behind Santiago. */
const zoneByPlace: { zone: ZoneName; places: RegExp }[] = [
  {
    zone: 'America/Punta_Arenas',
    places:
      /\b(?:magallanes|punta arenas|puerto natales|natales|porvenir|puerto williams|cabo de hornos|ultima esperanza|tierra del fuego)\b/,
  },
  {
    zone: 'America/Coyhaique',
    places:
      /\b(?:aysen|aisen|coyhaique|coihaique|puerto aysen|chile chico|cochrane|capitan prat|general carrera)\b/,
  },
  { zone: 'Pacific/Easter', places: /\b(?:isla de pascua|rapa nui|hanga roa|easter island)\b/ },
  {
    zone: 'America/Santiago',
    places:
      /\b(?:arica|parinacota|iquique|tarapaca|alto hospicio|antofagasta|calama|el loa|tocopilla|atacama|copiapo|vallenar|huasco|chanaral|coquimbo|la serena|ovalle|elqui|limari|choapa|illapel|valparaiso|vina del mar|quillota|san antonio|san felipe|los andes|petorca|marga marga|quilpue|o'?higgins|rancagua|cachapoal|san fernando|colchagua|pichilemu|maule|talca|curico|linares|cauquenes|nuble|chillan|punilla|itata|biobio|bio bio|concepcion|los angeles|arauco|lebu|talcahuano|araucania|temuco|cautin|malleco|angol|los rios|valdivia|la union|ranco|los lagos|puerto montt|llanquihue|osorno|chiloe|castro|ancud|palena|chaiten|santiago|metropolitana|providencia|nunoa|maipu|puente alto|cordillera|melipilla|talagante|chacabuco|colina|maipo|san bernardo)\b/,
  },
];

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
const lastMatch = (words: string, places: RegExp): number =>
  [...words.matchAll(new RegExp(places, 'g'))].at(-1)?.index ?? -1;

/** The first text that names a place decides; none gives the zone of Santiago, not certain. */
export function zoneOf(texts: readonly (string | null)[]): { zone: ZoneName; isZoneCertain: boolean } {
  for (const text of texts) {
    const words = fold(text ?? '');
    const found = zoneByPlace
      .map(({ zone, places }) => ({ zone, at: lastMatch(words, places) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.at - a.at)[0];
    if (found) return { zone: known(found.zone), isZoneCertain: true };
  }
  return { zone: 'America/Santiago', isZoneCertain: false };
}
