// The whole profile in one closed file through the command line: made, checked, damaged, restored elsewhere.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../host/runCommand.ts';
import { appointmentMail } from '../host/sampleMail.ts';

const input = 'correct horse battery\n';

test('a backup is closed, checked, and gives the same inbox in another folder; never over a profile', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'recado-backup-'));
  const [first, second, file] = [join(dir, 'first'), join(dir, 'second'), join(dir, 'recado.age')];
  const endpoints = join(dir, 'endpoints.json');
  await writeFile(endpoints, JSON.stringify({ memorySecrets: {} }));
  const on = (profile: string, ...words: string[]) =>
    runCommand([...words, '--profile', profile, '--endpoints', endpoints], { input });
  const mail = appointmentMail(1);
  await writeFile(join(dir, mail.name), Buffer.from(mail.base64, 'base64'));
  expect((await on(first, 'import', join(dir, mail.name))).code).toBe(0);

  expect(await on(first, 'backup', file)).toMatchObject({ code: 0 });
  const bytes = await readFile(file);
  expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
  expect(bytes.includes('Camila')).toBe(false);
  expect((await readdir(first)).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect((await on(first, 'backup', file)).code).toBe(2);

  expect((await on(second, 'restore', '--dry-run', file)).said).toContain('Whole');
  expect(await readdir(dir)).not.toContain('second');
  expect(await on(first, 'restore', file)).toMatchObject({ code: 2 });
  expect(await on(second, 'restore', file)).toMatchObject({ code: 0 });
  const inbox = (await on(first, 'list', '--json')).out;
  expect(JSON.parse(inbox).rows ?? JSON.parse(inbox)).not.toHaveLength(0);
  expect((await on(second, 'list', '--json')).out).toBe(inbox);
  expect((await on(second, 'doctor', '--files')).code).toBe(0);

  const wrong = await runCommand(['verify', file], { input: 'something else\n' });
  expect(wrong.said).toContain('passphrase');
  bytes[bytes.byteLength - 200] = (bytes[bytes.byteLength - 200] ?? 0) ^ 1;
  await writeFile(join(dir, 'damaged.age'), bytes);
  const third = join(dir, 'third');
  expect((await on(third, 'restore', join(dir, 'damaged.age'))).said).toContain('file.damaged');
  expect((await readdir(dir)).filter((name) => name.startsWith('third'))).toEqual([]);
  await rm(dir, { recursive: true, force: true });
}, 120_000);
