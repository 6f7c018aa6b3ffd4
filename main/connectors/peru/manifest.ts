// What the connector for Peru's buzón is: its sign-in form, its abilities and how often it may be asked.
import type { Manifest, OpeningEffect } from '../../model/manifest.ts';

/** The door that is asked directly; a stranger's `(S(…))` address is never requested. */
export const selOrigin = 'https://sel.migraciones.gob.pe';
export const selPath = '/SEL/AccesoPublico';

const openingEffects: OpeningEffect[] = [
  { code: 'mayBeAcknowledgement', basis: 'TUO Ley 27444, art. 20.4' },
  { code: 'startsResponse', basis: 'TUO Ley 27444, art. 25' },
  { code: 'marksRead', basis: 'portal' },
];

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
  // Which rule binds Migraciones is not known, nor that a comunicado is free of it: the gate is the same for every kind.
  openingEffects: { notification: openingEffects, communication: openingEffects },
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
