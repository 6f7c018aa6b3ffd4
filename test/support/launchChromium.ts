// A real Chromium without a screen for pages that tests look at: the light build where it is installed, else the whole browser.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The same engine and a quarter of the work at each start and page: no browser window is built around it. */
const light = '/usr/bin/chromium-headless-shell';
const whole = process.env['RECADO_CHROMIUM'] ?? '/usr/bin/chromium';

/** @param isWhole where frames are timed: only the whole browser draws them as a person's does */
export function launchChromium({
  isWhole = false,
  args = [],
}: {
  isWhole?: boolean;
  args?: string[];
} = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: !isWhole && existsSync(light) ? light : whole,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}
