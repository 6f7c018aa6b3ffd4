// Chile's offices as data: every region with the clock it goes by and the places by which its offices are called.
import type { ZoneName } from '../../model/day.ts';

export interface RegionOffices {
  region: string;
  zone: ZoneName;
  /** Names of the region, its provinces and the towns with an office; lower case without accents. */
  places: readonly string[];
}

const santiago = 'America/Santiago';

/** Zones checked on 2026-11-21 against tzdata 2025b: Magallanes UTC-3 since 2017, Aysén UTC-3 since 20 March 2025. */
export const regionOffices: readonly RegionOffices[] = [
  { region: 'Arica y Parinacota', zone: santiago, places: ['arica', 'parinacota', 'putre'] },
  {
    region: 'Tarapacá',
    zone: santiago,
    places: ['tarapaca', 'iquique', 'alto hospicio', 'tamarugal', 'pozo almonte', 'colchane'],
  },
  {
    region: 'Antofagasta',
    zone: santiago,
    places: ['antofagasta', 'calama', 'el loa', 'tocopilla', 'mejillones', 'taltal'],
  },
  {
    region: 'Atacama',
    zone: santiago,
    places: ['atacama', 'copiapo', 'vallenar', 'huasco', 'chanaral', 'caldera'],
  },
  {
    region: 'Coquimbo',
    zone: santiago,
    places: ['coquimbo', 'la serena', 'ovalle', 'elqui', 'limari', 'choapa', 'illapel'],
  },
  // The island belongs to the region of Valparaíso and has a clock of its own.
  {
    region: 'Isla de Pascua',
    zone: 'Pacific/Easter',
    places: ['isla de pascua', 'rapa nui', 'hanga roa', 'easter island'],
  },
  {
    region: 'Valparaíso',
    zone: santiago,
    places:
      'valparaiso, vina del mar, quillota, san antonio, san felipe, los andes, petorca, la ligua, marga marga, quilpue, villa alemana, limache, aconcagua, casablanca'.split(
        ', ',
      ),
  },
  {
    region: 'Metropolitana',
    zone: santiago,
    places:
      'metropolitana, santiago, providencia, nunoa, maipu, puente alto, cordillera, melipilla, talagante, chacabuco, colina, maipo, san bernardo, las condes, estacion central, la florida, recoleta, independencia, quilicura, pudahuel, penalolen, buin, lampa'.split(
        ', ',
      ),
  },
  {
    region: "O'Higgins",
    zone: santiago,
    places:
      "o'higgins, ohiggins, rancagua, cachapoal, san fernando, colchagua, pichilemu, cardenal caro, santa cruz".split(
        ', ',
      ),
  },
  {
    region: 'Maule',
    zone: santiago,
    places: ['maule', 'talca', 'curico', 'linares', 'cauquenes', 'constitucion'],
  },
  {
    region: 'Ñuble',
    zone: santiago,
    places: 'nuble, chillan, punilla, itata, diguillin, san carlos, bulnes, quirihue'.split(', '),
  },
  {
    region: 'Biobío',
    zone: santiago,
    places:
      'biobio, bio bio, bio-bio, concepcion, los angeles, arauco, lebu, talcahuano, canete, coronel'.split(
        ', ',
      ),
  },
  {
    region: 'La Araucanía',
    zone: santiago,
    places: 'araucania, temuco, cautin, malleco, angol, villarrica, pucon, victoria'.split(', '),
  },
  {
    region: 'Los Ríos',
    zone: santiago,
    places: ['los rios', 'valdivia', 'la union', 'ranco', 'panguipulli'],
  },
  {
    region: 'Los Lagos',
    zone: santiago,
    places:
      'los lagos, puerto montt, llanquihue, osorno, chiloe, castro, ancud, palena, chaiten, quellon, puerto varas, futaleufu'.split(
        ', ',
      ),
  },
  {
    region: 'Aysén',
    zone: 'America/Coyhaique',
    places:
      'aysen, aisen, coyhaique, coihaique, chile chico, cochrane, capitan prat, general carrera, cisnes'.split(
        ', ',
      ),
  },
  {
    region: 'Magallanes',
    zone: 'America/Punta_Arenas',
    places:
      'magallanes, punta arenas, natales, porvenir, puerto williams, cabo de hornos, ultima esperanza, tierra del fuego, antartica chilena'.split(
        ', ',
      ),
  },
];
