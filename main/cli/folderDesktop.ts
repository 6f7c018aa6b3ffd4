// A desktop that knows one thing: the folder that was given on the command line, where others ask for it in a dialog.
import type { Desktop } from '../app/core.ts';
import { FailureError } from '../contract/failure.ts';

export function folderDesktop(folder: string): Desktop {
  const missing = (what: string) => () => Promise.reject(new FailureError('ability.missing', { what }));
  return {
    chooseFolder: () => Promise.resolve(folder),
    saveDocument: missing('saveDialog'),
    openDocument: missing('openDocument'),
    showInFolder: missing('showInFolder'),
    copyToClipboard: missing('clipboard'),
  };
}
