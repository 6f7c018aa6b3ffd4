// What a person can ask the window for by menu or key: one table for the menu, the keyboard of every host and the help.

/** Keys as Electron's menus write them; `CmdOrCtrl` is Cmd on a Mac. Null: only in the menu. */
export const commandKeys = {
  addAccount: 'CmdOrCtrl+Shift+A',
  checkNow: 'CmdOrCtrl+Shift+R',
  print: 'CmdOrCtrl+P',
  settings: 'CmdOrCtrl+,',
  search: 'CmdOrCtrl+F',
  palette: 'CmdOrCtrl+K',
  inbox: 'CmdOrCtrl+1',
  cases: 'CmdOrCtrl+2',
  alerts: 'CmdOrCtrl+3',
  accounts: 'CmdOrCtrl+4',
  activity: 'CmdOrCtrl+5',
  calculator: 'CmdOrCtrl+6',
  welcome: null,
  help: 'F1',
} as const satisfies Record<string, string | null>;

/** Acts on notices: a single letter in the list and the reader, which a menu shows but must not take from whoever types. */
export const noticeKeys = { done: 'E', flag: 'S', archive: 'A', read: 'U', undo: 'Z' } as const;

export type Command = keyof typeof commandKeys | keyof typeof noticeKeys;

export const commandNames = Object.keys({ ...commandKeys, ...noticeKeys }) as [Command, ...Command[]];
