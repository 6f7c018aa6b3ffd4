// Asks the Secret Service (gnome-keyring, KWallet, KeePassXC) over D-Bus whether the keychain of this session is locked.
import type { EventEmitter } from 'node:events';
import { DBusError, Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';
import type { AskKeychainState, KeychainState } from './keychainState.ts';

const answerTimeoutMs = 3_000;

/**
 * One short connection per question, about 10 ms. The default collection's `Locked` property is read, which starts the
 * provider where the bus knows how to, and never shows a prompt.
 */
export const askSecretService: AskKeychainState = async () => {
  let bus: MessageBus;
  try {
    bus = sessionBus();
  } catch {
    return 'noBus';
  }
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<KeychainState>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), answerTimeoutMs);
      // Its types leave the event out: without a bus to connect to, that is how it says so.
      (bus as EventEmitter).on('error', () => resolve('noBus'));
      readLocked(bus).then(resolve, (error: unknown) => resolve(stateOf(error)));
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
};

async function readLocked(bus: MessageBus): Promise<KeychainState> {
  const reply = await bus.call(
    new Message({
      destination: 'org.freedesktop.secrets',
      path: '/org/freedesktop/secrets/aliases/default',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.freedesktop.Secret.Collection', 'Locked'],
    }),
  );
  const [locked] = reply?.body ?? [];
  const isLocked =
    typeof locked === 'object' && locked !== null && 'value' in locked && locked.value === true;
  return isLocked ? 'locked' : 'open';
}

/** A provider without a collection does not know the object; without a provider the bus does not know the name. */
function stateOf(error: unknown): KeychainState {
  if (!(error instanceof DBusError)) return 'noBus';
  const name = error.type.slice(error.type.lastIndexOf('.') + 1);
  if (name === 'UnknownMethod' || name === 'UnknownObject' || name === 'UnknownInterface')
    return 'noCollection';
  if (name === 'NoReply' || name === 'Timeout' || name === 'TimedOut') return 'timeout';
  return 'noService';
}
