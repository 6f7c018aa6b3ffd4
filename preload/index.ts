// The whole way between a page and the app: exactly two functions, names checked, ipcRenderer never handed out.
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '../main/contract/channels.ts';
import { isEventName, isMethodName } from '../main/contract/names.ts';

const listeners = new Map<string, Set<(payload: unknown) => void>>();

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

contextBridge.exposeInMainWorld('recado', {
  call(name: string, input: unknown): Promise<unknown> {
    if (!isMethodName(name)) return Promise.resolve(refused(name));
    return ipcRenderer.invoke(callChannel, name, input);
  },
  on(name: string, listener: (payload: unknown) => void): () => void {
    if (!isEventName(name)) return () => undefined;
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known);
    // Wrapped, so that one function may listen twice and each stop ends only its own listening.
    const wrapped = (payload: unknown): void => listener(payload);
    known.add(wrapped);
    return () => {
      known.delete(wrapped);
    };
  },
});

const refused = (name: string) => ({
  ok: false,
  failure: { code: 'input.invalid', details: { method: name } },
});
