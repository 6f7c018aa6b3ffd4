// `npm start`: builds what is stale and opens the app; parameters after `--` go to it.

import { join } from 'node:path';
import { buildWhenStale } from './lib/build.mjs';
import { withLock } from './lib/lock.mjs';
import { ensureNode24 } from './lib/node24.mjs';
import { openApp } from './lib/openApp.mjs';
import { workDir } from './lib/root.mjs';
import { makeVoice } from './lib/say.mjs';

await ensureNode24();
const voice = makeVoice(false);
const isReady = await withLock(join(workDir, 'setup.lock'), () => buildWhenStale(voice));
if (!isReady) process.exit(1);

const app = openApp(process.argv.slice(2), voice);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, app.stop);
process.exitCode = await app.ended;
