// Proves on a real store what a run keeps, what it refuses, and what it never does twice.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDocuments } from '../../main/activity/checkups/checkDocuments.ts';
import { type Alerts, createAlerts } from '../../main/alerts/runAlerts.ts';
import { UnreadPage } from '../../main/connectors/connector.ts';
import { FailureError } from '../../main/contract/failure.ts';
import { noticeSecretKey } from '../../main/model/account.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import type { NoticeFilter } from '../../main/store/store.ts';
import { syncAccount } from '../../main/sync/syncAccount.ts';
import { openSyncBench, page, type SyncBench } from '../support/syncBench.ts';
import { listedNotice } from '../unit/sync/listedNotice.ts';

const all: NoticeFilter = { box: 'all' };
let bench: SyncBench;
beforeEach(async () => {
  bench = await openSyncBench();
});
afterEach(() => bench.close());

const run = (trigger: 'schedule' | 'person' = 'schedule', signal = new AbortController().signal) =>
  syncAccount(bench.deps, bench.account.id, { trigger, signal });
const titles = async () => (await bench.deps.store.notices.list(all, null, 100)).rows.map((row) => row.title);
const account = async () => (await bench.deps.store.accounts.get(bench.account.id)) ?? bench.account;
const named = (name: string) => bench.facts.filter((fact) => fact.name === name).map((fact) => fact.payload);
const notice = (portalNoticeId: string, change: Partial<ListedNotice> = {}) =>
  listedNotice({ portalNoticeId, title: portalNoticeId, ...change });
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const voucher = {
  portalDocumentId: 'v',
  name: 'voucher.pdf',
  type: 'application/pdf',
  size: null,
  role: 'voucher' as const,
};

describe('a run', () => {
  it('keeps what was listed and says so once', async () => {
    bench.play({ pages: [page([notice('a'), notice('b')], { cursor: { at: 2 } })] });
    const done = await run();
    expect(done).toMatchObject({ result: 'ok', listed: 2, added: 2, updated: 0, isComplete: true });
    expect((await titles()).toSorted()).toEqual(['a', 'b']);
    expect(named('notices.changed')).toHaveLength(1);
    expect((await account()).lastCompleteListingAt).toBe(done.endedAt);
  });

  it('goes on from the cursor of the page before and adds nothing twice', async () => {
    bench.play({ pages: [page([notice('a')], { cursor: { at: 1 } })] });
    await run();
    bench.play({ pages: [page([notice('a'), notice('b')], { cursor: { at: 2 } })] });
    expect(await run()).toMatchObject({ added: 1, updated: 0 });
    expect(bench.askedWith).toEqual([null, { at: 1 }]);
    expect((await titles()).toSorted()).toEqual(['a', 'b']);
  });

  it('that is stopped keeps what was read, blames nobody and parks nothing', async () => {
    const stopping = new AbortController();
    bench.deps.hub.on('notices.changed', () => stopping.abort());
    bench.play({ pages: [page([notice('a')]), page([notice('b')]), new FailureError('signIn.rejected')] });
    const ended = await run('person', stopping.signal);
    expect(ended).toMatchObject({
      result: { code: 'cancelled', details: { reason: 'stopped' } },
      isComplete: false,
      added: 1,
    });
    expect(await titles()).toEqual(['a']);
    const after = await account();
    expect(after).toMatchObject({ state: 'active', parkedFor: null, lastCompleteListingAt: null });
    expect(after.nextCheckAt).not.toBeNull();
  });

  it('keeps the pages read before the connection broke, and their cursor', async () => {
    bench.play({ pages: [page([notice('a')], { cursor: { at: 1 } }), new FailureError('network.timeout')] });
    expect((await run()).result).toEqual({ code: 'network.timeout', details: {} });
    expect(await titles()).toEqual(['a']);
    bench.play({ pages: [] });
    await run();
    expect(bench.askedWith[1]).toEqual({ at: 1 });
  });

  it('an empty or partial listing takes nothing away; only a complete one says that a notice is gone', async () => {
    bench.play({ pages: [page([notice('a'), notice('b')])] });
    await run();
    const gone = async () => {
      const { rows } = await bench.deps.store.notices.list(all, null, 10);
      const records = await Promise.all(rows.map((row) => bench.deps.store.notices.get(row.id)));
      return records
        .filter((record) => record?.notice.noLongerListedAt !== null)
        .map((record) => record?.notice.title);
    };
    bench.play({ pages: [] });
    await run();
    bench.play({ pages: [], end: { isComplete: false, presentIds: ['a'] } });
    await run();
    expect(await gone()).toEqual([]);
    bench.play({ pages: [], end: { isComplete: true, presentIds: ['a'] } });
    await run();
    expect([await gone(), (await titles()).length]).toEqual([['b'], 2]);
  });

  it('leaves marks alone when the portal corrects a notice', async () => {
    bench.play({ pages: [page([notice('a')])] });
    await run();
    const [row] = (await bench.deps.store.notices.list(all, null, 1)).rows;
    await bench.deps.store.notices.mark(
      [row?.id ?? ''],
      { isFlagged: true, note: 'call the office' },
      bench.clock.at.toISOString(),
    );
    bench.play({ pages: [page([notice('a', { state: 'accepted' })])] });
    expect(await run()).toMatchObject({ updated: 1 });
    expect((await bench.deps.store.notices.list(all, null, 1)).rows[0]?.mark).toMatchObject({
      isFlagged: true,
      note: 'call the office',
    });
  });

  it('stamps the next look before it asks, and sets it anew afterwards', async () => {
    bench.play({ pages: [new FailureError('network.timeout')] });
    await run();
    expect(bench.stampedWhenAsked).toEqual(['2026-11-21T14:00:00.000Z']);
    bench.play({ pages: [] });
    await run();
    expect((await account()).nextCheckAt).toBe('2026-11-21T14:00:00.000Z');
  });
});

describe('documents', () => {
  const withVoucher = (bytes: Uint8Array) =>
    page([notice('a', { documents: [voucher] })], {
      inlineDocuments: [{ portalNoticeId: 'a', document: voucher, bytes }],
      evidence: [{ portalNoticeId: 'a', name: 'mail.eml', type: 'message/rfc822', bytes: pdf('raw') }],
    });
  const documents = async () => {
    const [row] = (await bench.deps.store.notices.list(all, null, 1)).rows;
    return (await bench.deps.store.notices.get(row?.id ?? ''))?.documents ?? [];
  };

  it('are on disk under their hash, with the evidence beside them', async () => {
    bench.play({ pages: [withVoucher(pdf('cita'))] });
    await run();
    const stored = await documents();
    expect(stored.map(({ role, state }) => `${role} ${state}`).toSorted()).toEqual([
      'evidence stored',
      'voucher stored',
    ]);
    const file = stored.find(({ role }) => role === 'voucher');
    const bytes = await bench.deps.files.read(bench.account.id, file?.sha256 ?? '');
    expect(new TextDecoder().decode(bytes)).toBe('%PDF-1.7 cita');
  });

  it.each([
    ['document.empty', new Uint8Array()],
    ['document.notPdf', new TextEncoder().encode('<html>sign in</html>')],
  ])('that are not what was promised are refused: %s', async (code, bytes) => {
    bench.play({ pages: [withVoucher(bytes)] });
    expect((await run()).result).toBe('ok');
    const refused = (await documents()).find(({ role }) => role === 'voucher');
    expect(refused).toMatchObject({ state: 'failed', failureCode: code, storedAt: null });
  });

  it('that came as something else are asked for in the next three runs, and then left alone', async () => {
    let isWell = false;
    let asked = 0;
    const connector = bench.deps.registry.get('chile');
    if (!connector) throw new Error('no connector');
    connector.download = () => {
      asked += 1;
      return Promise.resolve(isWell ? pdf('resolution') : new TextEncoder().encode('<html>wait</html>'));
    };
    const listing = { pages: [page([notice('a', { documents: [voucher] })])] };
    for (const [askedByNow, attempts] of [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
      [4, 3],
    ]) {
      bench.play(listing);
      expect((await run()).result).toBe('ok');
      expect(asked).toBe(askedByNow);
      expect(await documents()).toMatchObject([
        { state: 'failed', failureCode: 'document.notPdf', attempts },
      ]);
    }
    isWell = true;
    const [left] = await documents();
    if (!left) throw new Error('no document');
    await bench.deps.store.documents.save({ ...left, attempts: 2 });
    bench.play(listing);
    expect(await run()).toMatchObject({ result: 'ok', documents: 1 });
    expect(await documents()).toMatchObject([{ state: 'stored', failureCode: null }]);
  });

  it('that are gone for good are not asked for again', async () => {
    let asked = 0;
    const connector = bench.deps.registry.get('chile');
    if (!connector) throw new Error('no connector');
    connector.download = () => {
      asked += 1;
      return Promise.reject(new FailureError('document.gone'));
    };
    for (let runs = 0; runs < 2; runs += 1) {
      bench.play({ pages: [page([notice('a', { documents: [voucher] })])] });
      await run();
    }
    expect(asked).toBe(1);
  });

  it('are not stored again by an unchanged listing', async () => {
    bench.play({ pages: [withVoucher(pdf('cita'))] });
    await run();
    await run();
    expect(await documents()).toHaveLength(2);
  });
});

describe('a secret in a notice', () => {
  it('goes to the vault and to no other place', async () => {
    const secret = 'canary-Zq81!provisional';
    bench.play({
      pages: [
        page([notice('a')], {
          secrets: [{ portalNoticeId: 'a', name: 'provisionalPassword', value: secret }],
        }),
      ],
    });
    await run();
    const [row] = (await bench.deps.store.notices.list(all, null, 1)).rows;
    expect(await bench.deps.vault.read(noticeSecretKey(row?.id ?? '', 'provisionalPassword'))).toBe(secret);
    expect((await bench.deps.store.notices.get(row?.id ?? ''))?.notice.secretNames).toEqual([
      'provisionalPassword',
    ]);
    const files = await readdir(bench.profileDir, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      expect((await readFile(join(file.parentPath, file.name))).includes(secret), file.name).toBe(false);
    }
    expect(JSON.stringify(bench.facts)).not.toContain(secret);
  });
});

describe('a failure', () => {
  it('that only the person can solve parks the account, once, until a run succeeds', async () => {
    bench.play({ pages: [new FailureError('signIn.rejected', { badFields: ['password'] })] });
    await run();
    await run('person');
    expect(await account()).toMatchObject({
      state: 'parked',
      parkedFor: { code: 'signIn.rejected' },
      nextCheckAt: null,
    });
    expect(named('account.parked')).toHaveLength(1);
    expect(await bench.deps.store.accounts.due('2030-01-01T00:00:00.000Z')).toEqual([]);
    bench.play({ pages: [] });
    await run('person');
    expect(await account()).toMatchObject({ state: 'active', parkedFor: null });
  });

  it('climbs the ladder and starts at its foot after a success', async () => {
    const minutes = async () =>
      (Date.parse((await account()).nextCheckAt ?? '') - bench.clock.at.getTime()) / 60_000;
    const fail = { pages: [new FailureError('portal.down')] };
    const waits: number[] = [];
    for (const script of [fail, fail, fail, { pages: [] }, fail]) {
      bench.clock.at = new Date(bench.clock.at.getTime() + 1000);
      bench.play(script);
      await run();
      waits.push(await minutes());
    }
    expect(waits).toEqual([5, 30, 120, 240, 5]);
  });

  it('that nobody foresaw is a bug by name, and parks at the third', async () => {
    bench.play({ pages: [new TypeError('x is undefined, token=abc')] });
    const results = [await run(), await run(), await run()].map((done) => done.result);
    expect(results[0]).toEqual({ code: 'bug', details: { error: 'TypeError' } });
    expect((await account()).state).toBe('parked');
  });

  it('does not wake an account that the person paused', async () => {
    await bench.deps.updateAccount(bench.account.id, (before) => ({
      ...before,
      state: 'paused',
      nextCheckAt: null,
    }));
    bench.play({ pages: [new FailureError('signIn.rejected')] });
    await run();
    expect((await account()).state).toBe('paused');
  });
});

describe('a page that was not understood', () => {
  it('is kept as a file of the account, named by the run, and counted as such', async () => {
    const html = new TextEncoder().encode('<html>something new</html>');
    bench.play({
      pages: [new FailureError('portal.changed', { at: 'list' }, new UnreadPage(html))],
    });
    const { result } = await run();
    if (result === 'ok' || result === null) throw new Error('it was understood');
    const sha256 = result.details['sha256'];
    expect(result).toEqual({ code: 'portal.changed', details: { at: 'list', sha256: expect.any(String) } });
    expect(await bench.deps.files.read(bench.account.id, String(sha256))).toEqual(Buffer.from(html));
    const pages = await bench.deps.store.runs.keptPages();
    expect(pages).toEqual([{ accountId: bench.account.id, sha256 }]);
    expect(
      checkDocuments(await bench.deps.store.documents.hashes(), await bench.deps.files.list(), pages),
    ).toEqual({
      part: 'documents',
      state: 'ok',
      details: { files: 1, missing: 0, orphans: 0, keptPages: 1 },
    });
  });
});

describe('alerts', () => {
  let running: Alerts;
  beforeEach(async () => {
    running = createAlerts({
      ...bench.deps,
      zone: () => 'Europe/Madrid',
      settings: () => Promise.resolve({ ...usualAlertSettings, quietHours: null, isOn: true }),
      manifestOf: () => undefined,
      certificateEndsAt: () => null,
      hasSystemAlerts: true,
    });
    await running.start();
  });
  afterEach(() => running.close());
  const alerts = async (count: number) => {
    await expect.poll(() => named('alert.raised').length, { timeout: 20_000 }).toBe(count);
    return named('alert.raised');
  };

  it('tell a new notice by itself and many as one', async () => {
    bench.play({ pages: [page([notice('a')])] });
    await run();
    expect(await alerts(1)).toMatchObject([{ kind: 'notice.new', count: 1 }]);
    bench.play({ pages: [page(['b', 'c', 'd', 'e', 'f'].map((id) => notice(id)))] });
    await run();
    expect((await alerts(2))[1]).toMatchObject({ kind: 'notices.new', count: 5, noticeId: null });
  });

  it('never speak of a suspicious mail as a notice', async () => {
    const authenticity = { verdict: 'suspicious' as const, reasons: ['lookAlikeDomain'] };
    bench.play({ pages: [page([notice('a', { authenticity })]), page([notice('b')])] });
    await run();
    expect(await alerts(1)).toMatchObject([{ kind: 'notice.new' }]);
  });
});
