// Electron's `will-download`: Chromium names the file by a guid, the item moves it to where the app said.
import { EventEmitter } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cancellable } from './cancellable.ts';
import type { Browser } from './cdp.ts';
import { dialog } from './dialog.ts';
import { inward } from './protocol.ts';
import { standin } from './records.ts';
import type { Session } from './session.ts';

export type FrameOwner = (frameId: string) => { session: Session; contents: EventEmitter } | null;

class DownloadItem extends EventEmitter {
  readonly #url: string;
  readonly #fileName: string;
  #savePath = '';
  #dialogOptions: object = {};
  state: 'progressing' | 'completed' | 'cancelled' | 'interrupted' = 'progressing';
  received = 0;
  total = 0;

  constructor(url: string, fileName: string) {
    super();
    this.#url = url;
    this.#fileName = fileName;
  }
  getURL = (): string => this.#url;
  getFilename = (): string => this.#fileName;
  getState = (): string => this.state;
  getReceivedBytes = (): number => this.received;
  getTotalBytes = (): number => this.total;
  getSavePath = (): string => this.#savePath;
  setSaveDialogOptions(options: object): void {
    this.#dialogOptions = options;
  }
  getSaveDialogOptions = (): object => this.#dialogOptions;
  setSavePath(path: string): void {
    this.#savePath = path;
  }
}

/** Joins Chromium's downloads to the sessions of the windows they began in. */
export function watchDownloads(browser: Browser, ownerOf: FrameOwner): void {
  const items = new Map<string, { item: DownloadItem; dir: string }>();
  browser.on('Browser.downloadWillBegin', (begun) => {
    const owner = ownerOf(begun.frameId);
    if (owner === null) return;
    const item = new DownloadItem(inward(begun.url), begun.suggestedFilename);
    const event = cancellable();
    owner.session.emit('will-download', event, item, owner.contents);
    standin.downloads.push({
      url: item.getURL(),
      fileName: item.getFilename(),
      isPrevented: event.defaultPrevented,
    });
    if (event.defaultPrevented) {
      void browser.send('Browser.cancelDownload', { guid: begun.guid }).catch(() => undefined);
      return;
    }
    items.set(begun.guid, { item, dir: owner.session.downloadDir });
  });

  browser.on('Browser.downloadProgress', (progress) => {
    const known = items.get(progress.guid);
    if (known === undefined) return;
    known.item.received = progress.receivedBytes;
    known.item.total = progress.totalBytes;
    if (progress.state === 'inProgress') known.item.emit('updated', {}, 'progressing');
    else void finish(known.item, join(known.dir, progress.guid), progress.state === 'completed');
  });
}

/** An item without a path asks the person, as Electron does. */
async function finish(item: DownloadItem, file: string, isCompleted: boolean): Promise<void> {
  if (isCompleted && item.getSavePath() === '') {
    const answer = await dialog.showSaveDialog({
      defaultPath: item.getFilename(),
      ...item.getSaveDialogOptions(),
    });
    if (!answer.canceled) item.setSavePath(answer.filePath);
  }
  item.state = isCompleted && item.getSavePath() !== '' ? 'completed' : 'cancelled';
  if (item.state === 'completed') renameSync(file, item.getSavePath());
  else rmSync(file, { force: true });
  item.emit('done', {}, item.state);
}
