// The command line over a real core and a real profile: what it prints, what it says, and how it ends.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestSchema } from '../../main/contract/digestViews.ts';
import { openTestCore } from '../host/openTestCore.ts';
import { type Given, runCommand } from '../host/runCommand.ts';
import { appointmentMail, registrationMail } from '../host/sampleMail.ts';
import { ask, signIn } from '../host/webClient.ts';
import { addAccount, openTestStore, planOf, sampleNotice } from '../support/storeFixtures.ts';

let dir: string;
let profile: string;
let endpoints: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recado-cli-'));
  profile = join(dir, 'profile');
  endpoints = join(dir, 'endpoints.json');
  await writeFile(endpoints, JSON.stringify({ memorySecrets: {} }));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const recado = (words: string[], given: Given = {}) =>
  runCommand(words, { rendererDir: join(dir, 'screens'), ...given });

/** On this test's profile, with secrets in memory. */
const onProfile = (...words: string[]) => recado([...words, '--profile', profile, '--endpoints', endpoints]);

async function saveMail(mail: { name: string; base64: string }, folder = dir): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, mail.name);
  await writeFile(file, Buffer.from(mail.base64, 'base64'));
  return file;
}

/** One notice that DEHú and the sede tell of without a common identifier. */
async function addPair(): Promise<[string, string]> {
  const store = await openTestStore(profile);
  for (const portal of ['dehu', 'sede'] as const) {
    await addAccount(store, { id: portal, portal, state: 'paused' });
    const key = portal === 'dehu' ? { mergeKey: 'dehu:dehu' } : {};
    const told = sampleNotice({ portalNoticeId: portal, portal, expiresOn: null, ...key });
    await store.notices.applyListing(planOf([told], { accountId: portal }));
  }
  await store.close();
  return ['n-dehu', 'n-sede'];
}

describe('usage', () => {
  test('--help names every command and what the exit codes mean', async () => {
    const { code, out } = await recado(['--help']);
    expect(code).toBe(0);
    for (const command of 'serve sync list inspect count import export doctor accounts views people same calendar'.split(
      ' ',
    )) {
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
    expect(out).toMatch(
      /Exit codes:\n {2}0 {2}done\n {2}1 {2}.+\n {2}2 {2}wrong usage\n {2}3 {2}something needs you/,
    );
  });

  test('--version', async () => {
    expect(await recado(['--version'])).toEqual({ code: 0, out: '1.2.3\n', said: '' });
  });

  test.each([
    [['frobnicate']],
    [['list', '--frob']],
    [['list', '--limit', '0']],
    [['list', '--limit', 'many']],
    [['list', '--box', 'attic']],
    [['inspect', 'a.eml']],
    [['inspect', '--portal', 'mars', 'a.eml']],
    [['inspect', '--portal', 'chile']],
    [['import']],
    [['export', '--format', 'xml']],
    [['count', '--batch', '--rule', 'es.open10']],
    [['count', '--rule', 'es.open10', '--from', '2026-11-21T09:30:00Z', '--days', '-1']],
    [['accounts', 'add', '--portal', 'chile', '--password', 'geheim']],
    [['serve', '--port', '70000']],
    [['import', '/nowhere/at/all.eml']],
  ])('%j is wrong usage: 2, words on standard error, nothing on standard output', async (words) => {
    const { code, out, said } = await recado([...words, '--profile', profile]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said).not.toBe('');
  });

  test('a packaged build reads no test addresses', async () => {
    const { code, said } = await recado(['list', '--profile', profile, '--endpoints', endpoints], {
      isPackaged: true,
    });
    expect(code).toBe(2);
    expect(said).toContain('--endpoints');
  });

  test('a profile that is in use says so', async () => {
    const { core, profileDir, remove } = await openTestCore('direct');
    await core.call('app.about', {});
    const { code, said } = await recado(['list', '--profile', profileDir, '--endpoints', endpoints]);
    await remove();
    expect(code).toBe(1);
    expect(said).toContain('store.busy');
  });
});

describe('count', () => {
  test('answers a batch with an array of the same length', async () => {
    const requests = [
      { rule: 'es.open10', input: { madeAvailableAt: '2026-11-21T09:30:00Z' } },
      { rule: 'no.such', input: {} },
      'nonsense',
      { rule: 'appointment.instant', input: { on: '2026-12-03', at: '09:30', zone: 'America/Santiago' } },
    ];
    const { code, out } = await recado(['count', '--batch'], { input: JSON.stringify(requests) });
    const answers: unknown[] = JSON.parse(out);
    expect(code).toBe(0);
    expect(answers).toHaveLength(4);
    expect(answers[0]).toBe('2026-12-01');
    expect(answers.slice(1, 3)).toEqual(['unknown', 'unknown']);
    expect(new Date(String(answers[3])).toISOString()).toBe('2026-12-03T12:30:00.000Z');
  });

  test.each(['', '{', '{"rule":"es.open10"}', 'null'])(
    'what is no array (%j) is wrong usage',
    async (input) => {
      expect(await recado(['count', '--batch'], { input })).toMatchObject({ code: 2, out: '' });
    },
  );

  test('an empty batch is an empty array', async () => {
    expect(await recado(['count', '--batch'], { input: '[]' })).toMatchObject({ code: 0, out: '[]\n' });
  });

  test.each([
    [['--rule', 'es.open10', '--from', '2026-11-21T09:30:00Z'], '2026-12-01'],
    [['--rule', 'es.months', '--from', '2026-01-31', '--months', '1'], '2026-03-02'],
    [['--rule', 'cl.calendarDays', '--from', '2026-11-21T12:00:00Z', '--days', '10'], '2026-12-01'],
    [['--rule', 'es.open10', '--from', 'yesterday'], 'unknown'],
  ])('one question: %j', async (words, answer) => {
    expect(await recado(['count', ...words])).toMatchObject({ code: 0, out: `${answer}\n` });
    const { out } = await recado(['count', ...words, '--json']);
    expect(JSON.parse(out)).toMatchObject({ rule: words[1], result: answer });
  });

  test('says which days it left out, and with --profile leaves out those put in by hand there', async () => {
    const words = ['count', '--rule', 'es.businessDays', '--from', '2026-12-03', '--days', '2'];
    expect(await recado(words)).toEqual({
      code: 0,
      out: '2026-12-07\n',
      said: 'Not counted: 2026-12-05 saturday, 2026-12-06 constitution\n',
    });
    const { core, profileDir, remove } = await openTestCore('direct');
    const onIt = (...more: string[]) => recado([...more, '--profile', profileDir, '--endpoints', endpoints]);
    const feast = {
      id: 'h1',
      country: 'ES',
      region: null,
      on: '2026-12-04',
      name: 'Fiesta local',
      isHoliday: true,
    };
    expect(await core.call('deadlines.saveHoliday', feast)).toMatchObject({ ok: true });
    await core.close();
    const own = await onIt(...words);
    expect(own).toMatchObject({ code: 0, out: '2026-12-09\n' });
    expect(own.said).toContain('2026-12-04 Fiesta local');
    expect(JSON.parse((await onIt(...words, '--json')).out)).toMatchObject({
      result: '2026-12-09',
      start: '2026-12-03',
      skipped: [
        { on: '2026-12-04', why: 'correction', name: 'Fiesta local' },
        { on: '2026-12-05', why: 'saturday', name: null },
        { on: '2026-12-06', why: 'constitution' },
        { on: '2026-12-08', why: 'immaculate' },
      ],
    });
    const batch = JSON.stringify([{ rule: 'es.businessDays', input: { notifiedOn: '2026-12-03', days: 2 } }]);
    const where = ['--profile', profileDir, '--endpoints', endpoints];
    const { out } = await recado(['count', '--batch', ...where], { input: batch });
    expect(JSON.parse(out)).toEqual(['2026-12-09']);
    await remove();
  });
});

describe('inspect', () => {
  test('gives one object for each file, in order, and leaves no trace', async () => {
    const mail = await saveMail(appointmentMail(1));
    const binary = join(dir, 'noise.eml');
    await writeFile(binary, Buffer.from([0, 255, 254, 1, 2]));
    const huge = join(dir, 'huge.eml');
    await writeFile(huge, '');
    await truncate(huge, 70_000_000);
    const files = [mail, join(dir, 'absent.eml'), dir, binary, huge];
    const { code, out, said } = await recado([
      'inspect',
      '--portal',
      'chile',
      ...files,
      '--profile',
      profile,
    ]);

    const inspected: Record<string, unknown>[] = JSON.parse(out);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(inspected.map(({ file }) => file)).toEqual(files);
    for (const one of inspected) {
      expect(Object.keys(one).toSorted()).toEqual(
        [
          'appointments',
          'authenticity',
          'deadlines',
          'failure',
          'file',
          'notices',
          'page',
          'portal',
        ].toSorted(),
      );
    }
    expect(inspected[0]).toMatchObject({ portal: 'chile', page: 'mail', failure: null });
    expect(inspected[1]).toMatchObject({ page: 'unknown', failure: { code: 'file.notUnderstood' } });
    expect(inspected[2]).toMatchObject({ page: 'unknown', failure: { code: 'file.notUnderstood' } });
    expect(inspected[4]).toMatchObject({ page: 'unknown', failure: { code: 'file.tooLarge' } });
    await expect(stat(profile)).rejects.toThrow('ENOENT');
  });

  test('masks the secret that a mail carries', async () => {
    const mail = await saveMail(registrationMail('Canario4481xZ'));
    const { out } = await recado(['inspect', '--portal', 'chile', mail]);
    expect(out).not.toContain('Canario4481xZ');
  });
});

describe('the inbox', () => {
  test('is filled by import, listed, searched and exported', async () => {
    const folder = join(dir, 'mails');
    await saveMail(appointmentMail(1), folder);
    await saveMail(appointmentMail(2), join(folder, 'older'));
    await writeFile(join(folder, 'notes.txt'), 'not a mail');
    const imported = await onProfile('import', folder, '--json');
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.out)).toMatchObject({ taken: [{}, {}], known: [], notTaken: [] });
    expect(imported.said).toBe('2 taken, 0 already known, 0 not taken.\n');

    const again = await onProfile('import', folder);
    expect(again).toMatchObject({ code: 0, said: '0 taken, 2 already known, 0 not taken.\n' });

    const { out } = await onProfile('list', '--json', '--box', 'all');
    const rows: { title: string; sortAt: string; id: string }[] = JSON.parse(out);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.sortAt).toBe('2026-09-01T12:02:00.000Z');

    const shown = await onProfile('list', '--box', 'all');
    expect(shown.out.split('\n')).toHaveLength(4);
    expect(shown.out).toMatch(/^WHEN +PORTAL +KIND +TITLE +DUE +SENDER\n/);
    expect(shown.out).toContain(rows[0]?.title);

    const limited = await onProfile('list', '--json', '--box', 'all', '--limit', '1');
    expect(JSON.parse(limited.out)).toHaveLength(1);
    const found = await onProfile('list', '--json', '--box', 'all', '--search', '100002');
    expect(JSON.parse(found.out).length).toBeLessThanOrEqual(1);

    const file = join(dir, 'out.csv');
    expect(await onProfile('export', '--format', 'csv', '--out', file)).toMatchObject({ code: 0, out: '' });
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(3);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await onProfile('export', '--format', 'csv', '--out', file)).toMatchObject({ code: 2 });
    expect(await onProfile('export', '--format', 'csv', '--out', file, '--force')).toMatchObject({ code: 0 });
    const exported = await onProfile('export');
    expect(JSON.parse(exported.out).notices).toHaveLength(2);
  });

  test('that is empty says so, and is an empty array in JSON', async () => {
    expect(await onProfile('list')).toEqual({ code: 0, out: '', said: 'No notices.\n' });
    expect(await onProfile('list', '--json')).toEqual({ code: 0, out: '[]\n', said: '' });
  });

  test('refuses in words what is no notice, and goes on with the rest', async () => {
    const good = await saveMail(appointmentMail(1));
    const bad = join(dir, 'bad.eml');
    await writeFile(bad, 'Subject: Receta de cocina\n\nDos huevos.');
    const huge = join(dir, 'huge.eml');
    await writeFile(huge, '');
    await truncate(huge, 46_000_000);
    const { code, said } = await onProfile('import', bad, huge, good);
    expect(code).toBe(0);
    expect(said).toContain('bad.eml');
    expect(said).toContain('file.tooLarge');
    expect(said).toContain('1 taken, 0 already known, 2 not taken.');
    expect(await onProfile('import', bad)).toMatchObject({ code: 1 });
  });
});

describe('views, people and the calendar', () => {
  test('are listed, changed and told in JSON; what is not there is a failure in words', async () => {
    const json = async (...words: string[]): Promise<unknown> =>
      JSON.parse((await onProfile('--json', ...words)).out);
    await onProfile('import', await saveMail(appointmentMail(1)));

    await onProfile('views', 'save', 'Citas', '--search', 'cita', '--period', 'year', '--unread');
    expect(await json('views')).toMatchObject([
      { name: 'Citas', text: 'cita', isUnreadOnly: true, narrowing: { period: 'year' } },
    ]);
    expect(await json('views', 'show', 'Citas', '--limit', '5')).toEqual(
      await json('list', '--search', 'cita', '--unread', '--box', 'all'),
    );
    await onProfile('views', 'rename', 'Citas', 'Horas');
    expect((await onProfile('views')).out).toMatch(/Horas +inbox +cita period:year unread/);
    expect((await onProfile('views', 'show', 'Citas')).code).toBe(1);
    expect(await onProfile('views', 'remove', 'Horas')).toMatchObject({ code: 0 });
    expect((await onProfile('views')).said).toContain('No saved views');

    const { id } = (await json('people', 'add', 'Ana Pérez', '--nie', 'X1234567L', '--colour', 'green')) as {
      id: string;
    };
    expect((await onProfile('people', 'add', 'Otra', '--nie', 'X1234567A')).code).toBe(2);
    await onProfile('people', 'change', id, '--passport', 'AB123456', '--nie', '');
    expect(await json('people')).toContainEqual(
      expect.objectContaining({ id, name: 'Ana Pérez', nie: null, passport: 'AB123456', colour: 'green' }),
    );
    const other = (await json('people', 'add', 'Ana P.')) as { id: string };
    expect((await onProfile('people', 'merge', id, other.id)).said).toContain('Do it with --yes');
    const { mergeId } = (await json('people', 'merge', id, other.id, '--yes')) as { mergeId: string };
    expect((await onProfile('people')).said).toContain(`recado people separate ${mergeId}`);
    expect((await onProfile('people', 'separate', mergeId)).code).toBe(0);

    const [one, two] = await addPair();
    expect((await onProfile('same')).out).toMatch(new RegExp(`^${one} .+\n${two} .+\n$`));
    expect(await json('same', 'join', two, one)).toEqual({ id: one, joinedId: two });
    expect((await onProfile('same', 'part', two)).said).toContain('two notices again');
    expect((await onProfile('same', 'part', two)).code).toBe(1);
    expect((await onProfile('same', 'refuse', one, two)).code).toBe(0);
    expect((await onProfile('same', '--notice', one)).said).toContain('No two notices look like one');

    expect((await json('calendar', '--from', '2020-01-01')) as { entries: unknown[] }).toMatchObject({
      entries: [{ what: 'attend', isDone: false }],
    });
    const folder = join(dir, 'calendar');
    await mkdir(folder);
    expect((await onProfile('calendar', 'file')).said).toContain('No folder is chosen');
    expect(await json('calendar', 'file', '--folder', folder)).toMatchObject({ isOn: true, folder });
    const [name] = await readdir(folder);
    expect(await readFile(join(folder, name ?? ''), 'utf8')).toContain('BEGIN:VCALENDAR');
    expect(await json('calendar', 'file', '--hide')).toMatchObject({ isContentHidden: true });
    expect((await onProfile('calendar', 'file', '--off')).said).toContain('no longer');
    expect((await onProfile('calendar', '--from', 'soon')).code).toBe(2);
  });
});

describe('digest', () => {
  test('is one page of words, or JSON of the contract’s shape', async () => {
    const empty = await onProfile('digest');
    expect(empty).toMatchObject({ code: 0, said: '' });
    expect(empty.out).toMatch(/^Today, \d{4}-\d{2}-\d{2}\n {2}Nothing is due\.\n\nUntil /);
    expect(empty.out).toContain('None: all was read.');
    const made = digestSchema.parse(JSON.parse((await onProfile('digest', '--json')).out));
    expect(made).toMatchObject({ due: [], appointments: [], arrivedCount: 0, sources: [], checksDue: 0 });
  });
});

describe('doctor', () => {
  test('names each part, its state and what its absence costs', async () => {
    const { out } = await onProfile('doctor');
    expect(out).toMatch(/^PART +STATE +WHAT IT MEANS\n/);
    expect(out).toMatch(/^Database +ok\b/m);
    expect(out).toMatch(/^Keychain +/m);
    const { out: json } = await onProfile('doctor', '--json');
    expect(JSON.parse(json)).toContainEqual(expect.objectContaining({ part: 'database', state: 'ok' }));
  });
});

describe('accounts', () => {
  const add = [
    'accounts',
    'add',
    '--portal',
    'chile',
    '--address',
    'camila@example.com',
    '--host',
    '127.0.0.1',
  ];
  const addWith = (input: string) =>
    recado(
      [...add, '--port', '1', '--field', 'user=camila', '--profile', profile, '--endpoints', endpoints],
      {
        input,
      },
    );

  test('there are none at first, and a sync says how to add one', async () => {
    expect(await onProfile('accounts')).toMatchObject({
      code: 0,
      out: '',
      said: expect.stringContaining('accounts add'),
    });
    expect(await onProfile('sync', '--json')).toMatchObject({
      code: 0,
      out: '[]\n',
      said: expect.stringContaining('accounts add'),
    });
  });

  test('a password is read from the input; a server that is not there is a failure in words', async () => {
    const { code, out, said } = await addWith('geheim-4711\n');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(said).toMatch(/The portal does not answer.+\(portal\.down/);
    expect(said).not.toContain('geheim-4711');
    expect(JSON.parse((await onProfile('accounts', 'list', '--json')).out)).toEqual([]);
  });

  test('without a password there is no sign-in', async () => {
    expect(await addWith('')).toMatchObject({ code: 2, said: expect.stringContaining('password') });
  });

  test('one that is not there cannot be removed or signed in to', async () => {
    expect(await onProfile('accounts', 'remove', 'x')).toMatchObject({ code: 1 });
    expect(await onProfile('accounts', 'sign-in', 'x')).toMatchObject({ code: 1 });
    expect(await onProfile('sync', '--account', 'x')).toMatchObject({ code: 1 });
  });
});

describe('serve', () => {
  test('prints one link, opens the inbox with it, and ends cleanly when it is told to', async () => {
    const screens = join(dir, 'screens');
    await mkdir(screens);
    await writeFile(join(screens, 'index.html'), '<!doctype html><title>Recado</title>');
    const script = new URL('../host/servedProcess.ts', import.meta.url).pathname;
    const words = ['serve', '--json', '--profile', profile, '--endpoints', endpoints];
    const child = spawn(process.execPath, [script, screens, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const lines: string[] = [];
    try {
      const first = await new Promise<string>((resolve) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          lines.push(line);
          resolve(line);
        });
      });
      const { url }: { url: string } = JSON.parse(first);
      const cookie = await signIn(url);
      const page = await ask(url, { headers: { cookie } });
      expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Recado</title>']);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(lines).toHaveLength(1);
    } finally {
      child.kill('SIGKILL');
    }
    // Nothing half-written stays behind: the profile opens again.
    expect(await onProfile('list', '--json')).toMatchObject({ code: 0 });
    expect((await readdir(profile)).length).toBeGreaterThan(0);
  });

  test('screens that are not built are a failure in words', async () => {
    const { code, said } = await recado(['serve', '--profile', profile, '--endpoints', endpoints]);
    expect(code).toBe(1);
    expect(said).toContain('screens');
  });
});
