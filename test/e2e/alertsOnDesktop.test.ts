// Alerts on a real notification daemon over D-Bus: shown, replaced, withdrawn, answered, and why not where none is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SinkAction } from '../../main/electron/notify/alertSink.ts';
import { createFreedesktopSink } from '../../main/electron/notify/freedesktopSink.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { type DesktopSession, hasDesktopParts, startDesktopSession } from '../support/desktopSession.ts';
import { until } from '../support/launchApp.ts';

describe.skipIf(!hasDesktopParts)('on the notification daemon', () => {
  let desktop: DesktopSession;
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  const acted: [string, SinkAction][] = [];
  const dismissed: string[] = [];
  beforeAll(async () => {
    desktop = await startDesktopSession();
    process.env.DBUS_SESSION_BUS_ADDRESS = desktop.env.DBUS_SESSION_BUS_ADDRESS;
    await desktop.startDunst();
  });
  afterAll(async () => {
    sink.end();
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
    await desktop.end();
  });
  const sink = createFreedesktopSink(
    {
      acted: (id, action) => acted.push([id, action]),
      dismissed: (id) => dismissed.push(id),
    },
    silentLogger,
  );
  const show = (id: string, change: Partial<Parameters<typeof sink.show>[0]> = {}) =>
    sink.show({
      id,
      title: 'Answer by December 3',
      body: 'Requerimiento\n7 days left.',
      isUrgent: false,
      actions: [
        { action: 'open', label: 'Show' },
        { action: 'done', label: 'Done' },
        { action: 'tomorrow', label: 'Remind me tomorrow' },
      ],
      replaces: null,
      ...change,
    });
  const displayed = (count: number) =>
    until(
      () => desktop.displayed(),
      (list) => list.length >= count,
    );
  const onScreen = (count: number) =>
    until(
      () => desktop.displayedNow(),
      (now) => now === count,
    );

  test('an alert is displayed, and the next step takes its place', async () => {
    const first = await show('a1');
    expect(first).toEqual({ isShown: true, nativeId: expect.any(Number) });
    const nativeId = first.isShown ? first.nativeId : null;
    await onScreen(1);
    const second = await show('a2', {
      body: '3 days left.',
      isUrgent: true,
      replaces: { id: 'a1', nativeId },
    });
    expect(second).toEqual({ isShown: true, nativeId });
    expect(await displayed(2)).toEqual([
      { id: nativeId, title: 'Answer by December 3', body: 'Requerimiento\n7 days left.', urgency: 'NORMAL' },
      { id: nativeId, title: 'Answer by December 3', body: '3 days left.', urgency: 'CRITICAL' },
    ]);
    expect(await desktop.displayedNow()).toBe(1);
  });

  test('a click opens, a button does what it says', async () => {
    await desktop.click();
    await until(
      () => Promise.resolve(acted),
      (list) => list.length === 1,
    );
    expect(acted).toEqual([['a2', 'open']]);
    await show('a3');
    await desktop.choose('Done');
    await until(
      () => Promise.resolve(acted),
      (list) => list.length === 2,
    );
    expect(acted[1]).toEqual(['a3', 'done']);
    await onScreen(0);
  });

  test('is withdrawn, also one that an ended process has shown', async () => {
    const shown = await show('a4');
    await onScreen(1);
    await sink.close('a4', null);
    await onScreen(0);
    const other = await show('a5', { isUrgent: true });
    await onScreen(1);
    // Another process knows only the daemon's number.
    const later = createFreedesktopSink({ acted: () => undefined, dismissed: () => undefined }, silentLogger);
    await later.close('a5', other.isShown ? other.nativeId : null);
    await onScreen(0);
    later.end();
    expect(shown.isShown).toBe(true);
    // Gone already: nothing happens.
    await sink.close('a4', shown.isShown ? shown.nativeId : null);
    expect(dismissed).toEqual([]);
  });

  test('after a crash in between it takes its own place', async () => {
    await show('a6', { isUrgent: true });
    await onScreen(1);
    const restarted = createFreedesktopSink(
      { acted: () => undefined, dismissed: () => undefined },
      silentLogger,
    );
    const before6 = (await desktop.displayed()).length;
    await restarted.show({ id: 'a6', title: 'Again', body: '', isUrgent: true, actions: [], replaces: null });
    await displayed(before6 + 1);
    expect(await desktop.displayedNow()).toBe(1);
    await restarted.close('a6', null);
    await onScreen(0);
    restarted.end();
  });

  test('a title of somebody else becomes no link and no picture', async () => {
    const count = (await desktop.displayed()).length;
    await show('a7', { body: '<a href="https://example.com">Pulse</a> & <b>pague</b>' });
    const list = await displayed(count + 1);
    // dunst takes markup away and turns entities back: what is left is the text as it was sent.
    expect(list.at(-1)?.body).toContain('<a href="https://example.com">Pulse</a> & <b>pague</b>');
    await sink.close('a7', null);
    await onScreen(0);
  });

  test('without a daemon it says so, and shows again when one is back', async () => {
    await desktop.stopDunst();
    expect(await show('a8')).toEqual({ isShown: false, reason: 'noDaemon' });
    await desktop.startDunst();
    expect(await show('a8')).toMatchObject({ isShown: true });
    await onScreen(1);
    await sink.close('a8', null);
  });

  test('without a bus it says so', async () => {
    const { DBUS_SESSION_BUS_ADDRESS } = process.env;
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    const lost = createFreedesktopSink({ acted: () => undefined, dismissed: () => undefined }, silentLogger);
    const alert = { id: 'a9', title: '', body: '', isUrgent: false, actions: [], replaces: null };
    expect(await lost.show(alert)).toEqual({ isShown: false, reason: 'noDaemon' });
    process.env.DBUS_SESSION_BUS_ADDRESS = DBUS_SESSION_BUS_ADDRESS;
  });
});
