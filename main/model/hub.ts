// Carries facts from the rooms to whoever listens; a listener that throws never stops the others.
import type { EventName, EventPayload } from '../contract/events.ts';

export interface Hub {
  emit<E extends EventName>(name: E, payload: EventPayload<E>): void;
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void;
}
