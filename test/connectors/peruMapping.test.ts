// A list of the buzón of which nobody can be sure: it is read and shown, the person names its columns once, and nothing is opened by it.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ColumnMappings, UnclearList } from '../../main/connectors/columnMappings.ts';
import { UnreadPage } from '../../main/connectors/connector.ts';
import type { ColumnMapping } from '../../main/connectors/kit/reader/columnMapping.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import type { FieldName } from '../../main/model/fieldNames.ts';
import { sampleNotice } from '../portals/peru/sampleNotices.ts';
import { type SamplePeru, startSamplePeru } from '../portals/peru/startSamplePeru.ts';
import { listAll, peruContext, storedNotice } from './peruContext.ts';

let peru: SamplePeru;
beforeAll(async () => {
  peru = await startSamplePeru();
});
afterAll(() => peru.stop());
beforeEach(() => {
  peru.reset();
  peru.set({ hasHeadings: false, showsNumber: true });
  peru.notices.push(
    sampleNotice({ title: 'Requerimiento de subsanación' }),
    sampleNotice({ title: 'Comunicado sobre su pedido', isRead: true }),
  );
});
afterEach(() => {
  if (peru.openings.length > 0) throw new Error(`opened without consent: ${peru.openings.join(', ')}`);
});

const details = () =>
  peru.log.filter(({ event, page }) => event.startsWith('Ver$') || page.startsWith('Detalle'));

/** The list as the person is asked about it, out of the page that the failure brought along. */
async function unclearList(): Promise<UnclearList> {
  const connector = createPeruConnector();
  const context = peruContext(peru);
  try {
    const pages = connector.list(context, null);
    while (!(await pages.next()).done);
  } catch (error) {
    const page = error instanceof Error ? error.cause : null;
    const list = page instanceof UnreadPage && (await connector.readUnclear?.(page.bytes, 'notifications'));
    if (list) return list;
    throw error;
  } finally {
    await connector.finished?.(context);
  }
  throw new Error('the list was clear');
}

const kept = (mapping: ColumnMapping, forgotten: string[] = []): ColumnMappings => ({
  read: async (section) => (section === 'notifications' ? mapping : null),
  forget: async (section) => void forgotten.push(section),
});
const named = ({ signature }: UnclearList, columns: (FieldName | null)[]): ColumnMapping => ({
  portal: 'peru',
  version: 1,
  signature,
  columns,
});

test('an unclear list is taken, then the person is asked with its page; no page of a notice is asked for', async () => {
  const { notices, failure, pages, end } = await listAll(peru);
  expect(failure).toEqual({
    code: 'portal.unclear',
    details: { at: 'notifications', section: 'notifications' },
  });
  expect([pages.length, notices.length, end]).toEqual([1, 2, null]);
  expect(details()).toEqual([]);
  const list = await unclearList();
  expect(list).toMatchObject({ section: 'notifications', rowCount: 2 });
  expect(list.confidence).toBeLessThan(0.6);
  expect(list.text).toContain('Requerimiento de subsanación');
  expect(list.columns.map(({ samples: [first] }) => first)).toEqual([
    peru.notices[0]?.id,
    '16/07/2026 09:30',
    'Requerimiento de subsanación',
    peru.notices[0]?.caseNumber,
    'No leído',
    'Ver',
  ]);
});

test('what the person says of the columns is read by, and no notice becomes two', async () => {
  const before = (await listAll(peru)).notices;
  const columns: (FieldName | null)[] = ['noticeId', 'madeAvailable', 'title', 'caseNumber', 'state', null];
  const forgotten: string[] = [];
  const mappings = kept(named(await unclearList(), columns), forgotten);
  const { notices, pages, failure, end } = await listAll(peru, null, peruContext(peru, { mappings }));
  expect([failure, end?.isComplete, forgotten]).toEqual([null, true, []]);
  expect(notices.map(({ portalNoticeId, state }) => [portalNoticeId, state])).toEqual([
    [peru.notices[0]?.id, 'pending'],
    [peru.notices[1]?.id, 'opened'],
  ]);
  const former = pages[0]?.formerIds;
  for (const [at, { portalNoticeId }] of before.entries()) {
    expect(former?.get(notices[at]?.portalNoticeId ?? '')).toContain(portalNoticeId);
    expect(end?.presentIds).toContain(portalNoticeId);
  }
  // What is stored under its id of before is found again, and only where no row has that id now.
  const [stored] = before.map(storedNotice);
  if (!stored) throw new Error('nothing listed');
  const connector = createPeruConnector();
  const context = peruContext(peru, { mappings });
  expect(await connector.planOpening?.(context, stored)).toMatchObject({ token: {} });
  await connector.finished?.(context);
  // The portal builds its list otherwise: what was said no longer fits.
  peru.set({ hasHeadings: true });
  const other = await listAll(peru, null, peruContext(peru, { mappings }));
  expect([other.failure, forgotten]).toEqual([null, ['notifications']]);
  expect(other.notices.map(({ portalNoticeId }) => portalNoticeId)).toEqual(
    notices.map(({ portalNoticeId }) => portalNoticeId),
  );
});

test('what was read in full before is not written over by a guess', async () => {
  peru.set({ hasHeadings: true, showsNumber: false });
  const sure = await listAll(peru);
  expect(sure.notices[1]?.documents).toHaveLength(1);
  peru.set({ hasHeadings: false });
  const { notices, failure } = await listAll(peru, sure.cursor);
  expect(failure?.code).toBe('portal.unclear');
  expect(notices.map(({ portalNoticeId }) => portalNoticeId)).toEqual([sure.notices[0]?.portalNoticeId]);
});

test.each<[string, (FieldName | null)[]]>([
  [
    'the day of deposit is called the day of reading',
    ['noticeId', 'opened', 'title', 'caseNumber', null, null],
  ],
  ['the button is called the state', ['noticeId', 'date', 'title', 'caseNumber', null, 'state']],
  ['nothing is called the state', ['noticeId', 'date', 'title', 'caseNumber', null, null]],
])('no name of a column makes an unread notice read: %s', async (_what, columns) => {
  const mappings = kept(named(await unclearList(), columns));
  const { notices, failure } = await listAll(peru, null, peruContext(peru, { mappings }));
  expect([failure, notices[0]?.legalEffectOnOpen]).toEqual([null, null]);
  expect(notices[0]?.state).not.toBe('opened');
});
