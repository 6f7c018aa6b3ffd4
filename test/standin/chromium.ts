// Starts the installed Chromium, so that it ends with this process however this process ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Browser, connect } from './cdp.ts';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-popup-blocking',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--force-color-profile=srgb',
  '--no-startup-window',
  '--disable-features=OptimizationHints,NetworkTimeServiceQuerying,MediaRouter,Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,IsolateOrigins,site-per-process',
  // Frames of other sites stay with their page: one line of the protocol sees all of their requests.
  '--disable-site-isolation-trials',
  // The second wall after requests.ts: nothing but this machine resolves.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  // The pipe ends Chromium with us, by SIGKILL too; the port is for us and for Playwright.
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
];

/** The same engine without the browser around it: a quarter of the work at each start. It has no windows to show. */
const light = '/usr/bin/chromium-headless-shell';
const isLightEnough = (): boolean => !process.env.DISPLAY && existsSync(light);

export interface Chromium {
  browser: Browser;
  pid: number;
  close(): Promise<void>;
}

/** `userDataDir` keeps what the default session stores (localStorage, cookies) from start to start. */
export async function launchChromium(userDataDir: string): Promise<Chromium> {
  const file = process.env.RECADO_CHROMIUM ?? (isLightEnough() ? light : 'chromium');
  const display = process.env.DISPLAY ? ['--test-type'] : ['--headless'];
  const child = spawn(file, [...switches, ...display, `--user-data-dir=${userDataDir}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  (child.stdio[4] as Readable).resume();
  (child.stdio[3] as Writable).on('error', () => undefined);
  const gone = once(child, 'exit');
  process.once('exit', () => child.kill('SIGKILL'));

  const url = await new Promise<string>((resolve, reject) => {
    const tail: string[] = [];
    createInterface({ input: child.stderr as Readable }).on('line', (line) => {
      const found = /^DevTools listening on (ws:\/\/.*)$/.exec(line)?.[1];
      if (process.env.RECADO_STANDIN_DEBUG) process.stderr.write(`[chromium] ${line}\n`);
      tail.push(line);
      if (found === undefined) return;
      // Playwright reads this line to find Chromium.
      process.stderr.write(`${line}\n`);
      resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Chromium ended with ${code}\n${tail.slice(-20).join('\n')}`)),
    );
  });
  const browser = await connect(url);
  return {
    browser,
    pid: child.pid ?? 0,
    async close() {
      void browser.send('Browser.close').catch(() => undefined);
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(late);
    },
  };
}
