// The one place facts pass through inside the core.
import type { EventName, EventPayload } from '../contract/events.ts';
import { failureOf } from '../contract/failure.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';

export function createHub(log: Logger): Hub {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  return {
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) {
        try {
          (listener as (payload: unknown) => void)(payload);
        } catch (error) {
          log.error('listener.failed', { name, failure: failureOf(error), error });
        }
      }
    },
    on: <E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void) => {
      const set = listeners.get(name) ?? new Set();
      set.add(listener);
      listeners.set(name, set);
      return () => void set.delete(listener);
    },
  };
}
