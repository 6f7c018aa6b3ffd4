// A portal that is loaded late must be the same portal: same abilities, same answers, loaded once.
import { describe, expect, test } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import type { Connector, ListingEnd, ListingPage } from '../../main/connectors/connector.ts';
import { lazyConnector } from '../../main/connectors/lazyConnector.ts';
import { createRegistry } from '../../main/connectors/registry.ts';

const always = ['manifest', 'check', 'list', 'inspect'];
const extrasOf = (connector: Connector) =>
  Object.entries(connector)
    .filter(([name, value]) => !always.includes(name) && value !== undefined)
    .map(([name]) => name)
    .toSorted();

/** What the portal's own folder makes, without the registry between. */
async function wholeConnector(portal: string): Promise<Connector> {
  const module: Record<string, () => Connector> = await import(
    `../../main/connectors/${portal}/connector.ts`
  );
  const make = Object.entries(module).find(([name]) => /^create\w+Connector$/.test(name))?.[1];
  if (make === undefined) throw new Error(`${portal} makes no connector`);
  return make();
}

test.each([...createRegistry()])('%s says the extras that its own code has', async (portal, late) => {
  const whole = await wholeConnector(portal);
  expect(extrasOf(late)).toEqual(extrasOf(whole));
  expect(late.manifest).toBe(whole.manifest);
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
    expect(extrasOf(late)).toEqual(['watch']);
  });

  test('that promised more than it has fails as what it is', async () => {
    const { download: _left, ...lesser } = inner;
    const late = lazyConnector(inner.manifest, ['download'], async () => lesser);
    const asked = late.download?.(undefined as never, undefined as never, undefined as never);
    await expect(asked).rejects.toMatchObject({ failure: { code: 'ability.missing' } });
  });
});
