// Answers which certificates of the system's store a portal would be offered, and why one of them cannot sign in.
import { X509Certificate } from 'node:crypto';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { MethodOutput } from '../../contract/methods.ts';
import { certificateChoiceOf, isReadable } from '../../net/certificateChoice.ts';
import { certificateFacts } from '../../vault/certificates/certificateFacts.ts';
import { checkCertificate } from '../../vault/certificates/checkCertificate.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Offered = MethodOutput<'certificates.probe'>[number];

/** A store on a slow card takes its time. */
const probeTimeoutMs = 60_000;

export const certificateHandlers = (
  deps: HandlerDeps,
): Pick<Handlers, `certificates.${string}` & keyof Handlers> => ({
  'certificates.probe': async ({ portal }) => {
    const methods = deps.registry.get(portal)?.manifest.signInMethods ?? [];
    const asked = methods.find(({ asksCertificateAt }) => asksCertificateAt)?.asksCertificateAt;
    if (!asked || !deps.host.portals) throw new FailureError('ability.missing', { what: 'osCertificates' });
    const origin = deps.endpoints.portals[portal]?.[asked.endpoint] ?? asked.origin;
    const offered = await deps.host.portals.offeredCertificates(origin, AbortSignal.timeout(probeTimeoutMs));
    const readable = offered.filter(isReadable);
    if (readable.length === 0) throw new FailureError('certificate.missing', { reason: 'noneOffered' });
    return readable.map((pem) => describe(pem, deps.clock.now()));
  },
});

function describe(pem: string, now: Date): Offered {
  const facts = certificateFacts(new X509Certificate(pem));
  const { name, nif, representative, issuer, validFrom, validTo } = facts;
  return {
    choice: JSON.stringify(certificateChoiceOf(pem)),
    name,
    nif,
    representative,
    issuer,
    validFrom,
    validTo,
    purpose: facts.canIdentify ? 'identify' : 'sign',
    refusal: refusalOf(() => checkCertificate(facts, now)),
  };
}

function refusalOf(check: () => void): Offered['refusal'] {
  try {
    check();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}
