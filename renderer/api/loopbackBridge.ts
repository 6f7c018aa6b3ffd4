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
  let stream: EventSource | null = null;
  const announce = (isReachable: boolean): void => {
    window.dispatchEvent(new CustomEvent(hostReachableEvent, { detail: isReachable }));
  };
  const openStream = (): EventSource => {
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => announce(true));
    source.addEventListener('error', () => announce(false));
    return source;
  };
  return {
    call: async (name, input) => {
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
      stream ??= openStream();
      const source = stream;
      const heard = (event: MessageEvent<string>): void => listener(JSON.parse(event.data));
      source.addEventListener(name, heard);
      return () => source.removeEventListener(name, heard);
    },
  };
}
