// The samples beside a Recado that is being worked on: found in the project only, started once, gone with it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSampleDemo, findSampleDemo } from '../../main/app/sampleDemo.ts';

test('are found in the project, and not where Recado was installed', () => {
  expect(findSampleDemo()).not.toBeNull();
  expect(findSampleDemo(tmpdir())).toBeNull();
});

test('start once, however often they are asked for, and end when Recado ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recado-samples-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [script, log] = [join(folder, 'demo.mjs'), join(folder, 'log')];
  await writeFile(
    script,
    `import { appendFileSync } from 'node:fs';
    const say = (word) => appendFileSync(${JSON.stringify(log)}, word + ' ');
    process.on('SIGTERM', () => { say('ended'); process.exit(0); });
    say('started');
    setInterval(() => undefined, 1_000);`,
  );
  const demo = createSampleDemo(script);
  const said = () => readFile(log, 'utf8').catch(() => '');
  await demo.start();
  await demo.start();
  await vi.waitUntil(async () => (await said()) === 'started ');
  demo.close();
  await vi.waitUntil(async () => (await said()) === 'started ended ');
  expect(await said()).toBe('started ended ');
});
