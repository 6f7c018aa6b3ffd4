// Everything that may go wrong with a mailbox, from the core's own door: the right failure, and nothing lost.
// Proven elsewhere: unknown options, a profile in use (cli), a damaged file (storeFailures), a lost line at each byte (mail),
// a broken MIME of every kind (mailFuzz), script and remote images on the screen (hostileMail).
import { execFile, execFileSync } from 'node:child_process';
import { linkSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { eventNames } from '../../main/contract/events.ts';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import { runCommand } from '../host/runCommand.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { booking, bookingMail, denialMail, requirementMail } from '../portals/mailbox/noticeMails.ts';
import { type SampleMailbox, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import { type MailboxCore, openCuttableLine, openMailboxCore, passwordOf } from './badInputWorld.ts';

const root = join(import.meta.dirname, '..', '..');
const support = join(import.meta.dirname, '..', 'support');

let mailbox: SampleMailbox;
let dir: string;
let profileDir: string;
/** Done before the folder of the test goes. */
const afterwards: (() => void)[] = [];

/** Closed with its test, also when the test fails. */
async function open(options: Parameters<typeof openMailboxCore>[2] = {}): Promise<MailboxCore> {
  const opened = await openMailboxCore(mailbox, profileDir, options);
  onTestFinished(() => opened.core.close());
  return opened;
}

const bookingNumber = (nth: number): Promise<Uint8Array> =>
  bookingMail({ ...booking, code: `RH-${1_000 + nth}` }, { messageId: `<hora-${nth}@example.com>` });

describe.skipIf(!hasCommand('dovecot'))('a mailbox', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    mailbox = await startSampleMailbox();
    dir = await mkdtemp(join(tmpdir(), 'recado-bad-'));
    profileDir = join(dir, 'profile');
  });
  afterEach(async () => {
    for (const act of afterwards.splice(0)) act();
    await mailbox.stop();
    await rm(dir, { recursive: true, force: true });
  });

  test('whose password was changed parks the account at once, is not tried again, and keeps what is here', async () => {
    await mailbox.append('INBOX', denialMail());
    const first = await open();
    const { account } = await first.add();
    await first.core.close();

    const wrong = 'la-de-antes-4711';
    const later = await open({ secrets: passwordOf(account, wrong) });
    const crossed: unknown[] = [];
    for (const name of eventNames) later.core.on(name, (payload) => crossed.push({ name, payload }));
    const run = await later.sync();
    expect(run.result).toEqual({ code: 'signIn.rejected', details: { badFields: ['password'] } });
    expect(await later.account()).toMatchObject({
      state: 'parked',
      nextCheckAt: null,
      parkedFor: run.result,
    });
    expect(await later.call('sync.now', {})).toEqual({ queued: 0 });
    expect(await later.rows('inbox')).toHaveLength(1);
    const calls = [
      later.call('runs.list', { limit: 10 }),
      later.call('accounts.list', {}),
      later.call('notices.export', { format: 'json', filter: { box: 'all' } }),
      later.call('app.doctor', {}),
    ];
    crossed.push(...(await Promise.all(calls)));
    await later.core.close();
    // Also as IMAP sends them.
    const secrets = [wrong, mailbox.password].flatMap((secret) => [
      secret,
      Buffer.from(`\0${mailbox.user}\0${secret}`).toString('base64'),
      Buffer.from(secret).toString('base64'),
    ]);
    for (const secret of secrets) {
      expect(JSON.stringify(crossed)).not.toContain(secret);
      expect(await filesWith(profileDir, secret)).toEqual([]);
    }
  });

  const keyring = ['gnome-keyring-daemon', 'dbus-run-session'].every((name) => hasCommand(name));
  test.skipIf(!keyring)(
    'behind a locked keyring says so in words, needs its person (3), and shows what is here',
    async () => {
      await mailbox.append('INBOX', denialMail());
      const first = await open();
      await first.add();
      await first.core.close();
      const home = join(dir, 'home');
      const endpoints = join(dir, 'endpoints.json');
      await writeFile(endpoints, JSON.stringify({ trustedCa: [mailbox.caPem] }));
      const within = (mode: string, ...words: string[]) =>
        new Promise<{ code: number; out: string; said: string }>((resolve) => {
          const line = [home, mode, process.execPath, ...words];
          execFile(
            join(support, 'withKeyring.sh'),
            line,
            { timeout: 60_000, cwd: root },
            (error, out, said) => resolve({ code: error ? Number(error.code) : 0, out, said }),
          );
        });
      await within('unlocked', join(support, 'vaultProbe.ts'), 'write', 'a', 'b');

      const options = ['--json', '--profile', profileDir, '--endpoints', endpoints];
      const { code, said } = await within('locked', 'main/cli.ts', 'sync', ...options);
      expect({ code, said }).toEqual({ code: 3, said: expect.stringContaining('The keychain is locked.') });
      const listed = await within('locked', 'main/cli.ts', 'list', ...options);
      expect(JSON.parse(listed.out.slice(listed.out.indexOf('[')))).toHaveLength(1);
      const again = await open();
      expect(await again.account()).toMatchObject({ state: 'parked', parkedFor: { code: 'vault.locked' } });
    },
  );

  test('that goes away in the middle of an answer is down; the next look has all, each once', async () => {
    const pdf = {
      name: 'r.pdf',
      type: 'application/pdf',
      bytes: Buffer.from(`%PDF-1.7\n${'x'.repeat(20_000)}`),
    };
    for (let nth = 0; nth < 120; nth += 1)
      await mailbox.append('INBOX', denialMail({ messageId: `<n${nth}@example.com>`, attachments: [pdf] }));
    const line = await openCuttableLine(mailbox.portTls);
    onTestFinished(line.close);
    const world = await open();
    line.cutAfter(2_200_000);
    const { run } = await world.add(line.port);
    expect(run).toMatchObject({ result: { code: 'portal.down' }, isComplete: false });
    const kept = await world.rows();
    expect([kept.length > 0, kept.length < 120, run.added]).toEqual([true, true, kept.length]);
    const account = await world.account();
    expect(account).toMatchObject({ state: 'active', lastCompleteListingAt: null });
    expect(account.nextCheckAt).not.toBeNull();

    line.cutAfter(null);
    expect(await world.sync()).toMatchObject({ result: 'ok', isComplete: true, added: 120 - kept.length });
    const rows = await world.rows();
    expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([120, 120]);
    expect(new Set(rows.map(({ id }) => id)).isSupersetOf(new Set(kept.map(({ id }) => id)))).toBe(true);
  });

  test('whose first look failed is never called an empty inbox', async () => {
    await mailbox.append('INBOX', denialMail());
    const line = await openCuttableLine(mailbox.portTls);
    onTestFinished(line.close);
    const world = await open();
    world.core.on('run.started', () => line.cutAfter(0));
    const { run } = await world.add(line.port);
    expect(run.result).toMatchObject({ code: 'portal.down' });
    expect(await world.account()).toMatchObject({ state: 'active', lastCompleteListingAt: null });
    await world.core.close();
    const endpoints = join(dir, 'endpoints.json');
    await writeFile(endpoints, '{"memorySecrets":{}}');
    const options = ['--profile', profileDir, '--endpoints', endpoints];
    const listed = await runCommand(['list', ...options]);
    expect(listed).toEqual({
      code: 0,
      out: '',
      said: expect.stringMatching(
        /^No notices here, but not everything was seen:\nCorreo: It has never been read/,
      ),
    });
    const json = await runCommand(['list', '--json', ...options]);
    expect(json).toEqual({
      code: 0,
      out: '[]\n',
      said: expect.stringContaining('never been read to its end'),
    });
  });

  test('whose certificate nobody trusts is not spoken to, and nothing is taken away', async () => {
    await mailbox.append('INBOX', denialMail());
    const first = await open();
    const { account } = await first.add();
    await first.core.close();
    await mailbox.clearLog();

    const later = await open({ secrets: passwordOf(account, mailbox.password), trustedCa: [] });
    const run = await later.sync();
    expect(run.result).toEqual({ code: 'network.tls', details: { reason: 'certificateUntrusted' } });
    expect(await mailbox.log()).toEqual([]);
    expect(await later.rows('inbox')).toHaveLength(1);
    expect(await later.account()).toMatchObject({ state: 'active', parkedFor: null });
  });

  test('with a new UIDVALIDITY gives the same notices, with their marks', async () => {
    for (let nth = 0; nth < 5; nth += 1) await mailbox.append('INBOX', await bookingNumber(nth));
    const world = await open();
    await world.add();
    const before = await world.rows();
    const [flagged] = before;
    await world.call('notices.mark', { ids: [flagged?.id ?? ''], change: { isFlagged: true } });
    await mailbox.resetUids('INBOX');

    expect(await world.sync()).toMatchObject({ result: 'ok', isComplete: true, added: 0 });
    const after = await world.rows();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const detail = await world.call('notices.get', { id: flagged?.id ?? '' });
    expect(detail).toMatchObject({ noLongerListedAt: null, mark: { isFlagged: true } });
  });

  test('with no message is empty, seen whole, and no failure', async () => {
    const world = await open();
    const { run } = await world.add();
    expect(run).toMatchObject({ result: 'ok', isComplete: true, listed: 0 });
    expect(await world.rows()).toEqual([]);
    expect((await world.account()).lastCompleteListingAt).not.toBeNull();
  });

  test('with very many messages gives the few that are notices', { timeout: 240_000 }, async () => {
    // RECADO_TEST_MESSAGES=100000 takes longer and says how long.
    const isMeasured = 'RECADO_TEST_MESSAGES' in process.env;
    const many = isMeasured ? Number(process.env['RECADO_TEST_MESSAGES']) : 20_000;
    const folder = join(mailbox.maildir, 'new');
    // A file system bears some ten thousand names for one file.
    for (let nth = 0; nth < many; nth += 20_000) {
      const chat = buildMail({ from: '"Luis" <luis@example.org>', subject: 'Hola', text: 'Nada.' });
      const one = join(folder, await mailbox.append('INBOX', chat));
      for (let at = nth + 1; at < Math.min(many, nth + 20_000); at += 1)
        linkSync(one, join(folder, `1700000000.M${at}P1.sample`));
    }
    await mailbox.append('INBOX', denialMail());
    await mailbox.append('Junk', requirementMail());
    const world = await open();
    const startedAt = performance.now();
    const { run } = await world.add();
    if (process.env['RECADO_TEST_MESSAGES'])
      console.log(`${many} messages: ${performance.now() - startedAt} ms`);
    expect(run).toMatchObject({ result: 'ok', isComplete: true, listed: 2, added: 2 });
    expect(await world.sync()).toMatchObject({ result: 'ok', isComplete: true, listed: 0 });
    expect(await world.rows()).toHaveLength(2);
  });

  test('with broken mails gives what can be read of them and all the others', async () => {
    const whole = Buffer.from(await bookingNumber(1)).toString('latin1');
    const broken = [
      whole
        .replaceAll('RH-1001', 'RH-2001')
        .replace('<hora-1@', '<hora-2@')
        .replace(/--\r?\n?$/, ''),
      whole.replace('boundary="', 'boundary="other-').replace('<hora-1@', '<hora-3@'),
      whole.slice(0, whole.length / 2).replace('<hora-1@', '<hora-4@'),
      'From: =?utf-8?Q?=C3?= <a@extranjeria.gob.cl>\r\nSubject: =?x-klingon?B?%%%?=\r\n\r\n\u0000\u00ff extranjeria',
      '\r\n\r\n',
      `From: a@extranjeria.gob.cl\r\nSubject: ${'x'.repeat(500_000)}\r\n\r\n`,
    ];
    for (const mail of broken) await mailbox.append('INBOX', Buffer.from(mail, 'latin1'));
    await mailbox.append('INBOX', await bookingNumber(9));
    const world = await open();
    const { run } = await world.add();
    expect(run).toMatchObject({ result: 'ok', isComplete: true });
    const details = await Promise.all(
      (await world.rows()).map(({ id }) => world.call('notices.get', { id })),
    );
    const codes = details.map(({ appointment }) => appointment?.code);
    expect(codes).toEqual(expect.arrayContaining(['RH-1009', 'RH-2001']));
    for (const { documents } of details)
      expect(documents.filter(({ role }) => role === 'evidence')).toMatchObject([{ state: 'stored' }]);
  });

  test('with a message of more than 40 MB shows the notice without fetching it whole, and the look goes on', async () => {
    const big = {
      name: 'anexo.bin',
      type: 'application/octet-stream',
      bytes: Buffer.alloc(31 * 1_048_576, 7),
    };
    await mailbox.append('INBOX', denialMail({ attachments: [big] }));
    await mailbox.append('INBOX', requirementMail());
    const world = await open();
    const { run } = await world.add();
    expect(run).toMatchObject({ result: 'ok', isComplete: true, added: 2 });
    expect(await world.rows('inbox')).toHaveLength(2);
    const fetched = (await mailbox.log()).filter((command) => /BODY\.PEEK\[\](?!<)/.test(command));
    expect(fetched.filter((command) => /^UID FETCH (?:\d+[,:])*1\b/.test(command))).toEqual([]);
    const details = await Promise.all(
      (await world.rows()).map(({ id }) => world.call('notices.get', { id })),
    );
    const files = details.flatMap(({ documents }) => documents);
    expect(files.filter(({ state }) => state === 'failed')).toMatchObject([
      { name: 'mail.eml', role: 'evidence', failureCode: 'document.tooLarge' },
    ]);
  });

  test('with copies of a mail in both folders has one notice, in the inbox', async () => {
    const bytes = await bookingNumber(1);
    await mailbox.append('Junk', bytes);
    await mailbox.append('INBOX', bytes);
    await mailbox.append('INBOX', bytes);
    const world = await open();
    await world.add();
    await mailbox.append('INBOX', bytes);
    await world.sync();
    expect(await world.rows()).toMatchObject([{ isInJunk: false }]);
    const file = { name: 'copia.eml', base64: Buffer.from(bytes).toString('base64') };
    expect(await world.call('notices.import', { files: [file] })).toMatchObject({
      taken: [],
      known: ['copia.eml'],
    });
  });

  test('from which a mail is moved out of the junk folder keeps one notice, with its marks', async () => {
    const name = await mailbox.append('Junk', await bookingNumber(1));
    const world = await open();
    await world.add();
    const [before] = await world.rows('junk');
    expect(before).toMatchObject({ isInJunk: true });
    await world.call('notices.mark', { ids: [before?.id ?? ''], change: { note: 'Llevar pasaporte' } });
    await mailbox.move(name, 'Junk', 'INBOX');
    expect(await world.sync()).toMatchObject({ result: 'ok', added: 0 });
    expect(await world.rows()).toMatchObject([
      { id: before?.id, isInJunk: false, mark: { note: 'Llevar pasaporte' } },
    ]);
    expect(await world.rows('junk')).toEqual([]);
  });

  test.skipIf(!canMount())(
    'that does not fit on the disk stops with words, and goes on when there is room',
    async () => {
      const disk = join(dir, 'disk');
      execFileSync('mkdir', [disk]);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'none', disk]);
      afterwards.push(() => execFileSync('umount', ['-l', disk]));
      profileDir = join(disk, 'profile');
      const count = 25;
      for (let nth = 0; nth < count; nth += 1) {
        const bytes = Buffer.from(`%PDF-1.7\n${nth}${'x'.repeat(500_000)}`);
        const pdf = { name: 'r.pdf', type: 'application/pdf', bytes };
        await mailbox.append('INBOX', denialMail({ messageId: `<n${nth}@example.com>`, attachments: [pdf] }));
      }
      const world = await openMailboxCore(mailbox, profileDir);
      const finished: unknown[] = [];
      const alerts: unknown[] = [];
      world.core.on('run.finished', ({ run }) => finished.push(run.result));
      world.core.on('alert.raised', ({ kind, code }) => kind.startsWith('account.') && alerts.push(code));
      await world.core.start();
      const { account } = await world.add();
      expect(finished).toEqual([{ code: 'store.full', details: expect.anything() }]);
      // Nothing can be remembered on a full disk; it is told all the same.
      await expect.poll(() => alerts, { timeout: 20_000 }).toEqual(['store.full']);
      const kept = await world.rows();
      await world.core.close();
      const options = ['--profile', profileDir, '--endpoints', join(dir, 'endpoints.json')];
      const secrets = passwordOf(account, mailbox.password);
      await writeFile(
        join(dir, 'endpoints.json'),
        JSON.stringify({ trustedCa: [mailbox.caPem], memorySecrets: secrets }),
      );
      expect(await runCommand(['sync', ...options])).toMatchObject({
        code: 1,
        said: expect.stringContaining('The disk is full.'),
      });

      execFileSync('mount', ['-o', 'remount,size=80m', disk]);
      const later = await openMailboxCore(mailbox, profileDir, { secrets });
      expect(await later.sync()).toMatchObject({ result: 'ok', isComplete: true });
      const rows = await later.rows();
      expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([count, count]);
      expect(new Set(rows.map(({ id }) => id)).isSupersetOf(new Set(kept.map(({ id }) => id)))).toBe(true);
      for (const { id } of rows) {
        const { documents } = await later.call('notices.get', { id });
        expect(documents.map(({ role, state }) => `${role} ${state}`).toSorted()).toEqual([
          'evidence stored',
          'resolution stored',
        ]);
      }
      const checkups = await later.call('app.doctor', {});
      expect(checkups.find(({ part }) => part === 'database')?.state).toBe('ok');
      await later.core.close();
    },
  );
});

/** Files under the folder that hold this text as plain bytes. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
  return contents.filter(({ bytes }) => bytes.includes(text)).map(({ file }) => file);
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
