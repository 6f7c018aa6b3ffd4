// What Chromium driven from outside would decide by itself is put to the app's handlers here: permissions and new windows.
import type { Joint, joinWorlds as JoinWorlds } from './joinWorlds.ts';

/** Injected into the main world before any script of the page; `checks` holds what the check handler said per permission. */
export function mainWorld(secret: string, checks: Record<string, boolean>, join: typeof JoinWorlds): void {
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

  // A denied window is never made in Electron; made and closed from outside it can stall the page that opened it.
  const openWindow = (url: string, name: string, body: string | null = null): null => {
    joint.ask('openWindow', new URL(url, document.baseURI).href, name, body);
    return null;
  };
  window.open = (url, name) => openWindow(String(url ?? 'about:blank'), name ?? '');
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isApart = link?.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey;
    if (link === null || link.href === '' || link.download !== '' || !isApart || event.defaultPrevented)
      return;
    event.preventDefault();
    openWindow(link.href, link.target);
  });
  window.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.target !== '_blank' || event.defaultPrevented) return;
    event.preventDefault();
    const sent = [...new FormData(form, event.submitter)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.name,
    ]);
    const words = new URLSearchParams(sent).toString();
    if (form.method === 'post') openWindow(form.action, form.target, words);
    else openWindow(`${form.action.replace(/[?#].*/, '')}?${words}`, form.target);
  });
}
