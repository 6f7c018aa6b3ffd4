// The whole shell on a desktop's real bus: its alerts on dunst, its sign and menu on a StatusNotifier host, and neither there.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlertView } from '../../main/contract/alertViews.ts';
import { buildShellApp, type ShellApp } from '../support/buildShellApp.ts';
import { type DesktopSession, hasDesktopParts, startDesktopSession } from '../support/desktopSession.ts';
import { sampleAlert } from '../support/fakeAlerts.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, until } from '../support/launchApp.ts';
import { flat, startTrayHost, type TrayHost } from '../support/trayHost.ts';

describe.skipIf(!hasDesktopParts || process.platform !== 'linux')('on a desktop of its own', () => {
  let shell: ShellApp;
  let desktop: DesktopSession;
  beforeAll(async () => {
    [shell, desktop] = await Promise.all([buildShellApp(), startDesktopSession()]);
    await desktop.startDunst();
  });
  afterAll(async () => {
    await desktop.end();
    await shell.remove();
  });

  const open = async (args: string[] = []): Promise<App> => {
    const env = isPlaceHolder
      ? { DBUS_SESSION_BUS_ADDRESS: desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '' }
      : desktop.env;
    const app = await launchApp({ appDir: shell.appDir, profileDir: await makeTempDir(), args, env });
    await until(
      () => told(app),
      (what) => what.includes('start'),
    );
    return app;
  };
  const told = (app: App): Promise<string[]> => app.electron.evaluate(() => globalThis.fakeCore?.told ?? []);
  const callsOf = (app: App, name: string): Promise<unknown[]> =>
    app.electron.evaluate(
      (_module, wanted) =>
        globalThis.fakeCore.calls.filter((call) => call.name === wanted).map((call) => call.input),
      name,
    );
  const raise = (app: App, alert: Partial<AlertView>, replaces: unknown = null): Promise<void> =>
    app.electron.evaluate((_module, raised) => globalThis.fakeCore.emit('alert.raised', raised), {
      ...sampleAlert({ noticeId: 'n1', title: 'Requerimiento', ...alert }),
      replaces,
    });
  const closeWindow = (app: App): Promise<void> =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

  test('alerts are displayed by the daemon, step by step in one place, answered by its button, and withdrawn', async () => {
    const app = await open(['--hidden']);
    await raise(app, { id: 'd7', kind: 'deadline', what: 'respond', on: '2026-12-03', certainty: 'stated' });
    const first = await until(
      () => desktop.displayed(),
      (list) => list.length === 1,
    );
    expect(first[0]).toMatchObject({ title: 'Answer by December 3, 2026', urgency: 'NORMAL' });
    await until(
      () => told(app),
      (what) => what.includes('alert:d7:shown'),
    );
    await raise(
      app,
      { id: 'd1', kind: 'deadline', what: 'respond', on: '2026-12-03', urgency: 'urgent' },
      { id: 'd7', nativeId: null },
    );
    const second = await until(
      () => desktop.displayed(),
      (list) => list.length === 2,
    );
    expect(second[1]).toMatchObject({ id: first[0]?.id, urgency: 'CRITICAL' });
    expect(await desktop.displayedNow()).toBe(1);

    await desktop.choose('Done');
    await until(
      () => callsOf(app, 'notices.mark'),
      (calls) => calls.length === 1,
    );
    expect(await callsOf(app, 'notices.mark')).toEqual([{ ids: ['n1'], change: { isDone: true } }]);

    await raise(app, { id: 'n9' });
    await until(
      () => desktop.displayedNow(),
      (count) => count === 1,
    );
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('alerts.changed', { ended: [{ id: 'n9', nativeId: null }] }),
    );
    await until(
      () => desktop.displayedNow(),
      (count) => count === 0,
    );
    expect(await callsOf(app, 'notices.open')).toEqual([]);
  });

  test('without a place beside the clock the window stays in the taskbar, and says so once', async () => {
    const app = await open();
    await app.electron.evaluate(({ dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = (options: unknown) => {
        asked.push(options);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
    });
    const asked = await until(
      async () => {
        await closeWindow(app);
        return app.electron.evaluate(() => (globalThis as unknown as { asked: { detail: string }[] }).asked);
      },
      (list) => list.length > 0,
    );
    await closeWindow(app);
    expect(
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    ).toBe(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.detail).toContain('taskbar');
  });

  describe('with a host for signs', () => {
    let host: TrayHost;
    beforeAll(async () => {
      host = await startTrayHost(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    });
    afterAll(() => host.end());
    beforeEach(() => host.forget());

    test('the sign shows how much and how urgent, its menu what is due, and both act', async () => {
      const app = await open(['--hidden']);
      await until(
        () => Promise.resolve(host.names()),
        (names) => names.length === 1,
      );
      await until(
        () => host.toolTip(),
        (words) => words === 'Recado: 2 unread notices',
      );
      const calm = await host.icon();
      expect([calm.width, calm.height]).toEqual([32, 32]);
      // The middle of the badge's upper edge: white for what is only unread.
      const badge = (icon: typeof calm): number[] => [
        ...icon.pixels.subarray((14 * 32 + 21) * 4).subarray(0, 4),
      ];
      expect(badge(calm)).toEqual([255, 255, 255, 255]);

      await app.electron.evaluate(() => {
        const { answers } = globalThis.fakeCore;
        answers['alerts.list'] = [{ urgency: 'urgent', silentFor: null }];
        answers['alerts.agenda'] = {
          due: [
            {
              noticeId: 'n1',
              title: 'Requerimiento A & B_c',
              portal: 'dehu',
              what: 'respond',
              certainty: 'stated',
              on: '2026-12-03',
              zone: 'Europe/Madrid',
              daysLeft: 1,
              urgency: 'soon',
            },
          ],
          nextAppointment: null,
        };
        globalThis.fakeCore.emit('alerts.changed', { ended: [] });
      });
      await until(
        () => host.toolTip(),
        (words) => words === 'Recado: 2 unread notices, 1 urgent',
      );
      expect(badge(await host.icon())).toEqual([255, 255, 176, 0]);
      expect(host.changes()).toBeGreaterThan(0);
      const labels = flat(await host.menu())
        .filter(({ isSeparator }) => !isSeparator)
        .map(({ label }) => label);
      expect(labels).toEqual([
        '2 unread notices, 1 urgent',
        'tomorrow: Requerimiento A & B__c',
        'Not everything has been checked',
        'Check all now',
        'Pause',
        'For one hour',
        'Until tomorrow',
        'Open Recado',
        'Quit Recado',
      ]);

      await host.choose('For one hour');
      await until(
        () => callsOf(app, 'sync.pause'),
        (calls) => calls.length === 1,
      );
      await host.choose('tomorrow: Requerimiento A & B__c');
      const page = await app.page();
      await page.getByText('Shell ready').waitFor();
      await until(
        () => page.evaluate(() => window.requested),
        (ids) => ids.includes('n1'),
      );
      await host.choose('Quit Recado');
      expect(await app.ended()).toBe(0);
    });

    test('closing the window leaves it beside the clock', async () => {
      const app = await open();
      const isVisible = await until(
        async () => {
          await closeWindow(app);
          return app.electron.evaluate(
            ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false,
          );
        },
        (visible) => !visible,
      );
      expect(isVisible).toBe(false);
      await host.activate();
      await until(
        () =>
          app.electron.evaluate(
            ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false,
          ),
        Boolean,
      );
    });
  });
});
