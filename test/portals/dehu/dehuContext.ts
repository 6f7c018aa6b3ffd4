// What the core would give the DEHú connector, over a sample portal: a certificate file, addresses, and time that waits only on paper.

import type {
  Connector,
  ConnectorContext,
  ListingCursor,
  ListingEnd,
  ListingPage,
} from '../../../main/connectors/connector.ts';
import { createDehuConnector } from '../../../main/connectors/dehu/connector.ts';
import type { Account } from '../../../main/model/account.ts';
import type { Logger } from '../../../main/model/logger.ts';
import type { ListedNotice, Notice } from '../../../main/model/notice.ts';
import type { SampleHolder } from '../ca/sampleAuthority.ts';
import type { SampleSpain } from './startSampleSpain.ts';

/** A clock that moves when somebody waits; the portal can be given the same one. */
export function paperClock(start = new Date()): {
  now(): Date;
  sleep(ms: number): Promise<void>;
  waited: number[];
} {
  let at = start.getTime();
  const waited: number[] = [];
  return {
    waited,
    now: () => new Date(at),
    sleep: async (ms) => {
      waited.push(ms);
      at += ms;
    },
  };
}

export const dehuAccount = (change: Partial<Account> = {}): Account => ({
  id: 'cuenta-1',
  portal: 'dehu',
  personId: 'persona-1',
  label: 'DEHú',
  method: 'pkcs12',
  fields: {},
  subject: null,
  state: 'active',
  parkedFor: null,
  schedule: null,
  nextCheckAt: null,
  lastCompleteListingAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

export interface DehuBench {
  connector: Connector;
  /** Every line that was logged, as JSON. */
  logged: string[];
  context(change?: Partial<ConnectorContext> & { holder?: SampleHolder }): ConnectorContext;
}

export function dehuBench(spain: SampleSpain, clock = paperClock()): DehuBench {
  const logged: string[] = [];
  const write = (event: string, fields: Record<string, unknown> = {}) =>
    logged.push(JSON.stringify({ event, ...fields }));
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  return {
    connector: createDehuConnector({ sleep: clock.sleep }),
    logged,
    context: ({ holder = 'ana', ...change } = {}) => {
      const { p12, passphrase } = spain.certificates[holder];
      return {
        account: dehuAccount(),
        secrets: { read: () => Promise.reject(new Error('no secret is read by name')) },
        certificate: { read: async () => ({ bytes: p12, passphrase }) },
        endpoints: spain.endpoints,
        trustedCa: [spain.caPem],
        clock,
        signal: new AbortController().signal,
        isInteractive: false,
        log,
        ...change,
      };
    },
  };
}

export interface Listing {
  pages: ListingPage[];
  notices: ListedNotice[];
  end: ListingEnd;
  cursor: ListingCursor | null;
}

/** The whole listing; what was read before a failure is in `pages`, which the failure leaves as they are. */
export async function listAll(
  { connector }: DehuBench,
  context: ConnectorContext,
  since: ListingCursor | null = null,
  pages: ListingPage[] = [],
): Promise<Listing> {
  const listing = connector.list(context, since);
  try {
    for (;;) {
      const step = await listing.next();
      if (step.done) {
        const cursors = pages.map(({ cursor }) => cursor).filter((cursor) => cursor !== null);
        return {
          pages,
          notices: pages.flatMap(({ notices }) => notices),
          end: step.value,
          cursor: cursors.at(-1) ?? null,
        };
      }
      pages.push(step.value);
    }
  } finally {
    await connector.finished?.(context);
  }
}

export const asNotice = (listed: ListedNotice): Notice => {
  const { documents: _documents, ...facts } = listed;
  return {
    ...facts,
    id: `aqui-${listed.portalNoticeId}`,
    accountId: 'cuenta-1',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    noLongerListedAt: null,
  };
};
