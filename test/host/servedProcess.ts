// Runs one command line as a process with screens of the test's own: <screens folder> <words…>
import { createProcessTerminal } from '../../main/cli/processTerminal.ts';
import { runProgram } from '../../main/cli/program.ts';

const [rendererDir = '', ...words] = process.argv.slice(2);
const code = await runProgram(words, createProcessTerminal(), {
  storeWorkerUrl: new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url),
  rendererDir,
  version: '0.0.0-test',
  isPackaged: false,
});
process.exit(code);
