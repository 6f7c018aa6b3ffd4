// Are passwords kept in the system's keychain, and is it open?
import type { Checkup } from '../../contract/views.ts';
import type { VaultStatus } from '../../vault/vault.ts';

export function checkKeychain({ kind, state, reason }: VaultStatus): Checkup {
  return { part: 'keychain', state: stateOf({ kind, state, reason }), details: { kind, reason } };
}

function stateOf({ kind, state, reason }: VaultStatus): Checkup['state'] {
  // The demo's memory vault is what it should be; any other stands in for a keychain that is not there.
  if (kind === 'memory') return reason === null ? 'ok' : 'missing';
  if (state === 'ready') return 'ok';
  return state === 'locked' ? 'warning' : 'broken';
}
