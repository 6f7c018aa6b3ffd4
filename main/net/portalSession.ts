// The one way to a portal over HTTP: exact hosts only, one cookie jar, a certificate for named hosts, limits on everything.
import type { CertificateChoice } from './certificateChoice.ts';

export interface PortalRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Sent as `application/x-www-form-urlencoded`, in this order. */
  form?: readonly (readonly [name: string, value: string])[];
  json?: unknown;
  /** The page that the request comes from. */
  referer?: string;
  /** `manual` gives the redirect itself back; the default follows at most ten, each to an allowed host. */
  redirect?: 'follow' | 'manual';
}

export interface PortalAnswer {
  status: number;
  /** Where the answer came from, after redirects. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  bytes: Uint8Array;
  /** The bytes as text, in the encoding that they really have. */
  text(): string;
}

/** One session is one sign-in of one identity: it is made anew for each and never shared. */
export interface PortalSession {
  /** Fails with a code of network.*, portal.*, certificate.*, or `cancelled`; any HTTP status is an answer. */
  fetch(request: PortalRequest): Promise<PortalAnswer>;
  close(): Promise<void>;
}

/** A certificate of the system's store: exactly this one is presented, or the request fails with `certificate.missing`. */
export interface StoreCertificate {
  choice: CertificateChoice;
  /** Sees the certificate before it is presented, and may still refuse by throwing a failure. */
  examine(certPem: string): void;
}

export interface PortalSessionOptions {
  /** Exact origins, e.g. `https://dehu.redsara.es`; there are no wildcards. */
  origins: readonly string[];
  /** Presented to these origins and to no other. As PEM it may come from a file that TLS itself cannot open (RC2, 3DES). */
  certificate?: (
    | { pfx: Uint8Array; passphrase: string }
    | { certPem: string; keyPem: string }
    | StoreCertificate
  ) & { origins: readonly string[] };
  /** More trusted authorities (PEM), for sample portals. A session with a store certificate trusts what the system trusts. */
  trustedCa: readonly string[];
  signal: AbortSignal;
  userAgent?: string;
  /** Until the connection stands, until the headers come, between two pieces of a body. */
  timeoutMs?: number;
  /** For one whole exchange, from connecting to the last byte. */
  wholeMs?: number;
  /** Of one answer, after inflating. */
  maxBytes?: number;
}
