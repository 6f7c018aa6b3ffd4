// Fetches the document and the voucher of what is settled already; asking for them has no effect any more.
import { FailureError } from '../../contract/failure.ts';
import type { Notice } from '../../model/notice.ts';
import type { ConnectorContext, DownloadedFile } from '../connector.ts';
import { type DehuSession, refuseStatus } from './dehuSession.ts';
import { changed } from './parse.ts';
import { readAnnexes } from './readAnnexes.ts';
import { readDehuFile } from './readFile.ts';

/** Waits for a while; rejects when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Both refusals pass by themselves within this time: 409 after an acceptance, 503 after nine in a row (seen 2026). */
export const documentWaitsMs: readonly number[] = [0, 3_000, 8_000, 20_000, 45_000];

export type DehuDocument = 'document' | 'voucher';

/**
 * The file and, with a document, the annexes that its answer brings along. Fails as `askForDocument` and `readDehuFile` do.
 */
export async function downloadDocument(
  session: DehuSession,
  context: ConnectorContext,
  notice: Notice,
  which: DehuDocument,
  waits: Waits,
): Promise<DownloadedFile> {
  const text = await askForDocument(session, context, notice, which, waits);
  const file = readDehuFile(text, which, which === 'voucher' ? 'acuse' : 'documento');
  return which === 'voucher' ? file : { ...file, attachments: annexesIn(text, which) };
}

/** The annexes of an answer, each under an id of its own. */
export const annexesIn = (text: string, at: string): NonNullable<DownloadedFile['attachments']> =>
  readAnnexes(text, at).map((annex, position) => ({ portalDocumentId: `annex:${position + 1}`, ...annex }));

interface Waits {
  sleep: Sleep;
  waitsMs?: readonly number[];
}

/**
 * The answer that holds it, after as many waits as it takes. Fails with `document.gone` (404 is
 * final), `portal.rateLimited` when no wait helped, and what a portal can fail with.
 */
export async function askForDocument(
  session: DehuSession,
  context: ConnectorContext,
  notice: Notice,
  which: DehuDocument,
  { sleep, waitsMs = documentWaitsMs }: Waits,
): Promise<string> {
  const list = notice.kind === 'communication' ? 'communications' : 'realized_notifications';
  const path = `/api/v1/${list}/${encodeURIComponent(referenceOf(notice))}/${which}`;
  for (const waitMs of waitsMs) {
    if (waitMs > 0) await sleep(waitMs, context.signal);
    const answer = await session.get(path, '/es/notifications?realized=true');
    if (answer.status === 404) throw new FailureError('document.gone', { which });
    if (answer.status === 409 || isThrottled(answer)) continue;
    refuseStatus(answer, which, context);
    return answer.text();
  }
  throw new FailureError('portal.rateLimited', { at: which });
}

/** 503 without a word is the throttle; with a page or a time it is the portal that is closed. */
const isThrottled = ({
  status,
  bytes,
  headers,
}: {
  status: number;
  bytes: Uint8Array;
  headers: Record<string, string>;
}) => status === 503 && bytes.byteLength === 0 && headers['retry-after'] === undefined;

/** The key of a notice's documents and acts; another value than its identifier. */
export function referenceOf(notice: Pick<Notice, 'evidence'>): string {
  const reference = notice.evidence['sentReference'];
  if (reference === undefined) throw changed('notice', 'noReference');
  return reference;
}
