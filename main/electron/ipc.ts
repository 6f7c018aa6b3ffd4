// The one IPC door: only the main frame of our window on our own address may call, and the core validates what it says.
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Core } from '../app/core.ts';
import { callChannel, eventChannel } from '../contract/channels.ts';
import type { Envelope } from '../contract/envelope.ts';
import { type EventName, type EventPayload, eventNames } from '../contract/events.ts';
import { failureOf } from '../contract/failure.ts';
import type { Logger } from '../model/logger.ts';
import { isAppUrl } from './appUrl.ts';

export interface IpcParts {
  /** Calls that come while the profile is still being opened wait for it. */
  opening: Promise<Core>;
  window(): BrowserWindow | null;
  log: Logger;
}

/** Answers the page's calls; `onCall` is told each name that was let in. */
export function answerCalls(parts: IpcParts, onCall: (name: string) => void): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    if (!isOurPage(event, parts.window())) {
      parts.log.warn('ipc.refused', { name: typeof name === 'string' ? name : typeof name });
      return { ok: false, failure: { code: 'input.invalid', details: { reason: 'sender' } } };
    }
    onCall(String(name));
    try {
      const core = await parts.opening;
      return await core.call(String(name), input);
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  });
}

/** `senderFrame` is null once the frame has gone or navigated. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && isAppUrl(frame.url);
}

/** Passes every fact of the core on to `send`, unchanged. */
export function forwardEvents(core: Core, send: (name: EventName, payload: unknown) => void): void {
  for (const name of eventNames) core.on(name, (payload: EventPayload<typeof name>) => send(name, payload));
}

export function sendEvent(window: BrowserWindow | null, name: EventName, payload: unknown): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
}
