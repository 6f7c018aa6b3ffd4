// What the renderer finds as `window.recado`, whichever host it runs in: exactly two functions.
import type { Envelope } from './envelope.ts';
import type { EventName, EventPayload } from './events.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';

export interface Bridge {
  call<M extends MethodName>(name: M, input: MethodInput<M>): Promise<Envelope<MethodOutput<M>>>;
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void;
}
