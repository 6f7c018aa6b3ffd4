// What DEHú is to Recado: Spain's single mailbox for electronic notifications, read with the person's own certificate.
import { claveSignInMethods } from '../../identity/clave/claveMethods.ts';
import type { Manifest } from '../../model/manifest.ts';

/** How far back settled notices are read at first; the portal's own limit is not public. */
export const historyDays = 365;

export const dehuManifest: Manifest = {
  id: 'dehu',
  name: 'DEHú',
  country: 'ES',
  homeUrl: 'https://dehu.redsara.es/',
  languages: ['es', 'ca', 'gl', 'eu', 'en'],
  signInMethods: claveSignInMethods,
  abilities: {
    documentsBeforeOpening: { value: false, standing: 'proven' },
    openingHasLegalEffect: { value: true, standing: 'proven' },
    statesExpiry: { value: true, standing: 'proven' },
    historyDays: { value: historyDays, standing: 'assumed' },
    needsPersonAtSignIn: { value: false, standing: 'proven' },
    push: { value: false, standing: 'assumed' },
  },
  openingEffects: {
    notification: [
      { code: 'notifies', basis: 'Ley 39/2015, art. 43.2' },
      { code: 'startsResponse', basis: 'Ley 39/2015, art. 30.3' },
      { code: 'firstAccessCounts', basis: 'Ley 39/2015, art. 41.7' },
      { code: 'notRepeatable', basis: 'RD 203/2021, art. 44.5' },
    ],
    communication: [{ code: 'marksRead', basis: 'LEMA 3.2.1' }],
  },
  politeness: {
    leastIntervalMs: 20 * 60_000,
    normalIntervalMs: 6 * 3_600_000,
    oneAtATimePerHost: true,
    quietHours: null,
  },
  redact: [
    // Bearers, the relay's messages and file contents, wherever one would slip into a text.
    String.raw`eyJ[\w-]+\.[\w-]+\.[\w-]+`,
    String.raw`(?:SAMLRequest|SAMLResponse|RelayState|authData)["']?\s*[=:]\s*["']?[\w+/=%.-]+`,
  ],
  version: '1',
};
