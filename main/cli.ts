// The command line's entry: says where things lie, built or not, and hands over.
import { fileURLToPath } from 'node:url';
import about from '../package.json' with { type: 'json' };
import { createProcessTerminal } from './cli/processTerminal.ts';
import { runProgram } from './cli/program.ts';

const isBuilt = import.meta.url.endsWith('.js');
const beside = (path: string) => new URL(path, import.meta.url);

const code = await runProgram(process.argv.slice(2), createProcessTerminal(), {
  storeWorkerUrl: beside(isBuilt ? './storeWorker.js' : './store/sqlite/storeWorker.ts'),
  rendererDir: fileURLToPath(beside(isBuilt ? '../renderer/' : '../out/renderer/')),
  version: about.version,
  isPackaged: /\.asar[\\/]/.test(import.meta.url),
});
// Whatever a library left open must not keep a finished command alive.
process.exit(code);
