// Small pure pieces of the window: marked snippets, places, marks in lists, solutions, fields to blame, the loopback bridge.
import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureCodes } from '../../../main/contract/failure.ts';
import { failurePolicy } from '../../../main/contract/failurePolicy.ts';
import { filterOf } from '../../../main/contract/narrowing.ts';
import { callMethod, FailedCall, failureIn } from '../../../renderer/api/callMethod.ts';
import { createLoopbackBridge } from '../../../renderer/api/loopbackBridge.ts';
import { listenToFacts } from '../../../renderer/api/useFacts.ts';
import { solutionOf } from '../../../renderer/features/accounts/solution.ts';
import { badFieldsOf } from '../../../renderer/features/addAccount/badFields.ts';
import { splitValues } from '../../../renderer/features/addAccount/splitValues.ts';
import { isInBox, markInCaches } from '../../../renderer/features/inbox/markCaches.ts';
import { snippetParts } from '../../../renderer/features/inbox/Snippet.tsx';
import { move, start } from '../../../renderer/shell/navigation.ts';
import { fromBase64, toBase64 } from '../../../renderer/text/base64.ts';
import { createFakeBridge } from '../../support/fakeBridge.ts';
import { fakeManifests } from '../../support/fakeManifests.ts';
import { fakeNotices } from '../../support/fakeNotices.ts';

const form = fakeManifests[0]?.signInMethods[0]?.fields ?? [];

describe('snippetParts', () => {
  it('keeps text as text and marks what was found', () => {
    expect(snippetParts('a \u0002<b>\u0003 c')).toEqual([
      { at: 0, text: 'a ', isFound: false },
      { at: 3, text: '<b>', isFound: true },
      { at: 7, text: ' c', isFound: false },
    ]);
  });

  it('bears unclosed and stray marks', () => {
    expect(snippetParts('\u0003x\u0002y').map(({ text, isFound }) => [text, isFound])).toEqual([
      ['x', false],
      ['y', true],
    ]);
  });
});

describe('places', () => {
  it('opens a requested notice whatever was on screen', () => {
    const there = move(move(start, { to: 'screen', screen: 'settings' }), { to: 'requested', id: 'n' });
    expect(there).toMatchObject({ screen: 'inbox', openId: 'n', text: '', pane: 'reader' });
  });

  it('searches everywhere from the inbox, and inside the box elsewhere', () => {
    expect(filterOf({ ...start, text: 'x' }).box).toBe('all');
    expect(filterOf({ source: { box: 'archived' }, text: 'x', isUnreadOnly: true, narrowing: {} })).toEqual({
      box: 'archived',
      isUnread: true,
    });
  });
});

describe('marks in lists', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const [notice] = fakeNotices();
  if (notice === undefined) throw new Error('no notice');
  const at = (change: object) => ({ mark: { ...notice.mark, ...change } });

  it('takes what is done, archived or put off out of the inbox, and back when its time has come', () => {
    expect(isInBox(at({}), 'inbox', now)).toBe(true);
    expect(isInBox(at({ isDone: true }), 'inbox', now)).toBe(false);
    expect(isInBox(at({ isArchived: true }), 'inbox', now)).toBe(false);
    expect(isInBox(at({ snoozedUntil: '2026-12-01T08:00:00.000Z' }), 'inbox', now)).toBe(false);
    expect(isInBox(at({ snoozedUntil: '2026-11-01T08:00:00.000Z' }), 'inbox', now)).toBe(true);
  });

  it('changes every list in memory at once', () => {
    const cache = new QueryClient();
    const pages = { pages: [{ rows: fakeNotices(), next: null }], pageParams: [null] };
    cache.setQueryData(['notices.list', { filter: { box: 'inbox' } }], pages);
    cache.setQueryData(['notices.list', { filter: { box: 'all' } }], pages);
    markInCaches(cache, [notice.id], { isArchived: true }, now);
    const ids = (box: string) =>
      cache
        .getQueryData<typeof pages>(['notices.list', { filter: { box } }])
        ?.pages[0]?.rows.map((row) => row.id);
    expect(ids('inbox')).not.toContain(notice.id);
    expect(ids('all')).toContain(notice.id);
  });
});

describe('failures', () => {
  it('that park an account each have the one button that solves them', () => {
    const parking = failureCodes.filter((code) => failurePolicy[code].park !== 'no');
    expect(Object.fromEntries(parking.map((code) => [code, solutionOf(code)]))).toEqual({
      'signIn.rejected': 'signIn',
      'signIn.blocked': 'openPortal',
      'signIn.passwordExpired': 'newPassword',
      'signIn.consentEnded': 'signIn',
      'signIn.tooManyAttempts': 'check',
      'signIn.strongerNeeded': 'signIn',
      'signIn.otherSubject': 'signIn',
      'secondFactor.needed': 'signIn',
      'secondFactor.cancelled': 'signIn',
      'certificate.missing': 'chooseCertificate',
      'certificate.expired': 'chooseCertificate',
      'certificate.rejected': 'chooseCertificate',
      'certificate.pinNeeded': 'enterPin',
      personNeeded: 'openPortal',
      'portal.refusedRobot': 'signIn',
      'portal.unclear': 'lookAtReading',
      'signIn.unproven': 'sayWhose',
      'network.tls': 'check',
      'vault.locked': 'unlockKeychain',
      'vault.unavailable': 'signIn',
      'vault.missing': 'signIn',
      'store.damaged': 'diagnose',
      'ability.missing': 'check',
      bug: 'check',
    });
    expect(solutionOf('personNeeded', { action: 'signIn' })).toBe('signIn');
  });

  it('point at the field that they speak of', () => {
    const fields = (code: 'signIn.rejected' | 'signIn.sameSubject' | 'network.tls' | 'bug', details = {}) =>
      Object.keys(badFieldsOf({ code, details }, form));
    expect(fields('signIn.rejected')).toEqual(['password']);
    expect(fields('signIn.rejected', { badFields: ['user', 'nowhere'] })).toEqual(['user']);
    expect(fields('signIn.sameSubject')).toEqual(['address']);
    expect(fields('network.tls')).toEqual(['host']);
    expect(fields('bug')).toEqual([]);
  });

  it('keep secrets apart from plain fields', () => {
    expect(splitValues(form, { address: ' a@b.cl ', password: ' x ', user: '' })).toEqual({
      fields: { address: 'a@b.cl' },
      secrets: { password: ' x ' },
    });
  });

  it('come out of a call as a FailedCall', async () => {
    const bridge = createFakeBridge({ failing: { 'sync.now': { code: 'vault.locked', details: {} } } });
    await expect(callMethod(bridge, 'sync.now', {})).rejects.toBeInstanceOf(FailedCall);
    expect(failureIn(new TypeError('x'))).toEqual({ code: 'bug', details: { error: 'TypeError' } });
  });
});

describe('facts', () => {
  afterEach(() => vi.useRealTimers());

  it('make the list stale once for many pages of a run', () => {
    vi.useFakeTimers();
    const bridge = createFakeBridge();
    const cache = new QueryClient();
    const stale = vi.spyOn(cache, 'invalidateQueries');
    const stop = listenToFacts(bridge, cache);
    for (let page = 0; page < 20; page += 1) bridge.emit('notices.changed', { added: ['n'], changed: [] });
    vi.advanceTimersByTime(1_000);
    const lists = stale.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'notices.list');
    expect(lists).toHaveLength(1);
    stop();
    bridge.emit('accounts.changed', { accountId: 'a' });
    expect(stale).not.toHaveBeenCalledWith({ queryKey: ['accounts.list'] });
  });

  it('show progress without asking again', () => {
    const bridge = createFakeBridge();
    const cache = new QueryClient();
    const stop = listenToFacts(bridge, cache);
    const progress = { accountId: 'a', runId: 'r', seen: 5, total: 10 };
    bridge.emit('run.progressed', progress);
    bridge.emit('run.progressed', { ...progress, seen: 6 });
    expect(cache.getQueryData(['sync.status', {}])).toEqual({
      running: [{ ...progress, seen: 6 }],
      queued: [],
      pausedUntil: null,
    });
    stop();
  });
});

describe('base64', () => {
  it('goes both ways for more bytes than fit on a call stack', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 256);
    expect(fromBase64(toBase64(bytes.buffer))).toEqual(bytes);
  });
});

describe('the loopback bridge', () => {
  it('says that the host is gone instead of throwing', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    vi.stubGlobal(
      'EventSource',
      class extends EventTarget {
        constructor() {
          super();
          queueMicrotask(() => this.dispatchEvent(new Event('error')));
        }
      },
    );
    const answer = await createLoopbackBridge().call('app.about', {});
    vi.unstubAllGlobals();
    expect(answer).toEqual({ ok: false, failure: { code: 'bug', details: { error: 'hostUnreachable' } } });
  });
});
