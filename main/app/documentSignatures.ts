// Tells what a document's signatures are worth, and asks their authorities where the person wants it; loaded with the first question.
import { X509Certificate } from 'node:crypto';
import type { SignaturesView } from '../contract/signatureViews.ts';
import { knownRoots, type PublicRoot, publicRoots } from '../documents/publicRoots.ts';
import { checkRevocation, hostsToAsk } from '../documents/revocation/checkRevocation.ts';
import { type VerifiedSignature, verifyWithPaths } from '../documents/verifySignatures.ts';
import type { Clock, Day } from '../model/day.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { RevocationCheck } from '../model/documentSignature.ts';
import { openAuthorityAsker } from '../net/askAuthority.ts';
import type { Store } from '../store/store.ts';
import type { Endpoints } from './endpoints.ts';

interface SignatureDeps {
  store: Pick<Store, 'readings' | 'audit'>;
  clock: Clock;
  endpoints: Endpoints;
}

/** For all certificates of a document together. */
const wholeMs = 60_000;

const rootsOf = ({ signatureRoots = [] }: Endpoints): PublicRoot[] => [
  ...publicRoots(),
  ...signatureRoots.map(({ pem, domains, comparedOn }) => ({
    der: new X509Certificate(pem).raw,
    domains,
    origin: comparedOn
      ? ({ source: 'publicSources', comparedOn } as const)
      : ({ source: 'sample', comparedOn: null } as const),
    intermediates: [],
  })),
];

/** Verified now, from the bytes and our roots alone; with what authorities said earlier. */
export async function readSignatures(
  { store, endpoints }: SignatureDeps,
  document: NoticeDocument,
  bytes: Uint8Array,
): Promise<SignaturesView> {
  const verified = await verifyWithPaths(bytes, rootsOf(endpoints));
  return {
    signatures: verified.map(({ signature }) => signature),
    roots: knownRoots(),
    askable: [...new Set(verified.flatMap(({ path }) => hostsToAsk(path)))],
    checks: toShow(await store.readings.revocations(document.id)),
  };
}

/** Only on the person's explicit act: the authorities learn that somebody looks at these certificates. */
export async function askRevocation(
  { store, clock, endpoints }: SignatureDeps,
  { id: documentId, accountId, noticeId }: NoticeDocument,
  sha256: string,
  bytes: Uint8Array,
): Promise<void> {
  const asker = openAuthorityAsker(AbortSignal.timeout(wholeMs));
  const now = clock.now();
  const at = now.toISOString();
  const roots = rootsOf(endpoints);
  try {
    const standings = await checkRevocation(bytes, roots, asker.ask, now);
    await store.readings.addRevocation({ documentId, sha256, at, standings });
    const copiedRoots = copiedIn(await verifyWithPaths(bytes, roots));
    const details = { documentId, sha256, certificates: standings.flat(), copiedRoots };
    await store.audit.append({ at, what: 'document.revocationAsked', accountId, noticeId, details });
  } finally {
    await asker.close();
  }
}

/** What an authority says of a certificate is worth as much as the root that it leads to: where that is copied, the audit says so. */
function copiedIn(verified: readonly VerifiedSignature[]): { name: string | null; comparedOn: Day }[] {
  const copied = verified.flatMap(({ path }) =>
    path?.root.source === 'publicSources' ? [{ name: path.root.name, comparedOn: path.root.comparedOn }] : [],
  );
  return [...new Map(copied.map((one) => [one.name, one])).values()];
}

/** An asking that came to nothing does not hide what an earlier one brought. */
function toShow(checks: readonly RevocationCheck[]): RevocationCheck[] {
  const isAnswered = ({ standings }: RevocationCheck): boolean =>
    standings.flat().every(({ state }) => state !== 'unchecked');
  const [latest, ...earlier] = checks;
  if (!latest) return [];
  const answered = isAnswered(latest) ? undefined : earlier.find(isAnswered);
  return answered ? [latest, answered] : [latest];
}
