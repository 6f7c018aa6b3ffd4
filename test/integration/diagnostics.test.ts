// Canaries in every field of every table, of the log, of the settings and of the vault: none may be found in the diagnostics bundle.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDiagnostics } from '../../main/activity/diagnostics.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openStore } from '../../main/store/openStore.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';

const canary = 'canary-Zx81-must-not-leave';
let profileDir: string;
beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'recado-canary-'));
});
afterEach(() => rm(profileDir, { recursive: true }));

const open = () => openStore({ profileDir, workerUrl: null, log: silentLogger });

/** One row in each table (indexes of words hold nothing of their own) with the canary in every field that takes text; returns how many fields hold it. */
function seed(): { tables: number; fields: number } {
  const db = new DatabaseSync(join(profileDir, 'recado.db'), { enableForeignKeyConstraints: false });
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all() as { name: string }[];
  let fields = 0;
  for (const { name } of tables) {
    const columns = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(name) as {
      name: string;
      type: string;
    }[];
    const values = columns.map(({ name: column, type }) => {
      if (type !== 'TEXT') return 1;
      fields += 1;
      // What is read as JSON has to be JSON: there the canary is a name and a value within.
      if (
        [
          'fields',
          'parked_for',
          'certificate',
          'facts',
          'cursor',
          'details',
          'value',
          'result',
          'subject',
          'entry',
        ].includes(column)
      )
        return JSON.stringify({
          code: canary,
          title: canary,
          accountId: canary,
          [canary]: canary,
          details: { [canary]: canary },
        });
      // Lists are asked for up to a moment: this one sorts before every moment to come.
      return column.endsWith('_at') ? `2026-11-01 ${canary}` : canary;
    });
    const places = columns.map(() => '?').join(', ');
    db.prepare(
      `INSERT OR IGNORE INTO ${name} (${columns.map((column) => column.name).join(', ')}) VALUES (${places})`,
    ).run(...values);
    expect(db.prepare(`SELECT count(*) AS n FROM ${name}`).get(), name).not.toEqual({ n: 0 });
  }
  db.close();
  return { tables: tables.length, fields };
}

test('nothing that a person, a portal or a mail wrote gets into the bundle', async () => {
  await (await open()).close();
  const { tables, fields } = seed();
  expect(tables).toBeGreaterThan(15);
  expect(fields).toBeGreaterThan(60);
  await mkdir(join(profileDir, 'logs'));
  const lines = [
    { level: 30, time: 1_795_000_000_000, event: canary, [canary]: canary, failure: { code: canary } },
    {
      level: 50,
      time: canary,
      event: 'run.failed',
      failure: { code: 'portal.down', details: { url: canary } },
    },
    { level: canary, event: { [canary]: canary } },
  ];
  await writeFile(
    join(profileDir, 'logs', 'recado.log'),
    `${canary}\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  );
  const vault = createMemoryVault({});
  await vault.write(`account/${canary}/password`, canary);
  const store = await open();
  const bundle = await makeDiagnostics({
    store,
    profileDir,
    version: '0.1.0',
    host: canary,
    platform: canary,
    methods: ['imap'],
    checkups: [{ part: 'keychain', state: 'ok', details: { label: canary } }],
    now: new Date('2026-11-22T10:00:00.000Z'),
  });
  await store.close();
  const text = JSON.stringify(bundle);
  expect(text).not.toContain(canary);
  expect(text).not.toMatch(/canary|Zx81/i);
  expect(bundle).toMatchObject({
    recado: '0.1.0',
    accounts: [
      { account: 'account 1', portal: 'other', method: 'other', state: 'other', parkedFor: 'other' },
    ],
    runs: [{ result: 'other', trigger: 'other', startedAt: null }],
    alerts: [{ kind: 'other', state: 'other' }],
    log: [
      { level: 'info', event: 'other', failure: 'other' },
      { level: 'error', event: 'run.failed', failure: 'portal.down', at: null },
      { level: 'other', event: 'other', failure: null },
    ],
  });
});
