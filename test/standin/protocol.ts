// Electron's custom schemes: Chromium driven from outside knows none, so app://host/x goes out as https://host.app.standin.test/x.
import { app } from './app.ts';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const suffix = '.standin.test';

/** Said once for all sessions, before `ready`, as in Electron. */
export function registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
  if (app.isReady())
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  for (const { scheme } of schemes) privileged.add(scheme);
}

/** Handlers belong to one session each. */
export class Protocol {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (!privileged.has(scheme))
      throw new Error(`place-holder: '${scheme}' was not registered as privileged`);
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled = (scheme: string): boolean => this.#handlers.has(scheme);

  /** Not in Electron: the handler for a request of a page, null where nobody took the scheme. */
  handlerFor = (url: string): SchemeHandler | null => this.#handlers.get(schemeOf(url)) ?? null;
}

const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '';

/** The address as Chromium sees it. */
export function outward(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  if (parts === null || !privileged.has(parts[1] ?? '')) return url;
  return new URL(`https://${parts[2]}.${parts[1]}${suffix}${parts[3] || '/'}`).href;
}

/** The address as the app sees it. */
export function inward(url: string): string {
  if (url.startsWith('blob:')) return `blob:${inward(url.slice('blob:'.length))}`;
  const parts = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin\.test(.*)$/i.exec(url);
  return parts === null ? url : `${parts[2]}://${parts[1]}${parts[3]}`;
}

/** The origin as Electron's frames tell it: `app://bundle`. */
export function originOf(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url);
  return parts === null ? 'null' : `${parts[1]}://${parts[2]}`;
}
