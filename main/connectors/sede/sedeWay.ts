// How a person gets through Cl@ve to the sede: by certificate in the background, or by hand in a window.
import { type ClaveOrigins, claveOriginsOf } from '../../identity/clave/relayClave.ts';
import type { PortalAnswer, PortalSession } from '../../net/portalSession.ts';
import type { ConnectorContext, Identity } from '../connector.ts';
import { realOrigins } from './manifest.ts';
import type { SedePage } from './sedePage.ts';

export type Get = (url: string, referer?: string) => Promise<PortalAnswer>;

export interface SedeWay {
  /** Makes ready for the first request; fails with `personNeeded` or `ability.missing` where nobody can be asked. */
  begin(): Promise<void>;
  session(): PortalSession;
  /**
   * Carries the page's form through Cl@ve and gives the page on which the service lands; `isAnew`: an earlier sign-in there has
   * ended.
   */
  relay(page: SedePage, service: { origin: string; isAnew: boolean }, get: Get): Promise<SedePage>;
  /** Services that an earlier sign-in still opens. */
  readonly signedIn: Set<string>;
  /** Known after the first relay, or from the certificate. */
  identity(): Identity;
  close(): Promise<void>;
}

export interface SedeAddresses {
  sede: string;
  infoext2: string;
  clave: ClaveOrigins;
}

export const addressesOf = ({ endpoints }: ConnectorContext): SedeAddresses => ({
  sede: endpoints['sede'] ?? realOrigins.sede,
  infoext2: endpoints['infoext2'] ?? realOrigins.infoext2,
  clave: claveOriginsOf(endpoints),
});

export const originsIn = ({ sede, infoext2, clave }: SedeAddresses): string[] => [
  sede,
  infoext2,
  clave.pasarela,
  clave.pasarelaIdent,
];
