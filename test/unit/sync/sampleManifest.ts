// A portal's manifest for tests of the engine; nothing in it belongs to a real portal.
import type { Manifest } from '../../../main/model/manifest.ts';

export const sampleManifest = (politeness: Partial<Manifest['politeness']> = {}): Manifest => {
  const proven = <T extends boolean | number | string | null>(value: T) => ({
    value,
    standing: 'proven' as const,
  });
  return {
    id: 'chile',
    name: 'Sample',
    country: 'CL',
    homeUrl: 'https://sample.example/',
    languages: ['es'],
    signInMethods: [
      {
        id: 'imap',
        fields: [
          { name: 'address', kind: 'text', isRequired: true, pattern: '^[^@\\s]+@[^@\\s]+$' },
          {
            name: 'security',
            kind: 'choice',
            isRequired: true,
            options: ['tls', 'starttls'],
            default: 'tls',
          },
          { name: 'password', kind: 'secret', isRequired: true },
        ],
      },
    ],
    abilities: {
      documentsBeforeOpening: proven(true),
      openingHasLegalEffect: proven(false),
      statesExpiry: proven(false),
      historyDays: proven(null),
      needsPersonAtSignIn: proven(false),
      push: proven(true),
    },
    politeness: {
      leastIntervalMs: 60_000,
      normalIntervalMs: 4 * 3_600_000,
      oneAtATimePerHost: true,
      quietHours: null,
      ...politeness,
    },
    redact: [],
    version: '1',
  };
};
