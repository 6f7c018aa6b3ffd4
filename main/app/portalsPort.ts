// What a host with the system's certificate store and with windows can do for a sign-in; in plain Node there is neither.
import type { PortalSession, PortalSessionOptions } from '../net/portalSession.ts';
import type { PortalWindow, PortalWindowOptions } from '../net/portalWindow.ts';

export interface PortalsPort {
  /** For certificates of the system's store; a certificate file needs the session of plain Node. Nobody is asked for a PIN unless a person is there. */
  openSession(options: PortalSessionOptions, isPersonThere: boolean): PortalSession;
  /** PEM of what the store would offer to this origin; empty when it has nothing that fits. */
  offeredCertificates(origin: string, signal: AbortSignal): Promise<string[]>;
  /** A window where the person goes on by hand. */
  openWindow(options: PortalWindowOptions): Promise<PortalWindow>;
}
