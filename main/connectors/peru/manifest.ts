// What the connector for Peru's buzón is: its sign-in form, its abilities and how often it may be asked.
import type { Manifest } from '../../model/manifest.ts';

/** The door that is asked directly; a stranger's `(S(…))` address is never requested. */
export const selOrigin = 'https://sel.migraciones.gob.pe';
export const selPath = '/SEL/AccesoPublico';

export const peruManifest: Manifest = {
  id: 'peru',
  name: 'Buzón electrónico de Migraciones',
  country: 'PE',
  homeUrl: `${selOrigin}${selPath}`,
  languages: ['es'],
  signInMethods: [
    {
      id: 'password',
      fields: [
        { name: 'user', kind: 'text', isRequired: true },
        { name: 'password', kind: 'secret', isRequired: true },
      ],
    },
  ],
  abilities: {
    documentsBeforeOpening: { value: false, standing: 'assumed' },
    openingHasLegalEffect: { value: true, standing: 'assumed' },
    statesExpiry: { value: false, standing: 'assumed' },
    historyDays: { value: null, standing: 'assumed' },
    needsPersonAtSignIn: { value: false, standing: 'assumed' },
    push: { value: false, standing: 'assumed' },
  },
  politeness: {
    leastIntervalMs: 3_600_000,
    normalIntervalMs: 21_600_000,
    oneAtATimePerHost: true,
    quietHours: null,
  },
  redact: [
    String.raw`\((?:[A-Z]\([^)]*\))+\)`,
    String.raw`__VIEWSTATE[^\n]*`,
    String.raw`(?:clave|contrase[nñ]a|password)[^\n:]{0,40}:\s*\S+`,
  ],
  version: '1',
};
