// How a person gets through Cl@ve to DEHú: by certificate in the background, or by hand in a window.
import { type ClaveOrigins, claveOriginsOf } from '../../identity/clave/relayClave.ts';
import type { AccountCertificate } from '../../model/account.ts';
import type { PortalAnswer, PortalSession } from '../../net/portalSession.ts';
import type { ConnectorContext } from '../connector.ts';
import { changed, readJson } from './parse.ts';

/** Parameter of the address that brings the bearer. */
export const bearerParameter = 'authData';

export interface DehuIdentity {
  subject: string | null;
  name: string | null;
  /** Null where none was presented. */
  certificate: AccountCertificate | null;
  fingerprint: string | null;
}

export interface DehuWay {
  /** Carries DEHú's form through Cl@ve and answers with the bearer that it brings. */
  identify(form: PortalAnswer, at: string): Promise<string>;
  /** A bearer that an earlier sign-in brought and nothing has spoken against yet; null to begin anew. */
  readonly keptBearer: string | null;
  /** Makes ready for the first request; fails with `personNeeded` or `ability.missing` where nobody can be asked. */
  begin(): Promise<void>;
  session(): PortalSession;
  /** Known after the first identification. */
  identity(): DehuIdentity;
  /** The bearer is over: what was kept of the sign-in is forgotten. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export interface DehuAddresses {
  origin: string;
  clave: ClaveOrigins;
}

export const addressesOf = ({ endpoints }: ConnectorContext): DehuAddresses => ({
  origin: endpoints['dehu'] ?? 'https://dehu.redsara.es',
  clave: claveOriginsOf(endpoints),
});

export const originsIn = ({ origin, clave }: DehuAddresses): string[] => [
  origin,
  clave.pasarela,
  clave.pasarelaIdent,
];

/** The page with the form that begins a relay: the API gives it as a JSON string. */
export function startOf(form: PortalAnswer, at: string): { url: string; html: string } {
  const html = readJson(form.text(), at);
  if (typeof html !== 'string') throw changed(at, 'noForm');
  return { url: form.url, html };
}
