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
  digest: 'CmdOrCtrl+2',
  deadlines: 'CmdOrCtrl+3',
  cases: 'CmdOrCtrl+4',
  documents: 'CmdOrCtrl+5',
  people: 'CmdOrCtrl+6',
  accounts: 'CmdOrCtrl+7',
  alerts: 'CmdOrCtrl+8',
  activity: 'CmdOrCtrl+9',
  calculator: null,
  storage: null,
  welcome: null,
  help: 'F1',
} as const satisfies Record<string, string | null>;

/** Acts on notices: a single letter in the list and the reader, which a menu shows but must not take from whoever types. */
export const noticeKeys = { done: 'E', flag: 'S', archive: 'A', read: 'U', snooze: 'B', undo: 'Z' } as const;

/** Those that lead to a place, in the order of the menu and the help. */
export const placeCommands = [
  'inbox',
  'digest',
  'deadlines',
  'cases',
  'documents',
  'people',
  'accounts',
  'alerts',
  'activity',
  'calculator',
  'storage',
] as const satisfies (keyof typeof commandKeys)[];

export type Command = keyof typeof commandKeys | keyof typeof noticeKeys;

export const commandNames = Object.keys({ ...commandKeys, ...noticeKeys }) as [Command, ...Command[]];
