// Sample portals have an authority of their own; the real app never gets here, and what the system trusts is never narrowed.
import { X509Certificate } from 'node:crypto';
import type { Session } from 'electron';

/** Chromium's own verdict. */
const asFound = -3;
const trusted = 0;

/** Lets this session trust servers of this machine whose certificate one of these authorities has signed; nothing else changes. */
export function trustSamples(session: Session, trustedCa: readonly string[]): void {
  if (trustedCa.length === 0) return;
  const authorities = trustedCa.map((pem) => new X509Certificate(pem));
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    answer(isSample(hostname, certificate.data, authorities) ? trusted : asFound);
  });
}

function isSample(hostname: string, pem: string, authorities: X509Certificate[]): boolean {
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return false;
  const leaf = new X509Certificate(pem);
  const isNamed = leaf.checkHost(hostname) !== undefined || leaf.checkIP(hostname) !== undefined;
  return isNamed && authorities.some((ca) => leaf.checkIssued(ca) && leaf.verify(ca.publicKey));
}
