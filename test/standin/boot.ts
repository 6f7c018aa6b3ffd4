// What runs in place of Electron's binary: reads Electron's arguments, runs the app's main module, then says `ready`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronVersion } from './records.ts';

const args = process.argv.slice(2);
if (args[0] === '--version' || args[0] === '-v') {
  process.stdout.write(`v${electronVersion}\n`);
  process.exit(0);
}

const given = readArguments(args);
if (given.entry === null) {
  process.stderr.write('place-holder for Electron: no app given\n');
  process.exit(1);
}
const found = findApp(given.entry);
process.env.RECADO_STANDIN_APP = found.appDir;
process.argv = [join(import.meta.dirname, 'bin/electron'), ...args];
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(found.appDir, 'resources') });
Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true });
Object.defineProperty(process.versions, 'chrome', { value: '156.0.0.0', enumerable: true });

const { begin } = await import('./begin.ts');
for (const file of given.preloaded) createRequire(join(found.appDir, 'package.json'))(file);
await import(pathToFileURL(found.main).href);
await begin();
// Last: a debugger that attaches while Node still loads parts of itself breaks them.
if (args.some((word) => word.startsWith('--inspect'))) openInspector(0, '127.0.0.1');

/** The first word that is no switch is the app; `-r file` comes from Playwright. */
function readArguments(words: string[]): { entry: string | null; preloaded: string[] } {
  const preloaded: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '-r' || word === '--require') preloaded.push(words[++i] ?? '');
    else if (!word.startsWith('-')) return { entry: resolve(word), preloaded };
  }
  return { entry: null, preloaded };
}

function findApp(path: string): { appDir: string; main: string } {
  if (statSync(path).isDirectory()) {
    const { main } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { main?: string };
    return { appDir: path, main: resolve(path, main ?? 'index.js') };
  }
  let appDir = dirname(path);
  while (!existsSync(join(appDir, 'package.json')) && dirname(appDir) !== appDir) appDir = dirname(appDir);
  return { appDir, main: path };
}
