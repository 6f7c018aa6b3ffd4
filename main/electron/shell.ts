// Joins window, tray, menu, notifications and IPC over one core; everything of Electron is made here and passed on.
import { app, dialog, nativeTheme, protocol } from 'electron';
import type { PortalsPort } from '../app/portalsPort.ts';
import type { Command } from '../contract/commands.ts';
import type { EventPayload } from '../contract/events.ts';
import { type FailureCode, failureOf } from '../contract/failure.ts';
import { firstSpoken } from '../contract/languages.ts';
import type { Settings } from '../contract/views.ts';
import type { Logger } from '../model/logger.ts';
import { applyAutostart, canAutostart } from './autostart.ts';
import { callCore } from './callCore.ts';
import { cautiousSettings, closeAction } from './closing.ts';
import { createDesktop } from './desktop.ts';
import { type Guards, installGuards } from './guards.ts';
import { answerCalls, forwardEvents, sendEvent } from './ipc.ts';
import { setApplicationMenu } from './menu.ts';
import { showAlerts } from './notify/showAlerts.ts';
import { openProfile, type ProfileParts } from './openProfile.ts';
import { outsideHosts } from './outsideHosts.ts';
import { openCertificateDesk } from './portal/certificateDesk.ts';
import { createPortals } from './portal/createPortals.ts';
import { createPinDialog, type PinDialog } from './portal/pinDialog.ts';
import { watchPower } from './power.ts';
import { serveScreens } from './protocol.ts';
import { endCleanly, endOnCrash, type Quit } from './quit.ts';
import type { StartOptions } from './startOptions.ts';
import { chosenLanguage, createTexts, type TextKey } from './texts.ts';
import { keepTray } from './trayKeeper.ts';
import { askTrayPresence } from './trayPresence.ts';
import { createMainWindow } from './window.ts';

export interface ShellParts extends ProfileParts {
  rendererDir: string;
  preloadFile: string;
  log: ShellLog;
}

/** A log that can be waited for, since the last lines before an end matter most. */
export interface ShellLog extends Logger {
  flush(): Promise<void>;
}

/** Call at the top level, before `ready`. */
export function startShell(parts: ShellParts): void {
  const { log } = parts;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    // Last made, first closed; one that fails does not keep the others open.
    for (const closer of closers.splice(0).toReversed()) {
      try {
        await closer();
      } catch (error) {
        log.error('quit.closerFailed', { error });
      }
    }
    await log.flush();
  };
  const guards = installGuards(log);
  const pinDialog = createPinDialog();
  const portals = createPortals(openCertificateDesk(app, log, pinDialog.ask), guards);
  const quit = endCleanly(close, log);
  endOnCrash(close, log);
  void run(parts, { guards, portals, pinDialog }, quit, closers).catch((error: unknown) =>
    endUnopened(error, close, log),
  );
}

async function run(
  parts: ShellParts,
  { guards, portals, pinDialog }: { guards: Guards; portals: PortalsPort; pinDialog: PinDialog },
  quit: Quit,
  closers: (() => Promise<void> | void)[],
): Promise<void> {
  const { log, profileDir, start } = parts;
  await app.whenReady();
  serveScreens(protocol, parts.rendererDir);
  const preferred = app.getPreferredSystemLanguages();
  const shown = {
    texts: createTexts(firstSpoken(preferred)),
    settings: cautiousSettings,
    // Null until the desktop has been asked.
    hasTray: null as boolean | null,
    isStarted: false,
  };
  const lookForTray = (): void =>
    void askTrayPresence().then((hasTray) => {
      shown.hasTray = hasTray;
    });
  lookForTray();

  const pages = { isListening: false, requested: null as string | null };
  const window = createMainWindow({
    profileDir,
    preloadFile: parts.preloadFile,
    log,
    onClose: () => {
      lookForTray();
      return closeAction(window, quit, shown);
    },
    onPageBegun: () => {
      pages.isListening = false;
    },
  });
  pinDialog.speak(() => shown.texts, window.current);
  const desktop = createDesktop({ profileDir, window: window.current, texts: () => shown.texts });
  closers.push(desktop.close);

  const opening = openProfile(parts, desktop, portals);
  closers.push(() =>
    opening.then(
      (core) => core.close(),
      () => undefined,
    ),
  );
  // Once the page lists notices its listeners are in place, and a notice asked for before can be shown.
  answerCalls({ opening, window: window.current, log }, (name) => {
    if (name !== 'notices.list' || pages.isListening) return;
    pages.isListening = true;
    if (pages.requested !== null) sendEvent(window.current(), 'notice.requested', { id: pages.requested });
    pages.requested = null;
  });
  app.on('second-instance', () => void window.show());
  app.on('activate', () => void window.show());
  // The tray keeps the app alive without a window; without this listener Electron would quit.
  app.on('window-all-closed', () => undefined);
  // The page is loaded while the profile is opened: its calls wait for the core.
  const showing = start.isHidden ? Promise.resolve() : window.show();

  const core = await opening;
  forwardEvents(core, (name, payload) => {
    if (name === 'notice.requested' && !pages.isListening) return;
    sendEvent(window.current(), name, payload);
  });
  const openNotice = (noticeId: string): void => {
    void window.show();
    if (pages.isListening) core.requestNotice(noticeId);
    else pages.requested = noticeId;
  };
  const openScreen = (screen: EventPayload<'screen.requested'>['screen']): void => {
    void window.show().then(() => core.requestScreen(screen));
  };
  closers.push(
    showAlerts(core, {
      log,
      texts: () => shown.texts,
      settings: () => shown.settings,
      openNotice,
      openScreen,
    }),
  );

  const syncNow = (): void => void core.call('sync.now', {});
  const sendCommand = (command: Command): void => {
    void window.show().then(() => sendEvent(window.current(), 'command.requested', { command }));
  };
  const tray = keepTray(core, {
    open: () => void window.show(),
    openNotice,
    openAccounts: () => openScreen('accounts'),
    openCases: () => openScreen('cases'),
    badge: (image, words) => {
      if (process.platform === 'win32') window.current()?.setOverlayIcon(image, words);
    },
    syncNow,
    quit: () => app.quit(),
    texts: () => shown.texts,
    log,
  });
  closers.push(tray.destroy);
  const apply = (settings: Settings): void => {
    shown.settings = settings;
    shown.texts = createTexts(chosenLanguage(settings.language, preferred));
    nativeTheme.themeSource = settings.theme;
    setApplicationMenu(shown.texts, sendCommand);
    // Before the window stands nothing more than its list is read.
    if (shown.isStarted) tray.refresh();
    // Nothing is written while nobody has been asked.
    if (settings.startWithSystem !== 'unasked' && canAutostart())
      void applyAutostart(settings, profileArgs(start)).catch((error: unknown) =>
        log.warn('autostart.notSet', { error }),
      );
  };
  core.on('settings.changed', apply);
  apply(await callCore(core, 'settings.get', {}));
  const manifests = await callCore(core, 'portals.list', {});
  guards.allowHosts([...outsideHosts, ...manifests.map((portal) => new URL(portal.homeUrl).host)]);

  closers.push(watchPower(core, () => app.quit()));
  closers.push(window.remember);
  // First the list on the screen, then the network.
  await showing;
  await core.start();
  shown.isStarted = true;
  tray.refresh();
  log.info('shell.started', { isHidden: start.isHidden });
}

/** The same profile again, where it is not the usual one. */
const profileArgs = ({ profileDir }: StartOptions): string[] =>
  profileDir === null ? [] : ['--profile', profileDir];

const cannotOpenWords: Partial<Record<FailureCode, TextKey>> = {
  'store.busy': 'cannotOpenBusy',
  'store.damaged': 'cannotOpenDamaged',
  'store.full': 'cannotOpenFull',
};

/** Without a core there is nothing to show: say why and end. */
async function endUnopened(error: unknown, close: () => Promise<void>, log: Logger): Promise<void> {
  const { code } = failureOf(error);
  log.error('shell.notStarted', { error, code });
  const texts = createTexts(firstSpoken(app.getPreferredSystemLanguages()));
  dialog.showErrorBox(texts('cannotOpen'), texts(cannotOpenWords[code] ?? 'cannotOpenOther', { code }));
  await close();
  app.exit(1);
}
