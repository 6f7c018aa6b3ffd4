// What holds for every page, Recado's own and a portal's: alone in a sandbox, without Node and without pages of more rights inside it.
import type { WebPreferences } from 'electron';

export const closedPage: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
};
