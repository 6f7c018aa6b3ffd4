// Measures what Recado promises: runs test/bench/<name>.ts (all without a name), prints a table, fails when a figure is not held.
//   npm run bench -- mail search
//   npm run bench -- backup --size=5G      (words with -- are handed to the bench)
// Each file exports `bench(): Promise<Figure[]>`, see test/bench/figure.ts; each runs in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { isHeld, tableOf } from './lib/figures.mjs';
import { ensureNode24, toolEnvironment } from './lib/node24.mjs';
import { root, workDir } from './lib/root.mjs';

await ensureNode24();

const folder = join(root, 'test', 'bench');
const known = readdirSync(folder)
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      /export (const|async function|function) bench\b/.test(readFileSync(join(folder, file), 'utf8')),
  )
  .map((file) => file.slice(0, -'.ts'.length));
if (process.argv.includes('--help')) {
  console.log(
    `npm run bench -- [name…] [--option=value for the bench]\n\nWithout names all of them: ${known.join(', ')}`,
  );
  process.exit();
}
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(1);
}

const resultsDir = join(workDir, 'bench');
mkdirSync(resultsDir, { recursive: true });
const rows = (asked.length > 0 ? asked : known).flatMap(measure);
const report = {
  at: new Date().toISOString(),
  machine: {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? null,
    memoryBytes: totalmem(),
    node: process.version,
  },
  figures: rows,
};
const reportFile = join(resultsDir, 'figures.json');
writeFileSync(reportFile, JSON.stringify(report, null, 2));
console.log(`\n${tableOf(rows)}\n\nWritten to ${reportFile}`);
process.exitCode = rows.every((row) => row.isHeld) ? 0 : 1;

/** One bench in a process of its own, so that none warms up or burdens another. */
function measure(name) {
  console.log(`bench ${name}`);
  const out = join(resultsDir, `${name}.json`);
  rmSync(out, { force: true });
  const options = { cwd: root, env: toolEnvironment(), stdio: 'inherit' };
  const parameters = [
    join(root, 'scripts', 'lib', 'runBench.mjs'),
    join(folder, `${name}.ts`),
    out,
    ...process.argv.slice(2).filter((word) => word.startsWith('--')),
  ];
  const { status } = spawnSync(process.execPath, parameters, options);
  if (status !== 0) return [{ bench: name, what: 'did not end', value: NaN, unit: '', isHeld: false }];
  const figures = JSON.parse(readFileSync(out, 'utf8'));
  return figures.map((figure) => ({ bench: name, ...figure, isHeld: isHeld(figure) }));
}
