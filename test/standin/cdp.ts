// Speaks the DevTools protocol over Node's own WebSocket; a session is one page, the root session is the browser.
import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright-core';

export interface Wire {
  id: string | undefined;
  send: CDPSession['send'];
  on: CDPSession['on'];
}

export interface Browser extends Wire {
  session(id: string): Wire;
}

interface Waiting {
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export async function connect(url: string): Promise<Browser> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('cannot connect to Chromium')), { once: true });
  });
  const waiting = new Map<number, Waiting>();
  const emitters = new Map<string | undefined, EventEmitter>();
  let last = 0;

  const emitterOf = (id: string | undefined): EventEmitter => {
    const known = emitters.get(id) ?? new EventEmitter().setMaxListeners(0);
    emitters.set(id, known);
    return known;
  };
  const wire = (id: string | undefined): Wire => {
    const emitter = emitterOf(id);
    const send = (method: string, params: object = {}): Promise<unknown> => {
      if (socket.readyState !== WebSocket.OPEN)
        return Promise.reject(new Error(`${method}: Chromium is gone`));
      last += 1;
      const number = last;
      socket.send(JSON.stringify({ id: number, method, params, sessionId: id }));
      return new Promise((resolve, reject) => waiting.set(number, { method, resolve, reject }));
    };
    return {
      id,
      send: send as Wire['send'],
      on: emitter.on.bind(emitter) as unknown as Wire['on'],
    };
  };

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as {
      id?: number;
      method?: string;
      params?: unknown;
      result?: unknown;
      error?: { message: string };
      sessionId?: string;
    };
    if (message.id === undefined) {
      // Several messages may come in one piece: whoever awaited the answer before this fact goes on first.
      queueMicrotask(() => emitterOf(message.sessionId).emit(message.method ?? '', message.params));
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result);
    else call?.reject(new Error(`${call.method}: ${message.error.message}`));
  });
  socket.addEventListener('close', () => {
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: Chromium is gone`));
    waiting.clear();
  });
  return { ...wire(undefined), session: wire };
}
