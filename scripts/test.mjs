// The whole check: lint, build, every test; the last line printed is `N passed, N failed, N skipped`.
//   npm test                 everything
//   npm test -- <filter…>    only the tests whose path matches (any vitest argument), without lint
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from './lib/build.mjs';
import { closingLine } from './lib/closingLine.mjs';
import { withLock } from './lib/lock.mjs';
import { ensureNode24, toolEnvironment } from './lib/node24.mjs';
import { root, workDir } from './lib/root.mjs';
import { makeVoice } from './lib/say.mjs';

await ensureNode24();

const filters = process.argv.slice(2);
const isWhole = filters.length === 0;

const isLintOk = !isWhole || runLint();
const isBuildOk = await withLock(join(workDir, 'setup.lock'), () => buildWhenStale(makeVoice(false)));
const counts = runTests();

counts.failed += Number(!isLintOk) + Number(!isBuildOk);
if (!isLintOk) console.log('\nLint failed: it counts as one failed test. See its lines above.');
if (!isBuildOk) console.log('\nThe build failed: it counts as one failed test. See its lines above.');
console.log(`\n${closingLine(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function runLint() {
  console.log('Lint: format, types, rules, imports');
  const options = {
    cwd: root,
    // Its parts stand side by side already: threads within the compiler's would each learn the same types anew.
    env: { ...toolEnvironment(), GOMAXPROCS: '1', GOGC: '200' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  };
  return spawnSync('npm', ['run', '-s', 'lint'], options).status === 0;
}

/** Vitest's own counts come by a file, so that lint can be added and only one closing line is printed. */
function runTests() {
  const folder = mkdtempSync(join(roomForTests(), 'recado-test-'));
  // Servers that tests start give up being root: they must reach what is theirs in here.
  chmodSync(folder, 0o711);
  const countsFile = join(folder, 'counts.json');
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  try {
    const tool = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    // Many tests start processes of Recado: what one has compiled is there for the next.
    const env = {
      ...toolEnvironment(),
      RECADO_TEST_COUNTS: countsFile,
      RECADO_SAMPLE_CERTIFICATES: certificates,
      TMPDIR: folder,
      NODE_COMPILE_CACHE: join(workDir, 'compiled'),
    };
    const { status } = spawnSync(process.execPath, [tool, 'run', ...filters], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    const found = readCounts(countsFile);
    // A run that ended badly without a failed test (no test found, a crash) must not look well.
    if (status !== 0 && found.failed === 0) found.failed = 1;
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tests force thousands of small files to the disk; where memory can stand in for it, that costs nothing. */
function roomForTests() {
  const memory = '/dev/shm';
  try {
    const { type, bavail, bsize } = statfsSync(memory);
    const isMemory = type === 0x01021994;
    if (isMemory && bavail * bsize > 4 * 2 ** 30 && freemem() > 6 * 2 ** 30) return memory;
  } catch {
    // Not every system has it.
  }
  return tmpdir();
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
