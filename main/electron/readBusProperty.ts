// Reads one property of a service on a D-Bus, once, without staying connected: what a desktop says of itself.
import type { EventEmitter } from 'node:events';

const answerTimeoutMs = 2_000;

interface BusProperty {
  bus: 'session' | 'system';
  /** The service, which is its interface too. */
  service: string;
  path: string;
  name: string;
}

/** Undefined where there is no such bus or service, or none that answers within two seconds. */
export async function readBusProperty({ bus: kind, service, path, name }: BusProperty): Promise<unknown> {
  const { Message, sessionBus, systemBus } = await import('@jellybrick/dbus-next');
  const bus = kind === 'session' ? sessionBus() : systemBus();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<unknown>((resolve) => {
      timer = setTimeout(() => resolve(undefined), answerTimeoutMs);
      // Its types leave the event out: without a bus to connect to, that is how it says so.
      (bus as EventEmitter).on('error', () => resolve(undefined));
      const asked = new Message({
        destination: service,
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [service, name],
      });
      bus.call(asked).then(
        (reply) => resolve(valueOf(reply?.body[0])),
        () => resolve(undefined),
      );
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}

const valueOf = (variant: unknown): unknown =>
  typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined;
