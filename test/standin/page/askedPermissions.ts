// Chromium driven from outside answers permissions by itself: here the page's calls are put to the app's handlers first.
import type { Joint, joinWorlds as JoinWorlds } from './joinWorlds.ts';

/** Injected into the main world before any script of the page; `checks` holds what the check handler said per permission. */
export function askedPermissions(
  secret: string,
  checks: Record<string, boolean>,
  join: typeof JoinWorlds,
): void {
  if (window !== window.top) return;
  const joint: Joint = join(secret, 'main', {});
  const request = (permission: string): Promise<boolean> =>
    joint.ask('permission', 'request', permission) as Promise<boolean>;
  const denied = (): DOMException => new DOMException('Permission denied', 'NotAllowedError');

  /** The native call runs only when the app's handler said yes; the place-holder has then told Chromium too. */
  const guard = (
    target: object | undefined,
    key: string,
    permission: string,
    refuse: (args: unknown[]) => unknown,
  ): void => {
    const owner = target as Record<string, (...args: unknown[]) => unknown> | undefined;
    const native = owner?.[key];
    if (owner === undefined || native === undefined) return;
    Object.defineProperty(owner, key, {
      value: (...args: unknown[]) =>
        request(permission).then((isGranted) => (isGranted ? native.apply(owner, args) : refuse(args))),
    });
  };
  const rejecting = (): never => {
    throw denied();
  };
  const tellGeolocation = (args: unknown[]): void => {
    (args[1] as ((error: object) => void) | undefined)?.({ code: 1, message: 'User denied Geolocation' });
  };

  guard(navigator.geolocation, 'getCurrentPosition', 'geolocation', tellGeolocation);
  guard(navigator.mediaDevices, 'getUserMedia', 'media', rejecting);
  guard(navigator.clipboard, 'readText', 'clipboard-read', rejecting);
  guard(navigator.clipboard, 'writeText', 'clipboard-sanitized-write', rejecting);
  guard(globalThis.Notification, 'requestPermission', 'notifications', () => 'denied');
  Object.defineProperty(globalThis.Notification ?? {}, 'permission', {
    get: () => (checks.notifications ? 'granted' : 'denied'),
  });
  const query = navigator.permissions.query.bind(navigator.permissions);
  Object.defineProperty(navigator.permissions, 'query', {
    value: async (descriptor: PermissionDescriptor) =>
      checks[descriptor.name] === false ? { name: descriptor.name, state: 'denied' } : query(descriptor),
  });
}
