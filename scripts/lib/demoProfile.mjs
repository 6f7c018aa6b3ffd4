// A temporary profile that knows the sample portals' accounts; the person's own profile and keychain are not touched.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAbilities } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { accountSecretKey } from '../../main/model/account.ts';

const storeWorkerUrl = new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url);
/**
 * Adds every portal's account through the core and waits for the first run of each.
 * `close` lets go of the profile (the app may open it then), `remove` deletes it.
 */
export async function makeDemoProfile(portals) {
  const dir = await mkdtemp(join(tmpdir(), 'recado-demo-'));
  const profileDir = join(dir, 'profile');
  const endpointsFile = join(dir, 'endpoints.json');
  const endpoints = {
    trustedCa: portals.map(({ caPem }) => caPem),
    portals: Object.assign({}, ...portals.map(({ addresses }) => addresses)),
    memorySecrets: {},
    isDemo: true,
  };
  const remove = () => rm(dir, { recursive: true, force: true, maxRetries: 5 });
  let core = null;
  try {
    await mkdir(profileDir, { mode: 0o700 });
    core = await createCore({
      profileDir,
      host: {
        about: { host: 'direct', platform: process.platform, language: 'en', abilities: noAbilities },
        desktop: null,
      },
      storeWorkerUrl,
      version: 'demo',
      endpoints,
    });
    const call = caller(core);
    const runs = [];
    core.on('run.finished', ({ run }) => runs.push(run));
    for (const { account } of portals) {
      const { id } = await call('accounts.add', account);
      for (const [field, secret] of Object.entries(account.secrets)) {
        endpoints.memorySecrets[accountSecretKey(id, field)] = secret;
      }
    }
    await core.idle();
    await writeFile(endpointsFile, JSON.stringify(endpoints), { mode: 0o600 });
    return { profileDir, endpointsFile, call, runs, close: () => core.close(), remove };
  } catch (error) {
    await core?.close();
    await remove();
    throw error;
  }
}

/** The value of a call; a failure is thrown as a text with its code and plain details. */
const caller = (core) => async (name, input) => {
  const envelope = await core.call(name, input);
  if (envelope.ok) return envelope.value;
  throw new Error(`${name}: ${envelope.failure.code} ${JSON.stringify(envelope.failure.details)}`);
};
