// The sandboxed preload's environment in its isolated world: ipcRenderer, contextBridge and a `require` that knows little else.
import type { codec as Codec } from '../codec.ts';
import type { joinWorlds as JoinWorlds } from './joinWorlds.ts';

export interface PreloadWorldOptions {
  secret: string;
  /** Name of the function that carries text to the main process; it exists in this world only. */
  binding: string;
  versions: Record<string, string | undefined>;
  platform: string;
}

export type PreloadScript = (
  require: (id: string) => unknown,
  process: object,
  module: { exports: object },
  exports: object,
) => void;

/** Injected as source, so it closes over nothing. No preload runs in frames, as in Electron. */
export function preloadWorld(
  options: PreloadWorldOptions,
  makeCodec: typeof Codec,
  join: typeof JoinWorlds,
  preload: PreloadScript | null,
): void {
  if (window !== window.top) return;
  type Listener = (event: object, ...args: unknown[]) => void;
  const { encode, decode } = makeCodec();
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;

  const post = (message: object): void => world[options.binding]?.(encode(message));
  const ask = (kind: string, channel: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      post({ kind, id: last, channel, args });
      waiting.set(last, { resolve, reject });
    });

  Object.defineProperty(world, `${options.binding}_in`, {
    value(text: string) {
      const message = decode(text) as {
        kind: 'reply' | 'event';
        id: number;
        value?: unknown;
        error?: string;
        channel: string;
        args: unknown[];
      };
      if (message.kind === 'event') {
        const event = { sender: ipcRenderer, ports: [] };
        for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
        return;
      }
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    },
  });

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) => ask('invoke', channel, args),
  };
  const joint = join(options.secret, 'isolated', {
    permission: (how: string, name: string) => ask('permission', how, [name]),
    openWindow: (url: string, name: string, body: string | null) =>
      post({ kind: 'open-window', channel: '', args: [url, name, body] }),
  });
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => joint.expose(key, api) },
  };
  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    if (/^(node:)?timers$/.test(id)) return { setTimeout, clearTimeout, setInterval, clearInterval };
    if (/^(node:)?url$/.test(id)) return { URL, URLSearchParams };
    throw new Error(`module not found: ${id}`);
  };
  const process = {
    versions: options.versions,
    platform: options.platform,
    type: 'renderer',
    sandboxed: true,
  };
  const module = { exports: {} };
  try {
    preload?.(require, process, module, module.exports);
  } catch (error) {
    post({
      kind: 'preload-error',
      channel: '',
      args: [String(error instanceof Error ? error.stack : error)],
    });
  }
}
