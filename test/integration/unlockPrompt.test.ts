// The button that unlocks the keychain: the provider is asked, its own prompt is waited for, and Recado sees no password.
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askSecretService, unlockSecretService } from '../../main/vault/secretService.ts';
import { type DesktopSession, hasDesktopParts, startDesktopSession } from '../support/desktopSession.ts';

const promptPath = '/org/freedesktop/secrets/prompt/p1';
const collection = '/org/freedesktop/secrets/collection/login';

describe.skipIf(!hasDesktopParts)('the keychain is unlocked by its own prompt', () => {
  let desktop: DesktopSession;
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  beforeEach(async () => {
    desktop = await startDesktopSession();
    process.env.DBUS_SESSION_BUS_ADDRESS = desktop.env.DBUS_SESSION_BUS_ADDRESS;
  });
  afterEach(async () => {
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
    await desktop.end();
  });

  /** A provider that speaks the Secret Service's words; the person types the right password, or gives up. */
  async function provide(isDismissed: boolean): Promise<{ asked: string[]; end(): void }> {
    const bus = sessionBus({ busAddress: desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '' });
    const asked: string[] = [];
    let isLocked = true;
    bus.addMethodHandler((message: Message) => {
      asked.push(message.member ?? '');
      const answer = (signature: string, ...body: unknown[]): true => {
        bus.send(Message.newMethodReturn(message, signature, body));
        return true;
      };
      switch (message.member) {
        case 'Get':
          return answer('v', new Variant('b', isLocked));
        case 'ReadAlias':
          return answer('o', collection);
        case 'Unlock':
          return isLocked ? answer('aoo', [], promptPath) : answer('aoo', [collection], '/');
        case 'Prompt': {
          answer('');
          isLocked = isDismissed;
          const signal = Message.newSignal(promptPath, 'org.freedesktop.Secret.Prompt', 'Completed', 'bv', [
            isDismissed,
            new Variant('ao', []),
          ]);
          bus.send(signal);
          return true;
        }
        default:
          return false;
      }
    });
    await bus.call(
      new Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'RequestName',
        signature: 'su',
        body: ['org.freedesktop.secrets', 0],
      }),
    );
    return { asked, end: () => bus.disconnect() };
  }

  it('and is open afterwards', async () => {
    const provider = await provide(false);
    expect(await askSecretService()).toBe('locked');
    await unlockSecretService();
    expect(await askSecretService()).toBe('open');
    expect(provider.asked).toEqual(['Get', 'ReadAlias', 'Unlock', 'Prompt', 'Get']);
    provider.end();
  });

  it('or stays locked when the person gives up', async () => {
    const provider = await provide(true);
    await unlockSecretService();
    expect(await askSecretService()).toBe('locked');
    provider.end();
  });

  it('and nothing happens where there is no provider', async () => {
    await unlockSecretService();
    expect(await askSecretService()).toBe('noService');
  });
});
