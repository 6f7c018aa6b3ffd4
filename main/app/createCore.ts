// Ports in, core out: the one place where everything is made and joined; nothing is made at import time.
import type { Core, HostPort } from './core.ts';
import type { Endpoints } from './endpoints.ts';

export interface CoreOptions {
  /** The profile folder; made with mode 0700 when absent. */
  profileDir: string;
  host: HostPort;
  /** Where the store's worker lies: `new URL('./storeWorker.js', import.meta.url)` in a built entry. */
  storeWorkerUrl: URL;
  version: string;
  endpoints: Endpoints;
}

/** Opens the profile and joins the core. Fails with `store.busy`, `store.damaged` or `store.full`. */
export function createCore(_options: CoreOptions): Promise<Core> {
  return Promise.reject(new Error('under construction'));
}
