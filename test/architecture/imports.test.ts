// Who may import whom: the rules of .dependency-cruiser.cjs hold, and each of them is able to fail.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const config = join(root, '.dependency-cruiser.cjs');

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** The real rules over a folder that has main, preload and renderer. */
const cruise = (folder: string): Promise<Violation[]> =>
  violationsIn([tool, '--config', config, '-T', 'json', 'main', 'preload', 'renderer'], folder);

/** The house itself as lint looks at it, which in a whole run has just been done. */
const cruiseHouse = (): Promise<Violation[]> =>
  violationsIn([join(root, 'scripts', 'cruise.mjs'), '-T', 'json'], root);

function violationsIn(parameters: string[], folder: string): Promise<Violation[]> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 256 << 20 } as const;
    // The exit code is the number of violations: only an answer that is no JSON is an error here.
    execFile(process.execPath, parameters, options, (error, stdout) => {
      try {
        resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      } catch {
        reject(error ?? new Error('no answer'));
      }
    });
  });
}

test('the house keeps its rules', { timeout: 180_000 }, async () => {
  const found = await cruiseHouse();
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

describe('a forbidden import is found', () => {
  /** Each file of the small house, with the import that it must not have (or may have) and the rule that says so. */
  const cases: [file: string, line: string, rule: string | null][] = [
    ['main/model/a.ts', "import { x } from '../store/store.ts';", 'room-model'],
    ['main/deadlines/a.ts', "import { x } from '../store/store.ts';", 'room-deadlines'],
    ['main/deadlines/b.ts', "import { readFileSync } from 'node:fs';", 'pure-rooms'],
    ['main/vault/a.ts', "import { x } from '../store/store.ts';", 'room-vault'],
    ['main/vault/b.ts', "export const load = () => import('keytar');", 'only-keychain'],
    ['main/vault/keychain.ts', "export const load = () => import('keytar');", null],
    ['main/store/a.ts', "import { x } from '../sync/engine.ts';", 'room-store'],
    ['main/mail/a.ts', "import { x } from '../connectors/kit/page.ts';", 'room-mail'],
    ['main/alerts/a.ts', "import { x } from '../sync/engine.ts';", 'room-alerts'],
    ['main/alerts/b.ts', "import type { X } from '../contract/events.ts';", null],
    ['main/alerts/c.ts', "import { x } from '../contract/events.ts';", 'contract-types-only'],
    ['main/alerts/d.ts', "import { x } from '../contract/failure.ts';", null],
    ['main/sync/a.ts', "import type { X } from '../vault/vault.ts';", null],
    ['main/sync/b.ts', "import { x } from '../vault/vault.ts';", 'port-types-sync'],
    ['main/sync/c.ts', "import { x } from '../connectors/chile/connector.ts';", 'only-registry'],
    ['main/sync/engine.ts', 'export const x = 1;', null],
    ['main/connectors/registry.ts', "import { x } from './chile/connector.ts';", null],
    ['main/connectors/chile/a.ts', "import { x } from '../peru/connector.ts';", 'portals-apart'],
    ['main/connectors/chile/b.ts', "import { x } from '../kit/page.ts';", null],
    ['main/connectors/chile/c.ts', "import { x } from '../../store/store.ts';", 'room-connectors'],
    ['main/app/a.ts', "import { x } from '../web/host.ts';", 'room-app'],
    ['main/app/b.ts', "import { app } from 'electron';", 'only-electron'],
    ['main/web/a.ts', "import { x } from '../electron/shell.ts';", 'room-web'],
    ['main/electron/a.ts', "import { x } from '../web/host.ts';", 'room-electron'],
    ['main/electron/b.ts', "import { app } from 'electron';", null],
    ['main/stray/a.ts', "import { x } from '../model/day.ts';", 'known-rooms'],
    ['main/app/c.ts', "import { x } from '../../renderer/screen.ts';", 'main-no-screens'],
    ['main/app/d.ts', "import { x } from './nowhere.ts';", 'no-unresolvable'],
    ['main/app/e.ts', "import { x } from 'react';", 'main-runtime-packages'],
    ['main/app/f.ts', "import { x } from './g.ts';", 'no-cycles'],
    ['preload/a.ts', "import { x } from '../main/app/core.ts';", 'preload-contract'],
    ['preload/b.ts', "import { x } from '../main/contract/events.ts';", null],
    ['renderer/a.ts', "import { x } from '../main/store/store.ts';", 'renderer-contract'],
    ['renderer/b.ts', "import { x } from '../main/model/day.ts';", 'model-types-only'],
    ['renderer/c.ts', "import type { X } from '../main/model/day.ts';", null],
    ['renderer/d.ts', "import { join } from 'node:path';", 'renderer-no-node'],
    ['renderer/e.ts', "import { app } from 'electron';", 'only-electron'],
  ];
  const targets = [
    'main/model/day.ts',
    'main/store/store.ts',
    'main/contract/events.ts',
    'main/contract/failure.ts',
    'main/vault/vault.ts',
    'main/connectors/kit/page.ts',
    'main/connectors/chile/connector.ts',
    'main/connectors/peru/connector.ts',
    'main/electron/shell.ts',
    'main/web/host.ts',
    'main/app/core.ts',
    'renderer/screen.ts',
  ];
  let house: string;
  let found: Violation[];

  beforeAll(async () => {
    house = mkdtempSync(join(tmpdir(), 'recado-house-'));
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    symlinkSync(join(root, 'package.json'), join(house, 'package.json'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), text);
    };
    for (const file of targets) write(file, 'export const x = 1;\nexport type X = 1;\n');
    write('main/app/g.ts', "import { x } from './f.ts';\n");
    for (const [file, line] of cases) write(file, `${line}\n`);
    found = await cruise(house);
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  const rulesFor = (file: string) => found.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  test.each(cases.filter(([, , rule]) => rule !== null))('%s with %s: %s', (file, _line, rule) => {
    expect(rulesFor(file)).toContain(rule);
  });

  test.each(cases.filter(([, , rule]) => rule === null))('%s with %s is allowed', (file) => {
    expect(rulesFor(file)).toEqual([]);
  });
});
