// Holds all imports to .dependency-cruiser.cjs. What was found in files that are still the same is kept, so that lint and the
// tests look once in a run; with other packages installed everything is looked at again.
//   node scripts/cruise.mjs [-T json]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, workDir } from './lib/root.mjs';

const digest = createHash('sha256');
for (const file of ['package.json', 'package-lock.json']) digest.update(readFileSync(join(root, file)));
const kept = join(workDir, 'imports');
const keptHere = join(kept, digest.digest('hex').slice(0, 16));
if (!existsSync(keptHere)) rmSync(kept, { recursive: true, force: true });

const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const rules = ['--config', join(root, '.dependency-cruiser.cjs')];
const cache = ['--cache', keptHere, '--cache-strategy', 'content'];
const rooms = ['main', 'preload', 'renderer'];
const parameters = [tool, ...rules, ...cache, ...process.argv.slice(2), ...rooms];
const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
