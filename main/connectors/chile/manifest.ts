// What the mailbox connector for Chile is: its sign-in form, its abilities and how often it may be asked.
import type { Manifest, SignInField } from '../../model/manifest.ts';

/** How far back the first run looks; a residence permit's correspondence fits into it. */
export const historyDays = 730;

/** Signing in on the mail provider's own page. */
export const grantMethod = 'oauth';

const mailboxFields: SignInField[] = [
  { name: 'address', kind: 'text', isRequired: true, pattern: String.raw`^[^@\s]+@[^@\s]+\.[^@\s]+$` },
  { name: 'host', kind: 'text', isRequired: true, pattern: String.raw`^[A-Za-z0-9.:-]+$` },
  { name: 'port', kind: 'text', isRequired: true, pattern: String.raw`^\d{1,5}$`, default: '993' },
  { name: 'security', kind: 'choice', isRequired: true, options: ['tls', 'starttls'], default: 'tls' },
  { name: 'user', kind: 'text', isRequired: true },
];

export const chileManifest: Manifest = {
  id: 'chile',
  name: 'Extranjería y Migraciones (correo)',
  country: 'CL',
  homeUrl: 'https://serviciomigraciones.cl/',
  languages: ['es', 'en'],
  signInMethods: [
    {
      id: 'imap',
      fields: [...mailboxFields, { name: 'password', kind: 'secret', isRequired: true }],
    },
    {
      id: grantMethod,
      fields: [
        ...mailboxFields,
        { name: 'provider', kind: 'choice', isRequired: true, options: ['google', 'microsoft'] },
        { name: 'refreshToken', kind: 'grant', isRequired: true },
      ],
    },
  ],
  abilities: {
    documentsBeforeOpening: { value: true, standing: 'proven' },
    openingHasLegalEffect: { value: false, standing: 'assumed' },
    statesExpiry: { value: false, standing: 'assumed' },
    historyDays: { value: historyDays, standing: 'proven' },
    needsPersonAtSignIn: { value: false, standing: 'proven' },
    push: { value: true, standing: 'proven' },
  },
  politeness: {
    leastIntervalMs: 60_000,
    normalIntervalMs: 900_000,
    oneAtATimePerHost: false,
    quietHours: null,
  },
  redact: [String.raw`(?:clave|contrase[nñ]a|password)[^\n:]{0,40}:\s*\S+`],
  version: '1',
};
