// A real Chromium with the built window in it: what must not be asked of a simulated page (layout, focus, policy, PDF).
import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fakeBridge.ts';
import { buildWindow, startFakeHost } from './fakeHost.ts';
import { fakeNow } from './fakeNotices.ts';
import { launchChromium } from './launchChromium.ts';

export interface OpenWindow {
  page: Page;
  bridge: FakeBridge;
  /** Ends the stream of facts; the page connects again by itself. */
  cutFacts: () => void;
  /** Fails when the page complained: errors, broken policy, uncaught failures. */
  close: () => Promise<void>;
}

export interface WindowStage {
  open: (options?: FakeOptions & { width?: number; theme?: 'light' | 'dark' }) => Promise<OpenWindow>;
  close: () => Promise<void>;
}

/** @param isChecked with React's development checks, in a build of its own; else the window built once for all */
export async function createWindowStage({ isChecked = false } = {}): Promise<WindowStage> {
  const browser = await launchChromium();
  const checked = isChecked ? await buildWindow({ isChecked }) : null;
  const folder = checked?.folder ?? inject('windowFolder');
  return {
    open: async ({ width = 1280, theme = 'light', ...options } = {}) => {
      const bridge = createFakeBridge(options);
      const host = await startFakeHost(folder, bridge);
      const context: BrowserContext = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: theme,
        timezoneId: 'America/Santiago',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.clock.setFixedTime(fakeNow);
      await page.goto(host.url);
      await page.locator('.window, .stopped').first().waitFor();
      const close = async (): Promise<void> => {
        await context.close();
        await host.close();
        if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
      };
      return { page, bridge, cutFacts: host.cutFacts, close };
    },
    close: async () => {
      await browser.close();
      await checked?.remove();
    },
  };
}
