// A portal that is loaded late must be the same portal: same abilities, same answers, loaded once.
import { describe, expect, test } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import type { Connector, ListingEnd, ListingPage } from '../../main/connectors/connector.ts';
import { type ConnectorExtra, lazyConnector } from '../../main/connectors/lazyConnector.ts';
import { createRegistry } from '../../main/connectors/registry.ts';

const extras: ConnectorExtra[] = ['download', 'planOpening', 'open', 'watch', 'importFile'];
const has = (connector: Connector | undefined) => extras.filter((name) => connector?.[name] !== undefined);

test('every portal of the registry says the extras that its own code has', () => {
  const whole = new Map<string, Connector>([['chile', createChileConnector()]]);
  for (const [portal, connector] of createRegistry()) {
    const own = whole.get(portal);
    expect([portal, has(connector)]).toEqual([portal, has(own)]);
    expect(connector.manifest).toBe(own?.manifest);
  }
});

describe('a late connector', () => {
  const page: ListingPage = {
    notices: [],
    inlineDocuments: [],
    evidence: [],
    secrets: [],
    seen: 1,
    total: 1,
    cursor: null,
  };
  const end: ListingEnd = { isComplete: true, presentIds: null, unread: [] };
  const inner: Connector = {
    ...createChileConnector(),
    check: async () => ({ subject: 'camila', name: null }),
    list: async function* () {
      yield page;
      return end;
    },
  };

  test('lists the same pages and the same end, and loads once', async () => {
    let loads = 0;
    const late = lazyConnector(inner.manifest, ['watch'], async () => {
      loads += 1;
      return inner;
    });
    expect(loads).toBe(0);
    const context = undefined as never;
    const listing = late.list(context, null);
    expect(await listing.next()).toEqual({ done: false, value: page });
    expect(await listing.next()).toEqual({ done: true, value: end });
    expect(await late.check(context)).toEqual({ subject: 'camila', name: null });
    expect(loads).toBe(1);
    expect(has(late)).toEqual(['watch']);
  });

  test('that promised more than it has fails as what it is', async () => {
    const late = lazyConnector(inner.manifest, ['download'], async () => inner);
    const asked = late.download?.(undefined as never, undefined as never, undefined as never);
    await expect(asked).rejects.toMatchObject({ failure: { code: 'ability.missing' } });
  });
});
