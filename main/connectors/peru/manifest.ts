// What the connector for Peru's buzón is: its sign-in form, its abilities and how often it may be asked.
import type { Manifest, OpeningEffect } from '../../model/manifest.ts';

/** The door that is asked directly; a stranger's `(S(…))` address is never requested. */
export const selOrigin = 'https://sel.migraciones.gob.pe';
export const selPath = '/SEL/AccesoPublico';

/** The other door: the Agencia Digital, where the person is known by a document instead of a password. */
export const agenciaOrigin = 'https://agenciavirtual.migraciones.gob.pe';
export const agenciaPath = '/agencia-virtual/identidad';
export const agenciaMethod = 'agencia';
/** Whose captchas a page may show; that the portal uses one of them is not known. */
export const captchaOrigins = ['https://www.google.com', 'https://www.gstatic.com', 'https://hcaptcha.com'];

/** As published guides and sibling portals call the link (looked up on 2026-11-22). */
const forgottenWords = [
  'olvidaste la contraseña',
  'olvidaste tu contraseña',
  'olvidó su contraseña',
  'olvidé mi contraseña',
  'olvido de contraseña',
  'olvidaste la clave',
  'olvidaste tu clave',
  'olvidó su clave',
  'olvidé mi clave',
  'recuperar contraseña',
  'recuperar clave',
  'recuperar credenciales',
  'restablecer contraseña',
];

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
    {
      id: agenciaMethod,
      needsWindow: true,
      fields: [
        {
          name: 'documentType',
          kind: 'choice',
          isRequired: true,
          options: ['carne', 'passport', 'ptp', 'cpp'],
          default: 'carne',
        },
        {
          name: 'documentNumber',
          kind: 'text',
          isRequired: true,
          pattern: String.raw`^[0-9A-Za-z\-]{5,20}$`,
        },
        {
          name: 'birthOn',
          kind: 'text',
          isRequired: false,
          pattern: String.raw`^[0-9]{4}\-[0-9]{2}\-[0-9]{2}$`,
        },
        { name: 'nationality', kind: 'text', isRequired: false },
        { name: 'surnames', kind: 'text', isRequired: false },
        { name: 'names', kind: 'text', isRequired: false },
        { name: 'user', kind: 'text', isRequired: false },
      ],
    },
  ],
  // The link "¿Olvidaste la contraseña?" stands on the page of the sign-in; its own address is not known.
  pages: {
    forgotPassword: {
      url: `${selOrigin}${selPath}`,
      endpoint: 'sel',
      link: forgottenWords,
      feedingOrigins: captchaOrigins,
    },
  },
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
