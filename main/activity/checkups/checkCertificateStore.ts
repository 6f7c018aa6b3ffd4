// Is there a store in which the system keeps personal certificates? Windows and macOS always have one.
import { join } from 'node:path';
import type { Checkup } from '../../contract/views.ts';
import type { Surroundings } from './surroundings.ts';

/** On Linux it is Chromium's NSS database: `~/.pki/nssdb` hides the one under XDG_DATA_HOME as soon as it exists. */
export function checkCertificateStore({ platform, env, home, exists }: Surroundings): Checkup {
  if (platform === 'win32' || platform === 'darwin') {
    return { part: 'certificateStore', state: 'ok', details: { store: 'system' } };
  }
  const own = join(home, '.pki', 'nssdb');
  const shared = join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'pki', 'nssdb');
  const folder = exists(own) ? own : shared;
  const isThere = exists(join(folder, 'cert9.db'));
  return { part: 'certificateStore', state: isThere ? 'ok' : 'missing', details: { store: 'nss', folder } };
}
