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

/** The person types a password meanwhile. */
const promptTimeoutMs = 120_000;
const service = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';

/**
 * Asks the provider to unlock its default collection, which shows the provider's own prompt; Recado never sees the
 * password. Resolves when the prompt is over, whatever was chosen: the state says what came of it.
 */
export async function unlockSecretService(): Promise<void> {
  const bus = sessionBus();
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, promptTimeoutMs);
      // Its types leave the event out: without a bus to connect to, that is how it says so.
      (bus as EventEmitter).on('error', () => resolve());
      showPrompt(bus).then(resolve, (error: unknown) =>
        error instanceof DBusError ? resolve() : reject(error),
      );
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}

/** Secret Service API draft 0.2, "Prompts and Prompting". */
async function showPrompt(bus: MessageBus): Promise<void> {
  const ask = async (
    destination: string,
    path: string,
    owner: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> => {
    const message = new Message({ destination, path, interface: owner, member, signature, body });
    return (await bus.call(message))?.body ?? [];
  };
  const secretService = 'org.freedesktop.Secret.Service';
  const [collection] = await ask(service, servicePath, secretService, 'ReadAlias', 's', ['default']);
  if (typeof collection !== 'string' || collection === '/') return;
  const [, prompt] = await ask(service, servicePath, secretService, 'Unlock', 'ao', [[collection]]);
  if (typeof prompt !== 'string' || prompt === '/') return;
  const bus0 = 'org.freedesktop.DBus';
  await ask(bus0, '/org/freedesktop/DBus', bus0, 'AddMatch', 's', [
    `type='signal',interface='org.freedesktop.Secret.Prompt',path='${prompt}'`,
  ]);
  const completed = new Promise<void>((resolve) => {
    bus.on('message', (message) => {
      if (message.path === prompt && message.member === 'Completed') resolve();
    });
  });
  await ask(service, prompt, 'org.freedesktop.Secret.Prompt', 'Prompt', 's', ['']);
  await completed;
}
