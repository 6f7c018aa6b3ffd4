// The bridge over HTTP for the loopback host: one POST per call, one server-sent event stream for facts.
import type { Bridge } from '../../main/contract/bridge.ts';
import type { Envelope } from '../../main/contract/envelope.ts';

/** Fired on `window` with `detail` true when the stream opens and false when the host cannot be reached. */
export const hostReachableEvent = 'recado:hostReachable';

const unreachable: Envelope<never> = {
  ok: false,
  failure: { code: 'bug', details: { error: 'hostUnreachable' } },
};

export function createLoopbackBridge(): Bridge {
  const stream = new EventSource('/api/events');
  const announce = (isReachable: boolean): void => {
    window.dispatchEvent(new CustomEvent(hostReachableEvent, { detail: isReachable }));
  };
  // Nothing is asked before its changes can be heard: what changed between the answer and the first fact would be lost.
  const settled = new Promise<void>((resolve) => {
    for (const name of ['open', 'error']) stream.addEventListener(name, () => resolve(), { once: true });
  });
  stream.addEventListener('open', () => announce(true));
  stream.addEventListener('error', () => announce(false));
  return {
    call: async (name, input) => {
      await settled;
      try {
        const answer = await fetch(`/api/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          credentials: 'same-origin',
          body: JSON.stringify(input),
        });
        // oxlint-disable-next-line typescript/no-unsafe-return -- the host answers with the contract's envelope
        return await answer.json();
      } catch {
        return unreachable;
      }
    },
    on: (name, listener) => {
      const heard = (event: MessageEvent<string>): void => listener(JSON.parse(event.data));
      stream.addEventListener(name, heard);
      return () => stream.removeEventListener(name, heard);
    },
  };
}
