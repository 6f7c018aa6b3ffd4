// The portals' manifests as screens under test see them: a mailbox, a portal with a certificate, others still to come.
import type { MethodOutput } from '../../main/contract/methods.ts';

type Manifests = MethodOutput<'portals.list'>;

const assumed = <T>(value: T) => ({ value, standing: 'assumed' as const });

const common = {
  languages: ['es'],
  abilities: {
    documentsBeforeOpening: assumed(true),
    openingHasLegalEffect: assumed(false),
    statesExpiry: assumed(false),
    historyDays: assumed(null),
    needsPersonAtSignIn: assumed(false),
    push: { value: true, standing: 'proven' as const },
  },
  politeness: {
    leastIntervalMs: 300_000,
    normalIntervalMs: 1_800_000,
    oneAtATimePerHost: true,
    quietHours: null,
  },
  redact: [],
  version: '1',
};

const perhaps = [{ code: 'mayBeAcknowledgement' as const, basis: 'TUO Ley 27444, art. 20.4' }];

export const fakeManifests: Manifests = [
  {
    ...common,
    id: 'chile',
    name: 'Extranjería Chile',
    country: 'CL',
    homeUrl: 'https://www.serviciomigraciones.cl',
    signInMethods: [
      {
        id: 'imap',
        fields: [
          { name: 'address', kind: 'text', isRequired: true },
          { name: 'password', kind: 'secret', isRequired: true },
          { name: 'host', kind: 'text', isRequired: true },
          { name: 'port', kind: 'text', isRequired: true, pattern: '[0-9]+', default: '993' },
          {
            name: 'security',
            kind: 'choice',
            isRequired: true,
            options: ['tls', 'starttls'],
            default: 'tls',
          },
          { name: 'user', kind: 'text', isRequired: false },
        ],
      },
      {
        id: 'oauth',
        fields: [
          { name: 'address', kind: 'text', isRequired: true },
          { name: 'host', kind: 'text', isRequired: true },
          { name: 'provider', kind: 'choice', isRequired: true, options: ['google', 'microsoft'] },
          { name: 'refreshToken', kind: 'grant', isRequired: true },
        ],
      },
    ],
  },
  {
    ...common,
    id: 'dehu',
    name: 'DEHú',
    country: 'ES',
    homeUrl: 'https://dehu.redsara.es',
    abilities: {
      ...common.abilities,
      documentsBeforeOpening: { value: false, standing: 'proven' },
      openingHasLegalEffect: { value: true, standing: 'proven' },
    },
    openingEffects: {
      notification: [{ code: 'notifies', basis: 'Ley 39/2015, art. 43.2' }],
      communication: [{ code: 'marksRead', basis: 'portal' }],
    },
    politeness: { ...common.politeness, normalIntervalMs: 21_600_000 },
    signInMethods: [
      {
        id: 'pkcs12',
        fields: [
          { name: 'certificate', kind: 'certificate', isRequired: true },
          { name: 'passphrase', kind: 'secret', isRequired: false },
        ],
      },
      {
        id: 'osCertificate',
        fields: [{ name: 'storeCertificate', kind: 'storeCertificate', isRequired: true }],
        asksCertificateAt: { origin: 'https://pasarela-ident.clave.gob.es', endpoint: 'pasarelaIdent' },
      },
      { id: 'claveWindow', fields: [], needsWindow: true },
    ],
  },
  {
    ...common,
    id: 'sede',
    name: 'Sede electrónica',
    country: 'ES',
    homeUrl: 'https://sede.administracionespublicas.gob.es',
    signInMethods: [],
  },
  {
    ...common,
    id: 'peru',
    name: 'Buzón de Migraciones',
    country: 'PE',
    homeUrl: 'https://www.gob.pe/migraciones',
    abilities: { ...common.abilities, openingHasLegalEffect: assumed(true) },
    openingEffects: { notification: perhaps, communication: perhaps },
    signInMethods: [
      {
        id: 'password',
        fields: [
          { name: 'user', kind: 'text', isRequired: true },
          { name: 'password', kind: 'secret', isRequired: true },
        ],
      },
      {
        id: 'agencia',
        needsWindow: true,
        fields: [{ name: 'documentNumber', kind: 'text', isRequired: true }],
      },
    ],
  },
];
