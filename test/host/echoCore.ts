// A core that answers with what it was asked, for tests of the doors around it; facts are raised by hand.
import type { Core } from '../../main/app/core.ts';
import { createHub } from '../../main/app/createHub.ts';
import type { EventName, EventPayload } from '../../main/contract/events.ts';
import { silentLogger } from '../../main/model/logger.ts';

export interface EchoCore extends Core {
  /** Every call that got through, in order. */
  calls: { name: string; input: unknown }[];
  raise<E extends EventName>(name: E, payload: EventPayload<E>): void;
  /** How many listeners there are now. */
  listeners(): number;
}

export function createEchoCore(): EchoCore {
  const hub = createHub(silentLogger);
  let listeners = 0;
  const calls: EchoCore['calls'] = [];
  return {
    calls,
    call: (name, input) => {
      calls.push({ name, input });
      return Promise.resolve({ ok: true, value: { name, input } });
    },
    on: (name, listener) => {
      const stop = hub.on(name, listener);
      listeners += 1;
      return () => {
        listeners -= 1;
        stop();
      };
    },
    raise: (name, payload) => hub.emit(name, payload),
    listeners: () => listeners,
    start: () => Promise.resolve(),
    idle: () => Promise.resolve(),
    requestNotice: () => undefined,
    requestScreen: () => undefined,
    alertTold: () => Promise.resolve(),
    wake: () => undefined,
    close: () => Promise.resolve(),
  };
}
