// What the shell does for the core on a desktop: save, open, show, and a secret on the clipboard for half a minute.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShellDesktop } from '../../main/electron/desktop.ts';
import { buildShellApp, type ShellApp } from '../support/buildShellApp.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, until } from '../support/launchApp.ts';

let shell: ShellApp;
beforeAll(async () => {
  shell = await buildShellApp();
});
afterAll(() => shell.remove());

interface Opened {
  app: App;
  profileDir: string;
  /** A stored document, named by its hash as the core stores it. */
  stored: string;
}

async function open(bytes = '%PDF-1.7 sample'): Promise<Opened> {
  const profileDir = await makeTempDir();
  const stored = join(profileDir, 'documents/ab12');
  await mkdir(join(profileDir, 'documents'), { recursive: true });
  await writeFile(stored, bytes);
  const app = await launchApp({ appDir: shell.appDir, profileDir, args: ['--hidden'] });
  await until(
    () => app.electron.evaluate(() => globalThis.fakeCore?.told ?? []),
    (told) => told.includes('start'),
  );
  return { app, profileDir, stored };
}

type Act = 'saveDocument' | 'openDocument';

/** Calls the desktop as the core would; a failure comes back as its code. */
const act = (app: App, name: Act, path: string, type = 'application/pdf'): Promise<unknown> =>
  app.electron.evaluate(
    async (_module, given) => {
      const document = { name: 'Resolución 1/2.pdf', type: given.type } as never;
      const { desktop } = globalThis.fakeCore;
      return desktop?.[given.name](document, given.path).catch((error: Error) => error.message);
    },
    { name, path, type },
  );

test('saves a copy where the person says, and nothing when they cancel', async () => {
  const { app, profileDir, stored } = await open();
  const target = join(profileDir, 'copy.pdf');
  await app.electron.evaluate(({ dialog }, filePath) => {
    const answers = [
      { canceled: true, filePath: '' },
      { canceled: false, filePath },
    ];
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showSaveDialog = (...options: unknown[]) => {
      asked.push(options.at(-1));
      return Promise.resolve(answers.shift() ?? { canceled: true, filePath: '' });
    };
  }, target);
  expect(await act(app, 'saveDocument', stored)).toBe(false);
  expect(await act(app, 'saveDocument', stored)).toBe(true);
  expect(await readFile(target, 'utf8')).toBe('%PDF-1.7 sample');
  const [asked] = await app.electron.evaluate(
    () => (globalThis as unknown as { asked: { defaultPath: string; filters: object[] }[] }).asked,
  );
  expect(basename(asked?.defaultPath ?? '')).toBe('2.pdf');
  expect(asked?.filters).toEqual([{ name: 'PDF documents', extensions: ['pdf'] }]);
});

test('follows no path that leads out of the profile', async () => {
  const { app, profileDir } = await open();
  const paths = ['/etc/passwd', join(profileDir, '../elsewhere.pdf'), profileDir];
  for (const path of paths) expect(await act(app, 'openDocument', path)).toBe('input.invalid');
});

test.skipIf(!isPlaceHolder)('gives the PDF program a readable copy, only of what is a PDF', async () => {
  const { app, profileDir, stored } = await open();
  await act(app, 'openDocument', stored);
  const [opened] = await app.seen((seen) => seen.opened);
  expect(opened?.how).toBe('openPath');
  expect(opened?.what.startsWith(join(profileDir, 'opened'))).toBe(true);
  expect(basename(opened?.what ?? '')).toBe('2.pdf');
  expect(await readFile(opened?.what ?? '', 'utf8')).toBe('%PDF-1.7 sample');

  await writeFile(stored, 'MZ not a document');
  expect(await act(app, 'openDocument', stored)).toBe('document.notPdf');
  await writeFile(stored, '');
  expect(await act(app, 'openDocument', stored)).toBe('document.notPdf');
  expect(await app.seen((seen) => seen.opened)).toHaveLength(1);

  // The copies of this time are gone at the next start.
  await app.quit();
  const again = await launchApp({ appDir: shell.appDir, profileDir, args: ['--hidden'] });
  await until(
    () => readdir(profileDir),
    (names) => !names.includes('opened'),
  );
  expect(await again.quit()).toBe(0);
});

const copy = (app: App, text: string, clearAfterMs: number): Promise<void> =>
  app.electron.evaluate(
    (_module, given) => globalThis.fakeCore.desktop?.copyToClipboard(given.text, given.clearAfterMs),
    { text, clearAfterMs },
  );
const clipped = (app: App): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());

test('clears a copied secret, unless the person has copied something else since', async () => {
  const { app } = await open();
  await copy(app, 'clave-provisional', 60_000);
  expect(await clipped(app)).toBe('clave-provisional');
  await copy(app, 'clave-provisional', 1);
  await until(
    () => clipped(app),
    (text) => text === '',
  );

  await copy(app, 'clave-provisional', 60_000);
  await app.electron.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('mine');
    await (globalThis.fakeCore.desktop as ShellDesktop).close();
  });
  expect(await clipped(app)).toBe('mine');
});

test.skipIf(!isPlaceHolder)('leaves no secret on the clipboard when the app ends', async () => {
  const { app } = await open();
  await copy(app, 'clave-provisional', 60_000);
  await app.electron.evaluate(({ app: electronApp, clipboard }) => {
    electronApp.on(
      'quit',
      () => void clipboard.readText().then((text) => process.stdout.write(`left:[${text}]\n`)),
    );
  });
  await app.quit();
  expect(app.output()).toContain('left:[]');
});
