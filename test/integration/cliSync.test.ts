// The command line against a real mail server: add, sync, sign in again, remove; and the exit code that says who must act.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountSecretKey } from '../../main/model/account.ts';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import { runCommand } from '../host/runCommand.ts';
import { appointmentMail } from '../host/sampleMail.ts';
import { type SampleMailbox, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';

describe.skipIf(!hasCommand('dovecot'))('a mailbox on the command line', () => {
  let dir: string;
  let mailbox: SampleMailbox;
  let id = '';

  const run = (words: string[], input = '') =>
    runCommand(
      [...words, '--json', '--profile', join(dir, 'profile'), '--endpoints', join(dir, 'endpoints')],
      {
        input,
      },
    );
  /** The vault of a test forgets with each command, so it is told what the keychain would know. */
  const remember = (secrets: Record<string, string>) =>
    writeFile(join(dir, 'endpoints'), JSON.stringify({ trustedCa: [mailbox.caPem], memorySecrets: secrets }));
  const add = (password: string) => {
    const where = [
      '--host',
      mailbox.host,
      '--port',
      String(mailbox.portTls),
      '--field',
      `user=${mailbox.user}`,
    ];
    const words = ['accounts', 'add', '--portal', 'chile', '--address', mailbox.user, '--label', 'Correo'];
    return run([...words, ...where], `${password}\n`);
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'recado-cli-'));
    mailbox = await startSampleMailbox();
    await mailbox.append('INBOX', Buffer.from(appointmentMail(1).base64, 'base64'));
    await remember({});
  });
  afterAll(async () => {
    await mailbox.stop();
    await rm(dir, { recursive: true, force: true });
  });

  test('a wrong password needs the person (3), is not kept and not shown', async () => {
    const { code, out, said } = await add('falsch-4711');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(said).toContain('signIn.rejected');
    expect(said).not.toContain('falsch-4711');
  });

  test('the right one adds the account and waits for the first look', async () => {
    const { code, out, said } = await add(mailbox.password);
    const account: { id: string; state: string; label: string } = JSON.parse(out);
    expect({ code, account }).toMatchObject({ code: 0, account: { state: 'active', label: 'Correo' } });
    expect(said).toContain('Correo: 1 looked at, 1 new');
    expect(out + said).not.toContain(mailbox.password);
    id = account.id;
    expect(JSON.parse((await run(['list', '--account', id])).out)).toHaveLength(1);
  });

  test('the same mailbox again is refused, and needs the person', async () => {
    expect(await add(mailbox.password)).toMatchObject({
      code: 3,
      said: expect.stringContaining('sameSubject'),
    });
  });

  test('a sync brings what came since, and ends with 0', async () => {
    await remember({ [accountSecretKey(id, 'password')]: mailbox.password });
    await mailbox.append('INBOX', Buffer.from(appointmentMail(2).base64, 'base64'));
    const { code, out } = await run(['sync']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ accountId: id, result: 'ok', added: 1 }]);
  });

  test('without its password the account waits for the person: 3, now and at the next sync', async () => {
    await remember({});
    const first = await run(['sync']);
    expect(first).toMatchObject({ code: 3, said: expect.stringContaining('vault.missing') });
    const second = await run(['sync']);
    expect(second).toMatchObject({ code: 3, out: '[]\n', said: expect.stringContaining('Correo: ') });
  });

  test('a new sign-in takes it up again', async () => {
    const { code, out } = await run(['accounts', 'sign-in', id], `${mailbox.password}\n`);
    expect({ code, account: JSON.parse(out) }).toMatchObject({ code: 0, account: { id, state: 'active' } });
  });

  test('removing says first what would go, and does it only when told to', async () => {
    const dry = await run(['accounts', 'remove', id]);
    expect(JSON.parse(dry.out)).toMatchObject({ notices: 2, removed: false });
    expect(dry.said).toContain('--yes');
    expect(JSON.parse((await run(['accounts', 'remove', id, '--yes'])).out)).toMatchObject({ removed: true });
    expect(JSON.parse((await run(['list', '--box', 'all'])).out)).toEqual([]);
  });

  test('no password ever stood in the log', async () => {
    const log = await readFile(join(dir, 'profile', 'logs', 'recado.log'), 'utf8');
    expect(log).not.toBe('');
    expect(log).not.toContain(mailbox.password);
    expect(log).not.toContain('falsch-4711');
  });
});
