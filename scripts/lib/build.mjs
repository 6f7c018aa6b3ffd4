// Builds out/ when its sources have changed since; demo, start, recado and the end-to-end tests run what is built.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledNode, isNewEnough, toolEnvironment } from './node24.mjs';
import { root } from './root.mjs';
import { run } from './say.mjs';

const sources = [
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const results = ['main/index.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html'];
/** Among what is built, so that a build by hand, which empties the folder, takes it away. */
const stampFile = join(root, 'out', 'main', 'built.json');

/** A hash over names and contents: a checkout that goes back in time has older files, not newer ones. */
export function hashSources(base = root, paths = sources) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(base, path))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(base, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(base, path) {
  if (!existsSync(join(base, path))) return [];
  const entries = readdirSyncOrNull(join(base, path));
  if (!entries) return [path];
  return entries.toSorted().flatMap((name) => filesIn(base, `${path}/${name}`));
}

function readdirSyncOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

export function isBuilt(wanted = hashSources()) {
  if (!results.every((file) => existsSync(join(root, 'out', file)))) return false;
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).sources === wanted;
  } catch {
    return false;
  }
}

/** True when out/ is as the sources say, built now if need be. */
export function buildWhenStale(voice) {
  const wanted = hashSources();
  if (isBuilt(wanted)) return true;
  voice.step('Building out/');
  const node = isNewEnough(process.version) ? process.execPath : bundledNode();
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const isOk = run(voice, node, [tool, 'build', '--logLevel', 'warn'], { cwd: root, env: toolEnvironment() });
  if (!isOk) {
    voice.error('out/ could not be built; see the lines above.');
    return false;
  }
  writeFileSync(stampFile, JSON.stringify({ sources: wanted }));
  return true;
}
