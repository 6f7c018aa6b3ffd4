// Asks for a smart card's PIN (Linux only: elsewhere the system asks). The PIN goes from the field to the card and nowhere else.
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session as sessions } from 'electron';
import { appScheme, appUrl } from '../appUrl.ts';
import { closedPage } from '../closedPage.ts';
import type { Texts } from '../texts.ts';
import { closePartition } from './openElectronSession.ts';
import { type AskPin, pinHeaders, pinPage, pinScript } from './pinPage.ts';
import { runIsolated } from './readWindow.ts';

export interface PinDialog {
  ask: AskPin;
  /** Until then nobody can be asked: there are no words and no window. */
  speak(texts: () => Texts, parent: () => BrowserWindow | null): void;
}

const size = { width: 480, height: 420 };

export function createPinDialog(): PinDialog {
  let speech: { texts: () => Texts; parent: () => BrowserWindow | null } | null = null;
  return {
    speak: (texts, parent) => {
      speech = { texts, parent };
    },
    ask: async (question, signal) => {
      if (speech === null || signal.aborted) return '';
      try {
        return await showDialog(pinPage(question, speech.texts()), speech.parent(), signal);
      } catch {
        // A promise that fails would hold the thread of the card for good.
        return '';
      }
    },
  };
}

async function showDialog(html: string, parent: BrowserWindow | null, signal: AbortSignal): Promise<string> {
  // A session of its own: no other window can load this page or reach what is typed in it.
  const session = sessions.fromPartition(`pin-${randomUUID()}`, { cache: false });
  session.protocol.handle(appScheme, () => new Response(html, { headers: pinHeaders }));
  const window = new BrowserWindow({
    ...size,
    useContentSize: true,
    ...(parent ? { parent, modal: true } : {}),
    resizable: false,
    minimizable: false,
    title: 'Recado',
    autoHideMenuBar: true,
    webPreferences: {
      ...closedPage,
      session,
      devTools: false,
    },
  });
  const { promise: closed, resolve } = Promise.withResolvers<string>();
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  window.on('closed', () => resolve(''));
  window.webContents.on('render-process-gone', close);
  signal.addEventListener('abort', close, { once: true });
  try {
    const typed = window.loadURL(appUrl).then(() => runIsolated(window.webContents, pinScript));
    const pin = await Promise.race([typed, closed]);
    return typeof pin === 'string' ? pin : '';
  } finally {
    signal.removeEventListener('abort', close);
    close();
    await closePartition(session);
  }
}
