// `npm run demo`: the app on sample portals, in a temporary profile that goes away with it.
//   --check  no window: looks once at every sample portal, prints the inbox, and fails when that did not work
//   --json   with --check: the inbox as JSON, and nothing else on stdout
import { ensureNode24 } from './lib/node24.mjs';

await ensureNode24();

const flags = new Set(process.argv.slice(2));
const isCheck = flags.has('--check');
const isJson = flags.has('--json');
/** A person who looks at the window should see something arrive. */
const newsAfterMs = 20_000;

/** What is to be undone at the end, the last first; also after a failure or Ctrl-C. */
const undo = [];
let ending = null;
const end = () =>
  (ending ??= (async () => {
    for (const step of undo.toReversed()) {
      await step().catch((error) => console.error(error.message));
    }
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void end().finally(() => process.exit(130)));
}

let code = 1;
try {
  code = isCheck ? await check() : await show();
} catch (error) {
  if (!ending) console.error(error.message);
}
const wasStopped = ending !== null;
await end();
process.exit(wasStopped ? 130 : code);

async function prepare() {
  const { startSamplePortals } = await import('./lib/samplePortals.mjs');
  const portals = await undoable(startSamplePortals, (started) =>
    Promise.all(started.map((portal) => portal.stop())),
  );
  const { makeDemoProfile } = await import('./lib/demoProfile.mjs');
  const profile = await undoable(
    () => makeDemoProfile(portals),
    async ({ close, remove }) => {
      await close();
      await remove();
    },
  );
  return { portals, profile };
}

/** Ctrl-C may come while it is still being made: then it is waited for and undone, and nothing more is begun. */
function undoable(make, unmake) {
  if (ending) throw new Error('The demo was stopped.');
  const making = make();
  undo.push(() =>
    making.then(
      (made) => unmake(made),
      () => undefined,
    ),
  );
  return making;
}

async function check() {
  const { portals, profile } = await prepare();
  const rows = [];
  for (let after = null; ; ) {
    const page = await profile.call('notices.list', { filter: { box: 'inbox' }, after, limit: 500 });
    rows.push(...page.rows);
    after = page.next;
    if (after === null) break;
  }
  if (isJson) console.log(JSON.stringify(rows, null, 2));
  else console.log(await tableOf(rows));

  const failed = profile.runs.filter(({ result }) => result !== 'ok');
  for (const run of failed) console.error(`A run failed: ${JSON.stringify(run.result)}`);
  if (profile.runs.length < portals.length) console.error('Not every account was looked at.');
  if (rows.length === 0) console.error('The inbox is empty.');
  return failed.length > 0 || profile.runs.length < portals.length || rows.length === 0 ? 1 : 0;
}

async function tableOf(rows) {
  const { noticeColumns } = await import('../main/cli/commands/list.ts');
  const { table } = await import('../main/cli/table.ts');
  return table(noticeColumns, rows, process.stdout.isTTY ? process.stdout.columns : null).trimEnd();
}

async function show() {
  const { join } = await import('node:path');
  const { buildWhenStale } = await import('./lib/build.mjs');
  const { withLock } = await import('./lib/lock.mjs');
  const { openApp } = await import('./lib/openApp.mjs');
  const { workDir } = await import('./lib/root.mjs');
  const { makeVoice } = await import('./lib/say.mjs');
  const voice = makeVoice(false);
  if (!(await withLock(join(workDir, 'setup.lock'), () => buildWhenStale(voice)))) return 1;

  voice.step('Starting the sample portals');
  const { portals, profile } = await prepare();
  await profile.close();
  voice.step(
    'Opening Recado on the sample portals; a new notice arrives in 20 seconds. Ctrl-C ends the demo.',
  );
  const app = openApp(['--profile', profile.profileDir, '--endpoints', profile.endpointsFile], voice);
  undo.push(async () => {
    app.stop();
    await app.ended;
  });
  const news = setTimeout(() => void bringNews(portals, voice), newsAfterMs);
  undo.push(async () => clearTimeout(news));
  return app.ended;
}

async function bringNews(portals, voice) {
  try {
    for (const portal of portals) await portal.bringNews();
    voice.step('A new notice has just been delivered.');
  } catch (error) {
    voice.error(error.message);
  }
}
