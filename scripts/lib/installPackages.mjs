// Brings node_modules to what package-lock.json says, with the keychain module built where that is possible.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasTried, noteTry } from './attempts.mjs';
import { bundledNode, isNewEnough, nodeMissing, systemEnvironment } from './node24.mjs';
import { root, workDir } from './root.mjs';
import { run } from './say.mjs';

const keytarFile = join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node');
const attemptFile = join(workDir, 'keychain-attempt.json');

/** False when the packages could not be installed; the reason has been said. */
export function installPackages(voice) {
  if (!areInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) {
    voice.wait('Installing npm packages');
    noteTry(attemptFile, describeCircumstances()); // npm builds the keychain module on the way
    if (!npm(voice, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
      voice.error('The npm packages could not be installed; see the lines above.');
      return false;
    }
  }
  buildKeychain(voice);
  if (isNewEnough(process.version) || bundledNode()) return true;
  voice.error(nodeMissing(process.version));
  return false;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Compares package-lock.json with what npm wrote down after its last complete installation. Optional packages may be
 * absent: those of other platforms always are.
 */
export function areInstalled(wanted, installed) {
  if (!wanted || !installed) return false;
  const has = installed.packages;
  const needs = Object.entries(wanted.packages).filter(([path]) => path !== '');
  const isThere = needs.every(([path, { version, optional }]) =>
    has[path] ? has[path].version === version : optional === true,
  );
  return isThere && Object.keys(has).every((path) => path in wanted.packages);
}

/** A build that failed is not tried again within a day unless the compiler, the library or the lock file changes. */
function buildKeychain(voice) {
  if (existsSync(keytarFile)) return;
  if (!hasTried(attemptFile, describeCircumstances())) {
    voice.wait('Building the keychain module');
    noteTry(attemptFile, describeCircumstances());
    const { version } = readLock('package-lock.json').packages['node_modules/keytar'];
    // npm takes an optional package away when its build fails: then there is nothing to rebuild.
    const isPresent = existsSync(join(root, 'node_modules', 'keytar', 'package.json'));
    const again = isPresent ? ['rebuild', 'keytar'] : ['install', '--no-save', `keytar@${version}`];
    npm(voice, [...again, '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (!existsSync(keytarFile)) voice.note(keychainMissing);
}

const keychainMissing =
  'The keychain module could not be built (it needs a C++ compiler, make, python3 and, on Linux, libsecret-1-dev): passwords will be kept in memory only and asked for at every start.';

function describeCircumstances() {
  const facts = ['/usr/include/libsecret-1/libsecret/secret.h', '/usr/bin/g++', '/usr/bin/make'].map(
    existsSync,
  );
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(JSON.stringify(facts)).update(lock).digest('hex');
}

/** Runs npm under the system's Node: the one in node_modules goes away while `npm ci` runs. */
function npm(voice, parameters) {
  const headers = nodeHeaders();
  const env = { ...systemEnvironment(), ...(headers && { npm_config_nodedir: headers }) };
  const isWindows = process.platform === 'win32';
  const program = process.env.npm_execpath;
  if (program && /^npm-cli\.(c|m)?js$/.test(basename(program))) {
    const node = isWindows ? process.execPath : 'node';
    return run(voice, node, [program, ...parameters], { cwd: root, env });
  }
  return run(voice, 'npm', parameters, { cwd: root, env, shell: isWindows });
}

/** Where Node's own headers lie, so that building the keychain module need not download them; null when nowhere. */
function nodeHeaders() {
  const own = dirname(dirname(realpathSync(process.execPath)));
  const places = [own, '/usr', '/usr/local'].filter((place) => !place.startsWith(join(root, 'node_modules')));
  return places.find((place) => existsSync(join(place, 'include', 'node', 'node.h'))) ?? null;
}
