// What our own screens made for the person is saved where they say; nothing else is ever downloaded.
import { extname, join } from 'node:path';
import { app, type DownloadItem, type Event, type WebContents } from 'electron';
import { appUrl, isAppUrl } from './appUrl.ts';

/** Kinds that the screens give away; none of them is run when it is opened. */
const endings = new Set([
  '.json',
  '.csv',
  '.ics',
  '.zip',
  '.age',
  '.txt',
  '.pdf',
  '.eml',
  '.png',
  '.jpg',
  '.jpeg',
  '.html',
]);

/** A blob of our own page, asked about in the system's dialog; all the rest is prevented. */
export function letOwnDownload(event: Event, item: DownloadItem, contents: WebContents | null): void {
  const isOwn = isAppUrl(contents?.getURL() ?? '') && item.getURL().startsWith(`blob:${appUrl}`);
  const name = item.getFilename();
  if (!isOwn || !endings.has(extname(name).toLowerCase())) {
    event.preventDefault();
    return;
  }
  // Without a path Electron asks the person; the name is one that Chromium made safe for this system.
  item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), name) });
}
