// The suite over the shell's IPC door: values go through a structured clone, as between two processes.
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import { callChannel, eventChannel } from '../../main/contract/channels.ts';
import type { Envelope } from '../../main/contract/envelope.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { describeHost, type HostUnderTest } from './behaviour.ts';
import { openTestCore } from './openTestCore.ts';

type Handler = (event: unknown, ...words: unknown[]) => Promise<unknown>;
const fake = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => fake.handlers.set(channel, handler) },
}));
const { answerCalls, forwardEvents, sendEvent } = await import('../../main/electron/ipc.ts');

describeHost('the IPC envelope', async () => {
  const { core, profileDir, remove } = await openTestCore('electron');
  const events: HostUnderTest['events'] = [];
  const mainFrame = { url: 'app://bundle/' };
  const webContents = Object.assign(new EventEmitter(), {
    mainFrame,
    send: (channel: string, name: string, payload: unknown) => {
      if (channel === eventChannel) events.push({ name, payload: structuredClone(payload) });
    },
  });
  // Only what the door looks at; Electron's own class has two hundred members more.
  const window = { webContents, isDestroyed: () => false } as unknown as Parameters<typeof sendEvent>[0];
  answerCalls({ opening: Promise.resolve(core), window: () => window, log: silentLogger }, () => undefined);
  forwardEvents(core, (name, payload) => sendEvent(window, name, payload));
  const handler = fake.handlers.get(callChannel);
  if (handler === undefined) throw new Error('no handler');
  return {
    call: async (name, input) => {
      const answer = await handler({ senderFrame: mainFrame }, name, structuredClone(input));
      return structuredClone(answer) as Envelope<unknown>;
    },
    events,
    profileDir,
    close: remove,
  };
});
