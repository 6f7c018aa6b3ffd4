// From start to quit: window, tray, notifications, sleep, and how the app ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertView } from '../../main/contract/alertViews.ts';
import { buildShellApp, type ShellApp } from '../support/buildShellApp.ts';
import { sampleAlert } from '../support/fakeAlerts.ts';
import { type App, executable, isPlaceHolder, launchApp, makeTempDir, until } from '../support/launchApp.ts';

let shell: ShellApp;
beforeAll(async () => {
  shell = await buildShellApp();
});
afterAll(() => shell.remove());

interface Opened {
  app: App;
  profileDir: string;
}

async function open(args: string[] = [], env: Record<string, string> = {}): Promise<Opened> {
  const profileDir = await makeTempDir();
  const app = await launchApp({ appDir: shell.appDir, profileDir, args, env });
  await isStarted(app);
  return { app, profileDir };
}

const isStarted = (app: App): Promise<unknown> =>
  until(
    () => told(app),
    (what) => what.includes('start'),
  );
const told = (app: App): Promise<string[]> => app.electron.evaluate(() => globalThis.fakeCore?.told ?? []);
const isVisible = (app: App): Promise<boolean> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
const closeWindow = (app: App): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

interface TrayRecord {
  toolTip: string;
  menu: { getMenuItemById(id: string): { label: string; click(): void } | null };
}
const trayLabel = (app: App, id: string): Promise<string | null> =>
  app.electron.evaluate((module, wanted) => {
    const [tray] = Reflect.get(module, '__standin').trays as TrayRecord[];
    return tray?.menu?.getMenuItemById(wanted)?.label ?? null;
  }, id);
const clickTray = (app: App, id: string): Promise<void> =>
  app.electron.evaluate((module, wanted) => {
    const [tray] = Reflect.get(module, '__standin').trays as TrayRecord[];
    tray?.menu.getMenuItemById(wanted)?.click();
  }, id);
const callsOf = (app: App, name: string): Promise<unknown[]> =>
  app.electron.evaluate(
    (_module, wanted) =>
      globalThis.fakeCore.calls.filter((call) => call.name === wanted).map((call) => call.input),
    name,
  );

describe('window', () => {
  test('is shown before the network is used', async () => {
    const { app } = await open();
    expect(await isVisible(app)).toBe(true);
    expect(await told(app)).toEqual(['start']);
  });

  test('hides when closed, says so once, and comes back by a second start', async () => {
    const { app, profileDir } = await open();
    await app.electron.evaluate(({ dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = (options: unknown) => {
        asked.push(options);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
    });
    await closeWindow(app);
    expect(await isVisible(app)).toBe(false);

    expect(await runUnwatched(['--profile', profileDir], {})).toMatchObject({ code: 0 });
    await until(() => isVisible(app), Boolean);

    await closeWindow(app);
    expect(await isVisible(app)).toBe(false);
    const asked = await app.electron.evaluate(
      () => (globalThis as unknown as { asked: { message: string }[] }).asked,
    );
    expect(asked.map((options) => options.message)).toEqual(['Recado goes on checking for notices']);
    expect(await told(app)).toEqual(['start']);
  });

  test('ends the app when closed, if the person wishes so', async () => {
    const { app } = await open();
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('settings.changed', {
        ...(globalThis.fakeCore.answers['settings.get'] as object),
        closeToTray: false,
      }),
    );
    await closeWindow(app);
    expect(await app.ended()).toBe(0);
    expect(app.output()).toContain('core closed');
  });

  test('stands where it stood at the next start', async () => {
    const { app, profileDir } = await open();
    const bounds = { x: 40, y: 30, width: 900, height: 700 };
    await app.electron.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    expect(await app.quit()).toBe(0);
    const again = await launchApp({ appDir: shell.appDir, profileDir });
    await isStarted(again);
    expect(
      await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(bounds);
  });

  test('loads its page again when it crashed', async () => {
    const { app } = await open();
    await (await app.page()).getByText('Shell ready').waitFor();
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    const lists = await until(
      () => callsOf(app, 'notices.list'),
      (calls) => calls.length === 2,
    );
    expect(lists).toHaveLength(2);
    expect(await isVisible(app)).toBe(true);
  });

  test('does not open at a hidden start until it is asked for', async () => {
    const { app } = await open(['--hidden']);
    expect(app.electron.windows()).toHaveLength(0);
    await app.electron.evaluate(({ app: electronApp }) => electronApp.emit('activate'));
    await (await app.page()).getByText('Shell ready').waitFor();
    await until(() => isVisible(app), Boolean);
  });
});

describe.skipIf(!isPlaceHolder)('tray', () => {
  test('shows what is unread and keeps up', async () => {
    const { app } = await open();
    await until(
      () => trayLabel(app, 'unread'),
      (label) => label === '2 unread notices',
    );
    await app.electron.evaluate(() => {
      globalThis.fakeCore.answers['notices.counts'] = { inbox: 3, unread: 1, byPortal: {}, byAccount: {} };
      globalThis.fakeCore.emit('notices.changed', { added: [], changed: ['n1'] });
    });
    await until(
      () => trayLabel(app, 'unread'),
      (label) => label === '1 unread notice',
    );
    expect(await app.electron.evaluate(({ app: electronApp }) => electronApp.getBadgeCount())).toBe(1);
  });

  test('names what is due, the next appointment and how the checks stand', async () => {
    const { app } = await open();
    await app.electron.evaluate(() => {
      const { answers } = globalThis.fakeCore;
      const due = (noticeId: string, on: string, daysLeft: number) => ({
        noticeId,
        title: `Requerimiento ${noticeId}`,
        portal: 'dehu',
        what: 'respond',
        certainty: 'stated',
        on,
        zone: 'Europe/Madrid',
        daysLeft,
        urgency: 'soon',
      });
      answers['alerts.agenda'] = {
        due: [due('n1', '2026-11-21', 0), due('n2', '2026-12-03', 12)],
        nextAppointment: {
          noticeId: 'n3',
          on: '2026-12-09',
          at: '09:30',
          zone: 'America/Santiago',
          place: null,
        },
      };
      answers['alerts.list'] = [{ urgency: 'urgent', silentFor: null }];
      answers['accounts.list'] = [
        { id: 'a1', method: 'imap', state: 'active', lastCompleteListingAt: '2026-11-21T10:00:00.000Z' },
        { id: 'a2', method: 'imap', state: 'parked', lastCompleteListingAt: '2026-11-20T10:00:00.000Z' },
      ];
      globalThis.fakeCore.emit('alerts.changed', { ended: [] });
    });
    await until(
      () => trayLabel(app, 'unread'),
      (label) => label === '2 unread notices, 1 urgent',
    );
    expect(await trayLabel(app, 'due0')).toBe('today: Requerimiento n1');
    expect(await trayLabel(app, 'due1')).toBe('Dec 3: Requerimiento n2');
    expect(await trayLabel(app, 'appointment')).toBe('Appointment: Dec 9 09:30');
    expect(await trayLabel(app, 'needYou')).toBe('1 account needs you');
    expect(await trayLabel(app, 'state')).toMatch(/^Everything checked 11\/20\/26/);
    expect(await app.electron.evaluate(({ app: electronApp }) => electronApp.getBadgeCount())).toBe(1);
    await clickTray(app, 'due1');
    const page = await app.page();
    await until(
      () => page.evaluate(() => window.requested),
      (ids) => ids.includes('n2'),
    );
  });

  test('checks now, pauses and goes on', async () => {
    const { app } = await open();
    await until(() => trayLabel(app, 'pauseHour'), Boolean);
    await clickTray(app, 'syncNow');
    expect(await callsOf(app, 'sync.now')).toEqual([{}]);

    const before = Date.now();
    await app.electron.evaluate((_module, at) => {
      globalThis.fakeCore.answers['sync.status'] = { running: [], queued: [], pausedUntil: at };
    }, new Date(before + 3_600_000).toISOString());
    await clickTray(app, 'pauseHour');
    await until(
      () => trayLabel(app, 'goOn'),
      (label) => label === 'Go on now',
    );
    const [paused] = (await callsOf(app, 'sync.pause')) as { until: string }[];
    expect(new Date(paused?.until ?? 0).getTime() - before).toBeGreaterThanOrEqual(3_600_000);

    await app.electron.evaluate(() => {
      globalThis.fakeCore.answers['sync.status'] = { running: [], queued: [], pausedUntil: null };
    });
    await clickTray(app, 'goOn');
    await until(() => trayLabel(app, 'pauseHour'), Boolean);
    expect((await callsOf(app, 'sync.pause')).at(-1)).toEqual({ until: null });
  });

  test('speaks the language of the settings at once, and so does the menu', async () => {
    const { app } = await open([], { RECADO_STANDIN_LOCALE: 'ru-RU' });
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('settings.changed', {
        ...(globalThis.fakeCore.answers['settings.get'] as object),
        language: 'es',
      }),
    );
    await until(
      () => trayLabel(app, 'open'),
      (label) => label === 'Abrir Recado',
    );
    const menus = await app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map((item) => item.label),
    );
    expect(menus).toEqual(['Archivo', 'Edición', 'Ver', 'Ir', 'Aviso', 'Ayuda']);
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('settings.changed', {
        ...(globalThis.fakeCore.answers['settings.get'] as object),
        language: 'system',
      }),
    );
    await until(
      () => trayLabel(app, 'open'),
      (label) => label === 'Открыть Recado',
    );
  });

  test('carries what is chosen from the menu to the page, with the key beside it', async () => {
    const { app } = await open();
    const page = await app.electron.firstWindow();
    await page.getByText('Shell ready').waitFor();
    await closeWindow(app);
    const shown = await app.electron.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      const flag = menu?.getMenuItemById('flag');
      flag?.click();
      return [flag?.label, flag?.accelerator, menu?.getMenuItemById('palette')?.accelerator];
    });
    expect(shown).toEqual(['Flag', 'S', 'CmdOrCtrl+K']);
    await until(
      () => page.evaluate(() => Reflect.get(window, 'commands') as string[]),
      (commands) => commands.includes('flag'),
    );
    expect(await isVisible(app)).toBe(true);
  });

  test('ends the app', async () => {
    const { app } = await open();
    await until(() => trayLabel(app, 'quit'), Boolean);
    await clickTray(app, 'quit');
    expect(await app.ended()).toBe(0);
  });
});

describe.skipIf(!isPlaceHolder)('notifications', () => {
  const raise = (app: App, change: Partial<AlertView> = {}): Promise<void> =>
    app.electron.evaluate((_module, raised) => globalThis.fakeCore.emit('alert.raised', raised), {
      ...sampleAlert({
        id: 'x1',
        noticeId: 'n1',
        title: 'Resolución favorable',
        on: '2026-12-03',
        ...change,
      }),
      replaces: null,
    });
  const shown = (app: App) =>
    app.seen((seen) =>
      seen.notifications.map(({ title, body, urgency, timeoutType, buttons, isClosed }) => ({
        title,
        body,
        urgency,
        timeoutType,
        buttons,
        isClosed,
      })),
    );
  const whenShown = (app: App, count: number) =>
    until(
      () => shown(app),
      (known) => known.length === count,
    );
  const set = (app: App, change: object): Promise<void> =>
    app.electron.evaluate((_module, changed) => {
      const settings = { ...(globalThis.fakeCore.answers['settings.get'] as object), ...changed };
      globalThis.fakeCore.emit('settings.changed', settings);
    }, change);

  test('name the notice and bring its person to it', async () => {
    const { app } = await open();
    const page = await app.page();
    await page.getByText('Shell ready').waitFor();
    await closeWindow(app);
    await raise(app);
    expect(await whenShown(app, 1)).toEqual([
      {
        title: 'New notice',
        body: 'Resolución favorable\nDue December 3, 2026',
        urgency: 'normal',
        timeoutType: 'default',
        buttons: ['Done', 'Remind me tomorrow'],
        isClosed: false,
      },
    ]);
    await until(
      () => told(app),
      (what) => what.includes('alert:x1:shown'),
    );
    await app.seen((seen) => seen.notifications[0]?.click());
    await until(() => isVisible(app), Boolean);
    expect(
      await until(
        () => page.evaluate(() => window.requested),
        (ids) => ids.length > 0,
      ),
    ).toEqual(['n1']);
    expect(await callsOf(app, 'alerts.answer')).toEqual([{ ids: ['x1'] }]);
  });

  test('wait with the notice for a window that has not been opened yet', async () => {
    const { app } = await open(['--hidden']);
    await raise(app);
    await whenShown(app, 1);
    await app.seen((seen) => seen.notifications[0]?.click());
    const page = await app.page();
    await page.getByText('Shell ready').waitFor();
    expect(
      await until(
        () => page.evaluate(() => window.requested),
        (ids) => ids.length > 0,
      ),
    ).toEqual(['n1']);
  });

  test('mark as done here or remind tomorrow, and never open anything on a portal', async () => {
    const { app } = await open();
    await raise(app, { urgency: 'urgent' });
    const [urgent] = await whenShown(app, 1);
    expect(urgent).toMatchObject({ urgency: 'critical', timeoutType: 'never' });
    await app.seen((seen) => seen.notifications[0]?.press(0));
    await until(
      () => callsOf(app, 'notices.mark'),
      (calls) => calls.length === 1,
    );
    expect(await callsOf(app, 'notices.mark')).toEqual([{ ids: ['n1'], change: { isDone: true } }]);

    await raise(app, { id: 'x2' });
    await whenShown(app, 2);
    await app.seen((seen) => seen.notifications[1]?.press(1));
    const [snoozed] = (await until(
      () => callsOf(app, 'alerts.snooze'),
      (calls) => calls.length === 1,
    )) as { ids: string[]; until: string }[];
    expect(snoozed?.ids).toEqual(['x2']);
    const at = new Date(snoozed?.until ?? 0);
    expect([at.getHours(), at.getMinutes()]).toEqual([9, 0]);
    expect(at.getTime()).toBeGreaterThan(Date.now());
    expect(await callsOf(app, 'notices.open')).toEqual([]);
    expect(await callsOf(app, 'notices.planOpening')).toEqual([]);
  });

  test('say nothing of the notice when asked to hide it', async () => {
    const { app } = await open();
    await set(app, { hideNotificationContent: true });
    await raise(app);
    await raise(app, {
      id: 'x2',
      kind: 'account.parked',
      noticeId: null,
      accountId: 'a1',
      label: 'Ana, Chile',
    });
    await raise(app, { id: 'x3', kind: 'deadline', what: 'open' });
    expect(JSON.stringify(await whenShown(app, 3))).not.toMatch(/Resolución|Ana|December/);
  });

  test('tell many as one with how many are urgent, and a parked account by its name', async () => {
    const { app } = await open();
    await raise(app, { kind: 'notices.new', count: 5, urgentCount: 1, noticeId: null });
    await raise(app, {
      id: 'x2',
      kind: 'account.parked',
      noticeId: null,
      accountId: 'a1',
      label: 'Ana, Chile',
    });
    const known = await whenShown(app, 2);
    expect(known.map(({ title, body }) => `${title}: ${body}`).toSorted()).toEqual([
      '5 new notices, 1 urgent: Open Recado to see.',
      'An account needs you: Ana, Chile is not being checked. Open Recado to see why.',
    ]);
  });

  test('are taken back when their reason has gone', async () => {
    const { app } = await open();
    await raise(app);
    await whenShown(app, 1);
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('alerts.changed', { ended: [{ id: 'x1', nativeId: null }] }),
    );
    await until(
      () => shown(app),
      (known) => known[0]?.isClosed === true,
    );
    expect(await callsOf(app, 'alerts.answer')).toEqual([]);
  });

  test.each([
    ['off', 'noDaemon'],
    ['failing', 'failed'],
  ])('say why when the system shows nothing: %s', async (system, reason) => {
    const { app } = await open([], { RECADO_STANDIN_NOTIFICATIONS: system });
    await raise(app);
    await until(
      () => told(app),
      (what) => what.includes(`alert:x1:${reason}`),
    );
    expect(await shown(app)).toEqual([]);
  });
});

test.skipIf(process.platform !== 'linux')('starts with the computer once the person wishes so', async () => {
  const config = await makeTempDir();
  const { app, profileDir } = await open([], { XDG_CONFIG_HOME: config });
  const file = join(config, 'autostart/recado.desktop');
  const set = (startWithSystem: string): Promise<void> =>
    app.electron.evaluate((_module, wished) => {
      const settings = {
        ...(globalThis.fakeCore.answers['settings.get'] as object),
        startWithSystem: wished,
      };
      globalThis.fakeCore.emit('settings.changed', settings);
    }, startWithSystem);
  const read = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
  expect(await read()).toBe('');
  await set('on');
  const entry = await until(read, (text) => text.includes('Exec='));
  expect(entry).toContain(`"--profile" "${profileDir}" "--hidden"\n`);
  await set('off');
  await until(read, (text) => text === '');
});

test('what is due runs after sleep and unlock', async () => {
  const { app } = await open();
  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
    powerMonitor.emit('unlock-screen');
  });
  expect(await told(app)).toEqual(['start', 'wake:resume', 'wake:unlock']);
});

describe('end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s closes the core once and ends well', async (signal) => {
    const { app } = await open();
    app.electron.process().kill(signal);
    expect(await app.ended()).toBe(0);
    expect(app.output().match(/core closed/g)).toHaveLength(1);
  });

  test('quitting twice closes the core once', async () => {
    const { app } = await open();
    await app.electron
      .evaluate(({ app: electronApp }) => {
        electronApp.quit();
        electronApp.quit();
      })
      .catch(() => undefined);
    expect(await app.ended()).toBe(0);
    expect(app.output().match(/core closed/g)).toHaveLength(1);
  });

  test('what nobody caught is logged, the core is closed, and the process ends', async () => {
    const { app, profileDir } = await open();
    await app.electron.evaluate(() => void Promise.reject(new Error('planted'))).catch(() => undefined);
    expect(await app.ended()).toBe(1);
    expect(app.output()).toContain('core closed');
    expect(await readFile(join(profileDir, 'logs/recado.log'), 'utf8')).toContain('crash.rejection');
  });

  test.skipIf(!isPlaceHolder)('a profile that cannot be opened is said, not shown empty', async () => {
    const profileDir = await makeTempDir();
    const { code } = await runUnwatched(['--profile', profileDir], {
      RECADO_TEST_STORE_FAILURE: 'store.damaged',
    });
    expect(code).toBe(1);
    const log = await readFile(join(profileDir, 'logs/recado.log'), 'utf8');
    expect(log).toContain('"event":"shell.notStarted"');
    expect(log).toContain('store.damaged');
  });

  test.skipIf(!isPlaceHolder)('a packaged app refuses test addresses', async () => {
    const profileDir = await makeTempDir();
    const endpoints = join(profileDir, 'endpoints.json');
    await writeFile(endpoints, '{}');
    const { code, errors } = await runUnwatched(['--profile', profileDir, '--endpoints', endpoints], {
      RECADO_STANDIN_PACKAGED: '1',
    });
    expect(code).toBe(2);
    expect(errors).toContain('--endpoints is for development only');
  });
});

/** For starts that end by themselves, too soon for anybody to attach. */
async function runUnwatched(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number; errors: string }> {
  const child = spawn(executable, [shell.appDir, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = (await once(child, 'exit')) as [number];
  return { code, errors };
}
