// What closing the window means: it hides beside the clock, said once, unless the person wishes to end.
import { app, dialog } from 'electron';
import { usualSettings } from '../app/readSettings.ts';
import type { Settings } from '../contract/views.ts';
import type { Quit } from './quit.ts';
import type { Texts } from './texts.ts';
import type { MainWindow } from './window.ts';

/** What holds until the settings are read: nothing of a notice is shown, and closing keeps looking. */
export const cautiousSettings: Settings = usualSettings(true);

/** `minimize` where a hidden window would be lost: no place beside the clock. */
export type CloseAction = 'hide' | 'minimize' | 'close';

/** Closing the window hides it unless the person wishes to end; the first time they are told and asked. */
export function closeAction(
  window: MainWindow,
  quit: Quit,
  shown: { texts: Texts; settings: Settings; hasTray: boolean | null },
): CloseAction {
  if (quit.isQuitting()) return 'close';
  if (!shown.settings.closeToTray) {
    // On macOS an app without windows goes on by custom.
    if (process.platform !== 'darwin') app.quit();
    return 'close';
  }
  // Not known yet: a window that stays in sight is never lost.
  if (shown.hasTray === null) return 'minimize';
  if (window.markExplained()) void explainTray(shown.texts, shown.hasTray);
  return shown.hasTray ? 'hide' : 'minimize';
}

async function explainTray(texts: Texts, hasTray: boolean): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: 'Recado',
    message: texts('stillRunning'),
    detail: texts(hasTray ? 'stillRunningDetail' : 'stillInTaskbarDetail'),
    buttons: [texts('keepRunning'), texts('quit')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
}
