// The core's events as server-sent events: one stream per open page, ended when the page or the host goes.
import type { Context } from 'hono';
import type { Core } from '../app/core.ts';
import { eventNames } from '../contract/events.ts';

/** Keeps the connection known as alive; well under the minute after which idle connections are cut. */
const heartbeatMs = 25_000;
/** A page that stopped reading is let go at this many waiting events; its browser connects again when it wakes. */
const waitingLimit = 1_000;

export interface EventStreams {
  /** `GET /api/events`. */
  route(c: Context): Response;
  /** Ends every stream. */
  close(): void;
}

export function createEventStreams(core: Core): EventStreams {
  const open = new Set<() => void>();
  const encoder = new TextEncoder();

  const start = (controller: ReadableStreamDefaultController<Uint8Array>): (() => void) => {
    const send = (text: string) => {
      controller.enqueue(encoder.encode(text));
      if ((controller.desiredSize ?? 0) < -waitingLimit) finish();
    };
    const stops = eventNames.map((name) =>
      core.on(name, (payload) => send(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`)),
    );
    const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs);
    heartbeat.unref();
    const forget = () => {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
      open.delete(finish);
    };
    const finish = () => {
      forget();
      controller.close();
    };
    open.add(finish);
    send(': listening\n\n');
    return forget;
  };

  return {
    route: (c) => {
      let forget: (() => void) | null = null;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          forget = start(controller);
        },
        cancel: () => forget?.(),
      });
      // The connection ends with the stream, so that closing the host does not wait for an idle one.
      return c.body(body, 200, { 'Content-Type': 'text/event-stream', Connection: 'close' });
    },
    close: () => {
      for (const finish of open) finish();
    },
  };
}
