// Starts Chromium once the app's main module has run, and says `ready`.
import { join } from 'node:path';
import { app, running } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { launchChromium } from './chromium.ts';
import { watchDownloads } from './downloads.ts';
import { session } from './session.ts';
import { WebContents, watchPopups } from './webContents.ts';

export async function begin(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  running.chromium = await launchChromium(join(app.getPath('sessionData'), 'standin-chromium'));
  const { browser } = running.chromium;

  browser.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.targetId === targetId) window.vanish();
  });
  watchPopups();
  watchDownloads(browser, (frameId) => {
    const contents = WebContents.getAllWebContents().find((known) => known.frameId === frameId);
    return contents === undefined ? null : { session: contents.session, contents };
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await session.defaultSession.context(browser);
  app.becomeReady();
}
