// Shows alerts through the desktop's notification daemon over D-Bus: Electron gives no buttons on Linux, nor says why nothing came.
import type { EventEmitter } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import type { AlertOutcome } from '../../model/alert.ts';
import type { Logger } from '../../model/logger.ts';
import type { AlertSink, ShownAlert, SinkAction, SinkListener } from './alertSink.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const answerTimeoutMs = 5_000;
/** Desktop Notifications Specification 1.3: low 0, normal 1, critical 2. */
const critical = 2;
const normal = 1;
/** -1 leaves it to the daemon, 0 is for ever. */
const usualTimeout = -1;
const neverExpires = 0;
const dismissedByPerson = 2;

interface Line {
  bus: MessageBus;
  Variant: typeof import('@jellybrick/dbus-next').Variant;
  Message: typeof import('@jellybrick/dbus-next').Message;
  abilities: ReadonlySet<string>;
  /** The daemon's own address on the bus: a signal counts only from there. */
  owner: string | null;
}

export const hasSessionBus = (environment: NodeJS.ProcessEnv): boolean =>
  (environment['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '';

/** Connects with the first alert, and anew after the bus or the daemon went away. */
export function createFreedesktopSink(listener: SinkListener, log: Logger): AlertSink {
  let line: Promise<Line> | null = null;
  const shown = new Map<number, string>();
  const nativeIdOf = (id: string): number | null =>
    [...shown].find(([, alertId]) => alertId === id)?.[0] ?? null;

  const connect = async (): Promise<Line> => {
    const { sessionBus, Message, Variant } = await import('@jellybrick/dbus-next');
    const bus = sessionBus();
    const forget = (): void => {
      line = null;
    };
    // Its types leave the event out: without a bus to connect to, that is how it says so.
    const broken = new Promise<never>((_resolve, reject) => {
      (bus as EventEmitter).on('error', (error: Error) => {
        forget();
        reject(error);
      });
    });
    broken.catch(() => undefined);
    const opened: Line = { bus, Message, Variant, abilities: new Set(), owner: null };
    bus.on('message', (message) => hear(opened, message));
    await Promise.race([
      call(opened, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'AddMatch', 's', [
        `type='signal',interface='${name}',path='${path}'`,
      ]),
      broken,
    ]);
    const reply = await call(opened, name, path, 'GetCapabilities', '', []);
    opened.owner = reply.sender;
    opened.abilities = new Set(reply.body[0] as string[]);
    return opened;
  };

  const hear = (from: Line, message: Message): void => {
    if (message.interface !== name || message.sender !== from.owner) return;
    const [nativeId, detail] = message.body as [number, unknown];
    const id = shown.get(nativeId);
    if (id === undefined) return;
    if (message.member !== 'ActionInvoked' && message.member !== 'NotificationClosed') return;
    shown.delete(nativeId);
    if (message.member === 'ActionInvoked') {
      listener.acted(id, actionOf(String(detail)));
      // Some daemons leave it on the screen after a choice.
      takeOff(from, nativeId);
    } else if (detail === dismissedByPerson) listener.dismissed(id);
  };
  /** The daemon answers with an error for one that is gone. */
  const takeOff = (from: Line, nativeId: number): void =>
    void call(from, name, path, 'CloseNotification', 'u', [nativeId]).catch((error: unknown) =>
      log.debug('alert.notClosed', { error }),
    );

  const notify = async (to: Line, alert: ShownAlert): Promise<number> => {
    const { Variant, abilities } = to;
    const before =
      alert.replaces === null ? null : (alert.replaces.nativeId ?? nativeIdOf(alert.replaces.id));
    const actions = abilities.has('actions')
      ? alert.actions.flatMap(({ action, label }) =>
          action === 'open' ? ['default', label, 'open', label] : [action, label],
        )
      : [];
    const hints = {
      urgency: new Variant('y', alert.isUrgent ? critical : normal),
      'desktop-entry': new Variant('s', 'recado'),
      category: new Variant('s', 'im.received'),
      // After a crash in between it takes its own place where the daemon knows the hint.
      'x-dunst-stack-tag': new Variant('s', alert.id),
    };
    const reply = await call(to, name, path, 'Notify', 'susssasa{sv}i', [
      'Recado',
      before ?? 0,
      'recado',
      alert.title,
      abilities.has('body-markup') ? withoutMarkup(alert.body) : alert.body,
      actions,
      hints,
      alert.isUrgent ? neverExpires : usualTimeout,
    ]);
    const [nativeId] = reply.body as [number];
    if (before !== null && before !== nativeId) shown.delete(before);
    shown.set(nativeId, alert.id);
    return nativeId;
  };

  return {
    show: async (alert): Promise<AlertOutcome> => {
      try {
        line ??= connect();
        return { isShown: true, nativeId: await notify(await line, alert) };
      } catch (error) {
        line = null;
        const isAbsent = !isDBusError(error) || /ServiceUnknown|NameHasNoOwner|Spawn/.test(error.type);
        log.warn('alert.notShown', { reason: isAbsent ? 'noDaemon' : 'refused', error });
        return { isShown: false, reason: isAbsent ? 'noDaemon' : 'refused' };
      }
    },
    close: async (id, nativeId) => {
      const known = nativeIdOf(id) ?? nativeId;
      if (known === null) return;
      shown.delete(known);
      try {
        line ??= connect();
        takeOff(await line, known);
      } catch (error) {
        line = null;
        log.debug('alert.notClosed', { error });
      }
    },
    end: () => {
      void line?.then(
        ({ bus }) => bus.disconnect(),
        () => undefined,
      );
      line = null;
    },
  };
}

async function call(
  { bus, Message: Request }: Pick<Line, 'bus' | 'Message'>,
  destination: string,
  objectPath: string,
  member: string,
  signature: string,
  body: unknown[],
): Promise<Message> {
  const request = new Request({
    destination,
    path: objectPath,
    interface: destination,
    member,
    signature,
    body,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the notification daemon does not answer')), answerTimeoutMs);
  });
  try {
    const reply = await Promise.race([bus.call(request), late]);
    if (reply === null) throw new Error('no reply');
    return reply;
  } finally {
    clearTimeout(timer);
  }
}

const actionOf = (key: string): SinkAction => (key === 'done' || key === 'tomorrow' ? key : 'open');

const isDBusError = (error: unknown): error is Error & { type: string } =>
  error instanceof Error && 'type' in error && typeof error.type === 'string';

/** A title is somebody else's text: nothing in it may become a link or a picture. */
const withoutMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
