// What a person would have seen and what was refused: tests read it as the extra export `__standin`.
export const electronVersion = '45.4.1';

export interface ShownNotification {
  id: string;
  title: string;
  body: string;
  urgency: string;
  timeoutType: string;
  buttons: string[];
  isClosed: boolean;
  click(): void;
  /** Presses the button with this number. */
  press(index: number): void;
}

export interface DialogRecord {
  kind: 'open' | 'save' | 'message' | 'error';
  options: unknown;
}

export type PinHandler = (asked: {
  hostname: string;
  tokenName: string;
  isRetry: boolean;
}) => Promise<string>;

export const standin = {
  isStandin: true,
  notifications: [] as ShownNotification[],
  /** Every living tray; its menu and tooltip can be read from it. */
  trays: [] as unknown[],
  dialogs: [] as DialogRecord[],
  /** The next answers of dialogs, first one first; without one a dialog is cancelled or its first button is taken. */
  dialogAnswers: [] as unknown[],
  /** What was handed to the system: `{ how: 'openExternal' | 'openPath' | 'showItemInFolder', what }`. */
  opened: [] as { how: string; what: string }[],
  /** Every permission a page asked for and how the app's handlers answered. */
  permissions: [] as {
    how: 'request' | 'check';
    permission: string;
    isGranted: boolean;
    partition: string;
  }[],
  downloads: [] as { url: string; fileName: string; isPrevented: boolean }[],
  /** Requests that would have left this machine. */
  blockedRequests: [] as string[],
  preloadErrors: [] as string[],
  /** Every time a server asked for a certificate and the store had one that fits. */
  certificates: [] as { at: string; offered: number; chosen: string | null }[],
  clearedPartitions: [] as string[],
  /** Wrong PINs of each card in a row; three lock it. */
  cards: new Map<string, number>(),
  pinHandler: null as PinHandler | null,
};
