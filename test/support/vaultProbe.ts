// The process in which a keychain test runs: does what its arguments say with a real vault and prints one JSON answer a line.
//   status | read <key> | write <key> <value> | remove <key> | lock | unlock | ask | freeze | thaw, any number of them
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { failureOf } from '../../main/contract/failure.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openVault } from '../../main/vault/openVault.ts';
import { unlockSecretService } from '../../main/vault/secretService.ts';

const vault = await openVault({ service: 'Recado test', log: silentLogger });
const words = process.argv.slice(2);
const next = () => words.shift() ?? '';

const secrets = 'org.freedesktop.secrets';
const collection = '/org/freedesktop/secrets/collection/login';

const gdbus = (to: string, path: string, method: string, ...input: string[]): string =>
  execFileSync(
    'gdbus',
    ['call', '--session', '--dest', to, '--object-path', path, '--method', method, ...input],
    {
      encoding: 'utf8',
    },
  );

/** Locks by D-Bus; `secret-tool lock` has crashed a daemon before. */
const lock = () =>
  gdbus(secrets, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `['${collection}']`);

/** The test password, given as a desktop's login gives it. */
const unlock = () =>
  execFileSync('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], {
    input: 'test',
  }).toString('utf8');

function signalDaemon(signal: NodeJS.Signals): string {
  const bus = 'org.freedesktop.DBus';
  const answer = gdbus(bus, '/org/freedesktop/DBus', `${bus}.GetConnectionUnixProcessID`, secrets);
  const pid = Number(/uint32 (\d+)/.exec(answer)?.[1]);
  const name = readFileSync(`/proc/${pid}/comm`, 'utf8');
  if (!name.startsWith('gnome-keyring')) throw new Error(`not the keyring: ${name}`);
  process.kill(pid, signal);
  return String(pid);
}

let frozen = 0;
const acts: Record<string, () => Promise<unknown>> = {
  status: () => vault.status(),
  read: () => vault.read(next()),
  write: () => vault.write(next(), next()),
  remove: () => vault.remove(next()),
  lock: async () => lock() !== '',
  unlock: async () => unlock() !== '',
  ask: () => unlockSecretService(),
  freeze: async () => {
    frozen = Number(signalDaemon('SIGSTOP'));
    return true;
  },
  thaw: async () => process.kill(frozen, 'SIGCONT'),
};

while (words.length > 0) {
  const act = next();
  const answer = await (acts[act]?.() ?? Promise.reject(new Error(`unknown ${act}`))).then(
    (value) => ({ act, value: value ?? null }),
    (error: unknown) => ({ act, failure: failureOf(error) }),
  );
  console.log(JSON.stringify(answer));
}
