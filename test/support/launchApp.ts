// Starts Recado the way a person does, in the place-holder or in the Electron that RECADO_ELECTRON names, and keeps evidence.
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { standin } from '../standin/records.ts';

export const projectDir = join(import.meta.dirname, '../..');
const placeHolder = join(projectDir, 'test/standin/bin/electron');
export const executable = process.env.RECADO_ELECTRON ?? placeHolder;

/** A real Electron shows all but what `__standin` records; tests that need the records are skipped there. */
export const isPlaceHolder = process.env.RECADO_ELECTRON === undefined;

export interface Launch {
  /** A folder with a package.json that names the built main module. */
  appDir: string;
  profileDir: string;
  args?: string[];
  env?: Record<string, string>;
}

export interface App {
  electron: ElectronApplication;
  /** Everything that the app wrote to its terminal. */
  output(): string;
  /** The page of the main window, once there is one. */
  page(): Promise<Page>;
  /** What a person would have seen, from the place-holder. */
  seen<T>(read: (seen: typeof standin) => T): Promise<T>;
  /** Asks the app to end and waits for its exit code. */
  quit(): Promise<number | null>;
  /** Waits for the end, whatever brought it. */
  ended(): Promise<number | null>;
}

/** An empty folder that is gone after the test. */
export async function makeTempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'recado-e2e-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return dir;
}

/** Call inside a test: the app is ended with it; a failure leaves a picture and the output in `.recado/e2e`. */
export async function launchApp(launch: Launch): Promise<App> {
  const electron = await _electron.launch({
    executablePath: executable,
    args: [launch.appDir, '--profile', launch.profileDir, ...(launch.args ?? [])],
    env: { ...cleanEnvironment(), ...launch.env },
    timeout: 60_000,
  });
  let output = '';
  const child = electron.process();
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  const ended = async (): Promise<number | null> => {
    await gone;
    return child.exitCode;
  };

  // Before the profile is removed: what was registered last runs first.
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepEvidence(electron, task.name, output, launch.profileDir);
    // Asked first: Chromium, left behind for a moment, would write into a profile that is being removed.
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await gone;
    clearTimeout(late);
  });

  return {
    electron,
    output: () => output,
    page: () => electron.firstWindow(),
    seen: (read) =>
      electron.evaluate(
        (module, source) =>
          // The function comes as text: it is run where the records are.
          // oxlint-disable-next-line typescript/no-implied-eval
          new Function('seen', `return (${source})(seen)`)(Reflect.get(module, '__standin')),
        String(read),
      ),
    quit: async () => {
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      return ended();
    },
    ended,
  };
}

/** Waits until `read` gives something that `isRight`: facts arrive over process lines, there is nothing to sleep for. */
export async function until<T>(read: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  const givenUpAt = Date.now() + 15_000;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (Date.now() > givenUpAt) throw new Error(`waited in vain; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

/** Where a failed test leaves what it saw; git ignores it. */
async function evidenceDir(name: string): Promise<string> {
  const dir = join(projectDir, '.recado/e2e', name.replace(/[^\w-]+/g, '-').slice(0, 80));
  await mkdir(dir, { recursive: true });
  return dir;
}

export async function keepPage(page: Page, name: string, index = 0): Promise<void> {
  const path = join(await evidenceDir(name), `window-${index}.png`);
  await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
}

async function keepEvidence(
  electron: ElectronApplication,
  name: string,
  output: string,
  profileDir: string,
): Promise<void> {
  const dir = await evidenceDir(name);
  await writeFile(join(dir, 'output.log'), output);
  await copyFile(join(profileDir, 'logs/recado.log'), join(dir, 'recado.log')).catch(() => undefined);
  for (const [index, page] of electron.windows().entries()) await keepPage(page, name, index);
}

function cleanEnvironment(): Record<string, string> {
  // No test may reach the desktop of whoever runs it; one that needs a bus brings its own.
  const { NODE_OPTIONS: _options, DBUS_SESSION_BUS_ADDRESS: _bus, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
