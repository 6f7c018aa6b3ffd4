// A context for the connector of Peru around the sample portal, with the account's own user and password.
import type {
  ConnectorContext,
  ListingCursor,
  ListingEnd,
  ListingPage,
} from '../../main/connectors/connector.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import { type Failure, failureOf } from '../../main/contract/failure.ts';
import type { Account } from '../../main/model/account.ts';
import type { Logger } from '../../main/model/logger.ts';
import type { ListedNotice, Notice } from '../../main/model/notice.ts';
import type { SamplePeru } from '../portals/peru/startSamplePeru.ts';

export const peruNow = new Date('2026-07-17T15:00:00.000Z');

export function peruContext(
  peru: SamplePeru,
  change: {
    password?: string;
    isInteractive?: boolean;
    lines?: unknown[];
    account?: Partial<Account>;
    openWindow?: ConnectorContext['openWindow'];
    mappings?: ConnectorContext['mappings'];
  } = {},
): ConnectorContext {
  const account: Account = {
    id: 'a1',
    portal: 'peru',
    personId: 'p1',
    label: 'Ana',
    method: 'password',
    fields: { user: peru.user },
    subject: null,
    state: 'active',
    parkedFor: null,
    schedule: null,
    nextCheckAt: null,
    lastCompleteListingAt: null,
    createdAt: peruNow.toISOString(),
    ...change.account,
  };
  const line = (event: string, fields?: unknown) => void change.lines?.push(event, fields);
  const log: Logger = { debug: line, info: line, warn: line, error: line };
  return {
    account,
    secrets: { read: () => Promise.resolve(change.password ?? peru.password) },
    endpoints: peru.endpoints,
    trustedCa: [peru.caPem],
    clock: { now: () => peruNow },
    signal: new AbortController().signal,
    isInteractive: change.isInteractive ?? change.openWindow !== undefined,
    ...(change.openWindow ? { openWindow: change.openWindow } : {}),
    ...(change.mappings ? { mappings: change.mappings } : {}),
    log,
  };
}

export interface Listed {
  notices: ListedNotice[];
  pages: ListingPage[];
  end: ListingEnd | null;
  failure: Failure | null;
  cursor: ListingCursor | null;
}

/** One whole listing as the sync does it; what failed is told, what came before it is kept. */
export async function listAll(
  peru: SamplePeru,
  since: ListingCursor | null = null,
  context = peruContext(peru),
): Promise<Listed> {
  const connector = createPeruConnector();
  const result: Listed = { notices: [], pages: [], end: null, failure: null, cursor: since };
  try {
    const pages = connector.list(context, since);
    for (;;) {
      const step = await pages.next();
      if (step.done) {
        result.end = step.value;
        return result;
      }
      result.pages.push(step.value);
      result.notices.push(...step.value.notices);
      result.cursor = step.value.cursor ?? result.cursor;
    }
  } catch (error) {
    result.failure = failureOf(error);
    return result;
  } finally {
    await connector.finished?.(context);
  }
}

export const storedNotice = (listed: ListedNotice): Notice => {
  const { documents: _documents, ...facts } = listed;
  return {
    ...facts,
    id: `stored-${listed.portalNoticeId}`,
    accountId: 'a1',
    firstSeenAt: peruNow.toISOString(),
    noLongerListedAt: null,
  };
};
