// Electron's dialogs: recorded, and answered by what the test put into `__standin.dialogAnswers`.
import { type DialogRecord, standin } from './records.ts';

/** The options are the last argument: a window may stand before them. */
function ask<T>(kind: DialogRecord['kind'], usual: T): (...args: unknown[]) => Promise<T> {
  return (...args) => {
    standin.dialogs.push({ kind, options: args.at(-1) });
    return Promise.resolve((standin.dialogAnswers.shift() as T | undefined) ?? usual);
  };
}

export const dialog = {
  showSaveDialog: ask('save', { canceled: true, filePath: '' }),
  showOpenDialog: ask('open', { canceled: true, filePaths: [] as string[] }),
  showMessageBox: ask('message', { response: 0, checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    standin.dialogs.push({ kind: 'error', options: { title, content } });
  },
};
