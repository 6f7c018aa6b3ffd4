// contextBridge's wire: two worlds of one document call each other synchronously by CustomEvent, functions travel as numbers.

/** A packed value: `f` a function, `p` a promise, `e` an error, `a` an array, `o` an object, else the clone in `v`. */
export interface Packed {
  f?: number;
  p?: number;
  e?: { message: string };
  a?: Packed[];
  o?: Record<string, Packed>;
  v?: unknown;
  thrown?: Packed;
}

export interface Joint {
  /** Shows `api` to the main world as `window[key]`, frozen. */
  expose(key: string, api: unknown): void;
  /** Calls the function that the other world gave for this name. */
  ask(name: string, ...args: unknown[]): unknown;
}

/**
 * Injected into both worlds as source, so it closes over nothing. Dispatch is synchronous across the worlds of a document and
 * Chromium clones `detail`; event names carry a secret per window, so that the page cannot speak on the wire.
 */
export function joinWorlds(
  secret: string,
  side: 'main' | 'isolated',
  answers: Record<string, (...args: never[]) => unknown>,
): Joint {
  type Message =
    | { op: 'call'; id: number; args: Packed[] }
    | { op: 'ask'; name: string; args: Packed[] }
    | { op: 'settle'; id: number; isOk: boolean; value: Packed }
    | { op: 'expose'; key: string; api: Packed };
  const other = side === 'main' ? 'isolated' : 'main';
  // Taken before the page's own scripts could replace them.
  const dispatch = window.dispatchEvent.bind(window);
  const addListener = window.addEventListener.bind(window);
  const Event = CustomEvent;
  const given = new Map<number, (...args: unknown[]) => unknown>();
  const promised = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const replies: Packed[] = [];
  let last = 0;

  const send = (name: string, detail: unknown): void => {
    dispatch(new Event(`${secret}:${name}`, { detail }));
  };
  const listen = (name: string, listener: (detail: never) => void): void => {
    addListener(`${secret}:${name}`, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent<never>).detail);
    });
  };
  const talk = (message: Message): unknown => {
    send(`to-${other}`, message);
    return unpack(replies.pop() ?? {}, false);
  };

  function pack(value: unknown): Packed {
    if (typeof value === 'function') {
      last += 1;
      given.set(last, value as (...args: unknown[]) => unknown);
      return { f: last };
    }
    if (typeof value === 'symbol') return {};
    if (value === null || typeof value !== 'object') return { v: value };
    if (value instanceof Promise) {
      last += 1;
      const id = last;
      value.then(
        (settled) => talk({ op: 'settle', id, isOk: true, value: pack(settled) }),
        (error: unknown) => talk({ op: 'settle', id, isOk: false, value: pack(error) }),
      );
      return { p: id };
    }
    if (value instanceof Error) return { e: { message: value.message } };
    if (Array.isArray(value)) return { a: value.map(pack) };
    if (Object.prototype.toString.call(value) !== '[object Object]') return { v: value };
    return { o: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) };
  }

  function unpack(packed: Packed, isFrozen: boolean): unknown {
    const keep = <T>(value: T): T => (isFrozen ? Object.freeze(value) : value);
    if (packed.thrown) throw unpack(packed.thrown, false);
    if (packed.f !== undefined) {
      const id = packed.f;
      return (...args: unknown[]) => talk({ op: 'call', id, args: args.map(pack) });
    }
    if (packed.p !== undefined) {
      const id = packed.p;
      return new Promise((resolve, reject) => promised.set(id, { resolve, reject }));
    }
    if (packed.e) return new Error(packed.e.message);
    if (packed.a) return keep(packed.a.map((inner) => unpack(inner, isFrozen)));
    if (packed.o) {
      const entries = Object.entries(packed.o).map(([key, inner]) => [key, unpack(inner, isFrozen)]);
      return keep(Object.fromEntries(entries) as unknown);
    }
    return packed.v;
  }

  function answer(message: Message): unknown {
    if (message.op === 'call')
      return given.get(message.id)?.(...message.args.map((arg) => unpack(arg, false)));
    if (message.op === 'ask')
      return answers[message.name]?.(...(message.args.map((arg) => unpack(arg, false)) as never[]));
    if (message.op === 'settle') {
      const waiting = promised.get(message.id);
      promised.delete(message.id);
      waiting?.[message.isOk ? 'resolve' : 'reject'](unpack(message.value, false));
      return undefined;
    }
    if (message.key in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, message.key, { value: unpack(message.api, true), enumerable: true });
    return undefined;
  }

  listen(`reply-${side}`, (detail: Packed) => {
    replies.push(detail);
  });
  listen(`to-${side}`, (message: Message) => {
    let reply: Packed;
    try {
      reply = pack(answer(message));
    } catch (error) {
      reply = { thrown: pack(error instanceof Error ? error : new Error(String(error))) };
    }
    send(`reply-${other}`, reply);
  });
  return {
    expose: (key, api) => void talk({ op: 'expose', key, api: pack(api) }),
    ask: (name, ...args) => talk({ op: 'ask', name, args: args.map(pack) }),
  };
}
