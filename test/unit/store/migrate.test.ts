// Schema steps on real files: order, the copy before them, a step that fails, a database from a newer Recado.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, schemaVersion } from '../../../main/store/sqlite/migrate.ts';
import { migrations } from '../../../main/store/sqlite/migrations/migrations.ts';
import { StoreFailure } from '../../../main/store/sqlite/storeFailure.ts';
import { temporaryProfile } from '../../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let db: DatabaseSync;
let backups: string;

beforeEach(async () => {
  profile = await temporaryProfile();
  backups = join(profile.profileDir, 'backups');
  db = new DatabaseSync(join(profile.profileDir, 'recado.db'));
});
afterEach(async () => {
  db.close();
  await profile.remove();
});

const addColumn = (name: string): string => `ALTER TABLE persons ADD COLUMN ${name} TEXT;`;

it('makes the first schema without a copy of nothing', () => {
  migrate(db, migrations, backups);
  expect(schemaVersion(db)).toBe(migrations.length);
  expect(() => readdirSync(backups)).toThrow(/ENOENT/);
});

it('keeps what is there and a whole copy of the file as it was before the steps', () => {
  migrate(db, migrations, backups);
  db.exec("INSERT INTO persons (id, name) VALUES ('p', 'Ana')");
  const steps = [...migrations, addColumn('phone'), addColumn('street')];
  migrate(db, steps, backups);
  expect(schemaVersion(db)).toBe(steps.length);
  expect(db.prepare('SELECT id, name, phone FROM persons').get()).toMatchObject({ id: 'p', phone: null });

  const [name, ...others] = readdirSync(backups);
  expect(others).toEqual([]);
  const copy = new DatabaseSync(join(backups, name as string), { readOnly: true });
  expect(schemaVersion(copy)).toBe(migrations.length);
  expect(copy.prepare('SELECT name FROM persons').all()).toEqual([{ name: 'Ana' }]);
  copy.close();
});

it('keeps the last three copies', () => {
  migrate(db, migrations, backups);
  const steps = [...migrations, ...['a', 'b', 'c', 'd', 'e'].map(addColumn)];
  for (let known = migrations.length + 1; known <= steps.length; known += 1)
    migrate(db, steps.slice(0, known), backups);
  expect(readdirSync(backups)).toHaveLength(3);
  expect(readdirSync(backups).at(-1)).toContain(`schema${steps.length - 1}`);
});

it('takes a step back whole that fails half way', () => {
  migrate(db, migrations, backups);
  const before = db.prepare("SELECT name FROM pragma_table_info('persons')").all();
  expect(() =>
    migrate(db, [...migrations, `${addColumn('phone')} SELECT missing FROM nowhere;`], backups),
  ).toThrow(/no such table: nowhere/);
  expect(schemaVersion(db)).toBe(migrations.length);
  const columns = db.prepare("SELECT name FROM pragma_table_info('persons')").all();
  expect(columns).toEqual(before);
  expect(columns).not.toContainEqual({ name: 'phone' });
});

it('refuses a newer schema and leaves it alone', () => {
  db.exec('PRAGMA user_version = 99');
  let failure: unknown;
  try {
    migrate(db, migrations, backups);
  } catch (error) {
    failure = error instanceof StoreFailure ? error.failure : error;
  }
  expect(failure).toEqual({
    code: 'store.damaged',
    details: { reason: 'newerSchema', found: 99, known: migrations.length },
  });
  expect(schemaVersion(db)).toBe(99);
});
