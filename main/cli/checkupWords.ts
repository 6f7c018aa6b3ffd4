// What `recado doctor` says of each part: its name, and what its absence costs.
import type { Checkup } from '../contract/views.ts';
import { plain } from './terminal.ts';

type Part = Checkup['part'];

export const partWords = {
  keychain: {
    name: 'Keychain',
    cost: 'Passwords are kept in memory only and asked for at every start; nothing is ever written in plain text.',
  },
  certificateStore: {
    name: 'Certificate store',
    cost: 'Portals that want a certificate cannot be signed in to from here.',
  },
  electron: { name: 'Desktop app', cost: 'No window of its own: Recado opens in the browser instead.' },
  database: { name: 'Database', cost: 'Notices cannot be read or kept.' },
  documents: { name: 'Documents', cost: 'Files of notices are missing or were altered on disk.' },
  clock: { name: 'Clock', cost: 'Deadlines and sign-ins go by a wrong date.' },
  timeZones: { name: 'Time zones', cost: 'Hours of appointments may be wrong.' },
  node: { name: 'Node', cost: 'Recado needs a newer one.' },
} as const satisfies Record<Part, { name: string; cost: string }>;

/** One line for the table: the cost where something is amiss, else the plain facts. */
export function describeCheckup(checkup: Checkup): string {
  const facts = Object.entries(checkup.details)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
  const cost = checkup.state === 'ok' ? '' : partWords[checkup.part].cost;
  return plain([cost, facts && cost ? `(${facts})` : facts].filter(Boolean).join(' '));
}
