// What the sede de Administraciones Públicas is to Recado: notices and files behind Cl@ve, and the public status of a case.
import { claveSignInMethods } from '../../identity/clave/claveMethods.ts';
import type { Manifest } from '../../model/manifest.ts';

/** `sede` holds the person's sections; `infoext2` is the status service, which moved to a host of its own (seen 2026). */
export const realOrigins = {
  sede: 'https://sede.administracionespublicas.gob.es',
  infoext2: 'https://infoext2.delegaciondelgobierno.gob.es',
} as const;

export const sedeManifest: Manifest = {
  id: 'sede',
  name: 'Sede de Administraciones Públicas',
  country: 'ES',
  homeUrl: `${realOrigins.sede}/`,
  languages: ['es', 'ca', 'gl', 'eu', 'en'],
  signInMethods: claveSignInMethods,
  abilities: {
    documentsBeforeOpening: { value: false, standing: 'assumed' },
    openingHasLegalEffect: { value: true, standing: 'assumed' },
    statesExpiry: { value: false, standing: 'assumed' },
    historyDays: { value: null, standing: 'assumed' },
    needsPersonAtSignIn: { value: false, standing: 'assumed' },
    push: { value: false, standing: 'assumed' },
  },
  openingEffects: {
    notification: [
      { code: 'notifies', basis: 'Ley 39/2015, art. 43.2' },
      { code: 'startsResponse', basis: 'Ley 39/2015, art. 30.3' },
      { code: 'firstAccessCounts', basis: 'Ley 39/2015, art. 41.7' },
      { code: 'notRepeatable', basis: 'RD 203/2021, art. 44.5' },
    ],
    communication: [{ code: 'marksRead', basis: 'portal' }],
  },
  politeness: {
    // Its firewall answers visits that follow each other too fast with a refusal (seen 2026).
    leastIntervalMs: 3_600_000,
    normalIntervalMs: 12 * 3_600_000,
    oneAtATimePerHost: true,
    quietHours: null,
  },
  redact: [
    String.raw`(?:SAMLRequest|SAMLResponse|RelayState|jsessionid)["']?\s*[=:;]\s*["']?[\w+/=%.-]+`,
    // A verification code opens its document for anybody.
    String.raw`[A-Z]{2,12}(?:-[0-9a-f]{4}){8}`,
  ],
  version: '1',
};
