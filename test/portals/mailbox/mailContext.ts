// What the engine hands to the mail connector, made for a sample mailbox.
import type {
  Connector,
  ConnectorContext,
  ListingCursor,
  ListingEnd,
  ListingPage,
} from '../../../main/connectors/connector.ts';
import { silentLogger } from '../../../main/model/logger.ts';
import type { SampleMailbox } from './startSampleMailbox.ts';

export interface MailContextOptions {
  fields?: Record<string, string>;
  password?: string;
  trustedCa?: string[];
  signal?: AbortSignal;
  now?: () => Date;
}

export function mailContext(mailbox: SampleMailbox, options: MailContextOptions = {}): ConnectorContext {
  return {
    account: {
      id: 'account-1',
      portal: 'chile',
      personId: 'person-1',
      label: 'Correo',
      method: 'imap',
      fields: {
        address: mailbox.user,
        host: mailbox.host,
        port: String(mailbox.portTls),
        security: 'tls',
        user: mailbox.user,
        ...options.fields,
      },
      subject: null,
      state: 'active',
      parkedFor: null,
      schedule: null,
      nextCheckAt: null,
      lastCompleteListingAt: null,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    secrets: { read: () => Promise.resolve(options.password ?? mailbox.password) },
    endpoints: {},
    trustedCa: options.trustedCa ?? [mailbox.caPem],
    clock: { now: options.now ?? (() => new Date()) },
    signal: options.signal ?? new AbortController().signal,
    isInteractive: false,
    log: silentLogger,
  };
}

export interface WholeListing {
  pages: ListingPage[];
  end: ListingEnd;
  /** As the store would keep it: through JSON. */
  cursor: ListingCursor | null;
  /** `kind @ junk` or `kind` of every notice, in the order listed. */
  kinds: string[];
  ids: string[];
}

/** Reads a listing to its end, as the engine does. */
export async function listAll(
  connector: Connector,
  context: ConnectorContext,
  since: ListingCursor | null = null,
): Promise<WholeListing> {
  const listing = connector.list(context, since);
  const pages: ListingPage[] = [];
  let cursor = since;
  for (;;) {
    const next = await listing.next();
    if (next.done) {
      const notices = pages.flatMap((page) => page.notices);
      return {
        pages,
        end: next.value,
        cursor,
        kinds: notices.map((notice) => (notice.isInJunk ? `${notice.kind} @ junk` : notice.kind)),
        ids: notices.map((notice) => notice.portalNoticeId),
      };
    }
    pages.push(next.value);
    if (next.value.cursor) cursor = JSON.parse(JSON.stringify(next.value.cursor)) as ListingCursor;
  }
}
