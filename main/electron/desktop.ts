// What only a desktop can do for the core: dialogs, the system's PDF program, the file manager, the clipboard.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import type { Desktop } from '../app/core.ts';
import { FailureError } from '../contract/failure.ts';
import { isPdf, readableName } from './readableName.ts';
import type { Texts } from './texts.ts';

export interface DesktopParts {
  profileDir: string;
  window(): BrowserWindow | null;
  texts(): Texts;
}

export interface ShellDesktop extends Desktop {
  /** Clears what is left: the clipboard if it still holds a secret of ours. */
  close(): Promise<void>;
}

export function createDesktop(parts: DesktopParts): ShellDesktop {
  const root = resolve(parts.profileDir);
  const openedDir = join(root, 'opened');
  // Copies that the PDF program of last time was given.
  const cleared = rm(openedDir, { recursive: true, force: true }).catch(() => undefined);
  let copied: { digest: string; timer: NodeJS.Timeout } | null = null;

  /** The core names only its own files; a path from anywhere else is a fault of ours, not to be followed. */
  const own = (path: string): string => {
    const file = resolve(path);
    if (!file.startsWith(root + sep)) throw new FailureError('input.invalid', { what: 'path' });
    return file;
  };

  const clearCopied = async (): Promise<void> => {
    const held = copied;
    if (held === null) return;
    clearTimeout(held.timer);
    copied = null;
    if (digestOf(await clipboard.readText()) === held.digest) clipboard.clear();
  };

  return {
    async saveDocument(document, path) {
      const options = {
        defaultPath: join(app.getPath('downloads'), readableName(document)),
        filters: isPdf(document) ? [{ name: parts.texts()('pdfFiles'), extensions: ['pdf'] }] : [],
      };
      const window = parts.window();
      const answer = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      if (answer.canceled || answer.filePath === '') return false;
      await copyFile(own(path), answer.filePath).catch(tellFull);
      return true;
    },

    async openDocument(document, path) {
      const stored = own(path);
      if (!(await beginsLikePdf(stored))) throw new FailureError('document.notPdf', { name: document.name });
      await cleared;
      await mkdir(openedDir, { recursive: true, mode: 0o700 });
      // Stored files are named by their hash: the person's program shows this copy's name, and cannot change the stored one.
      const copy = join(await mkdtemp(join(openedDir, 'pdf-')), readableName(document, '.pdf'));
      await copyFile(stored, copy).catch(tellFull);
      const refusal = await shell.openPath(copy);
      if (refusal !== '') throw new FailureError('ability.missing', { what: 'openDocument' });
    },

    async showInFolder(path) {
      shell.showItemInFolder(own(path));
    },

    async chooseFolder() {
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
      const window = parts.window();
      const answer = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },

    async chooseFile() {
      const options = { properties: ['openFile' as const] };
      const window = parts.window();
      const answer = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },

    async copyToClipboard(text, clearAfterMs) {
      if (copied !== null) clearTimeout(copied.timer);
      await clipboard.writeText(text);
      const timer = setTimeout(() => void clearCopied(), clearAfterMs);
      copied = { digest: digestOf(text), timer };
    },

    close: clearCopied,
  };
}

/** The secret itself is not kept to know it again. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function beginsLikePdf(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new FailureError('document.gone', {}, error);
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await file.close();
  }
}

function tellFull(error: unknown): never {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (isFull) throw new FailureError('store.full', {}, error);
  throw error;
}
