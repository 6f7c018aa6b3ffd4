// The command line's entry: says where things lie, built or not, and hands over.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import about from '../package.json' with { type: 'json' };

const isBuilt = import.meta.url.endsWith('.js');
const beside = (path: string) => new URL(path, import.meta.url);

// A tenth of the start. The folder is this user's own: in a shared one another user could leave code to be run.
if (isBuilt) enableCompileCache(join(envPaths('Recado', { suffix: '' }).cache, 'code'));
const { createProcessTerminal } = await import('./cli/processTerminal.ts');
const { runProgram } = await import('./cli/program.ts');

const code = await runProgram(process.argv.slice(2), createProcessTerminal(), {
  storeWorkerUrl: beside(isBuilt ? './storeWorker.js' : './store/sqlite/storeWorker.ts'),
  rendererDir: fileURLToPath(beside(isBuilt ? '../renderer/' : '../out/renderer/')),
  version: about.version,
  isPackaged: /\.asar[\\/]/.test(import.meta.url),
});
// Whatever a library left open must not keep a finished command alive.
process.exit(code);
