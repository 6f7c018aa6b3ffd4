// Makes a checkout ready to run: system packages, npm packages, the keychain module and with --build out/. Changes nothing when all is there.
//   --quiet  nothing on stdout; on stderr only what went wrong and what takes long
//   --build  also build out/ when the sources are newer
import { join } from 'node:path';
import { buildWhenStale } from './lib/build.mjs';
import { installPackages } from './lib/installPackages.mjs';
import { installSystem } from './lib/installSystem.mjs';
import { withLock } from './lib/lock.mjs';
import { workDir } from './lib/root.mjs';
import { makeVoice } from './lib/say.mjs';

const flags = new Set(process.argv.slice(2));
const voice = makeVoice(flags.has('--quiet'));

const isReady = await withLock(
  join(workDir, 'setup.lock'),
  () => {
    installSystem(voice);
    if (!installPackages(voice)) return false;
    return !flags.has('--build') || buildWhenStale(voice);
  },
  () => voice.wait('Waiting for another set-up to end'),
);
process.exitCode = isReady ? 0 : 1;
