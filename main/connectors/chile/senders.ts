// Who may be writing: candidate domains only, since no sender of these authorities is published (checked on 2026-11-21).
import type { SenderRules } from '../../mail/authenticity.ts';

/** When the lists below were last compared with what the authorities publish. */
export const sendersCheckedOn = '2026-11-21';

/** Domains that write about migration and nothing else: every mail of theirs is worth showing. */
export const migrationDomains = [
  'extranjeria.gob.cl',
  'serviciomigraciones.cl',
  'migraciones.gob.cl',
  'sermig.gob.cl',
];

export const chileSenders: SenderRules = {
  officialDomains: [
    ...migrationDomains,
    'interior.gob.cl',
    'registrocivil.gob.cl',
    'investigaciones.cl',
    'pdichile.cl',
    'tgr.cl',
    'digital.gob.cl',
    'minrel.gob.cl',
  ],
  governmentSuffix: 'gob.cl',
  /** Folded display names that only an authority may carry. */
  authorityNames:
    /servicio nacional de migracion|departamento de extranjeria|\bsermig\b|gobierno de chile|ministerio del interior|registro civil|policia de investigaciones|gobernacion provincial|tesoreria general|^(?:extranjeria|migraciones)(?: (?:y migracion(?:es)?|chile|de chile))*$/,
  /** Folded parts of a domain that imitate one of the authorities. */
  imitations: /extran?jer|migra|sermig|registrocivil|gob-?cl|gobierno|reservahora|pdi-?chile|tramites/,
};
