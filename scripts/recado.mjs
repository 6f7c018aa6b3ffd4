// `npm run -s recado -- …`: the built command line under Node 24; nothing of npm or of set-up stands on its stdout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode24 } from './lib/node24.mjs';
import { root } from './lib/root.mjs';

await ensureNode24();

// npm runs scripts in the project's folder; the person's file names are meant from where they stand.
if (process.env.npm_lifecycle_event === 'recado' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const cli = join(root, 'out', 'main', 'cli.js');
if (existsSync(cli)) {
  // In this very process: a second one would cost as much time as the whole answer.
  await import(pathToFileURL(cli).href);
} else {
  console.error('Recado is not built yet. Run `npm run recado` (it builds), or `npm run build`.');
  process.exitCode = 1;
}
