// Joins the core's alerts with whatever this system shows notifications by.
import type { Core } from '../../app/core.ts';
import type { AlertView } from '../../contract/alertViews.ts';
import type { EventPayload } from '../../contract/events.ts';
import type { Settings } from '../../contract/views.ts';
import type { Logger } from '../../model/logger.ts';
import { createNotifier } from '../notifications.ts';
import type { Texts } from '../texts.ts';
import { createElectronSink } from './electronSink.ts';
import { createFreedesktopSink, hasSessionBus } from './freedesktopSink.ts';

export interface AlertPlaces {
  texts(): Texts;
  settings(): Settings;
  openNotice(id: string): void;
  openScreen(screen: EventPayload<'screen.requested'>['screen']): void;
  log: Logger;
}

/** Returns what ends it; the notifications themselves stay on the screen. */
export function showAlerts(core: Core, places: AlertPlaces): () => void {
  const { log } = places;
  const isOnBus = process.platform === 'linux' && hasSessionBus(process.env);
  const notifier = createNotifier({
    core,
    log,
    texts: places.texts,
    settings: places.settings,
    openSink: (listener) =>
      isOnBus ? createFreedesktopSink(listener, log) : createElectronSink(listener, log),
    onOpen: (alert) => openPlace(alert, places),
  });
  core.on('alert.raised', (alert) => {
    void notifier.show(alert).catch((error: unknown) => log.error('alert.failed', { error }));
  });
  core.on('alerts.changed', ({ ended }) => {
    void notifier.withdraw(ended).catch((error: unknown) => log.warn('alert.notWithdrawn', { error }));
  });
  return notifier.end;
}

function openPlace(
  { kind, noticeId, accountId, caseId }: AlertView,
  { openNotice, openScreen }: AlertPlaces,
): void {
  if (noticeId !== null) openNotice(noticeId);
  else if (kind === 'digest') openScreen('digest');
  else if (caseId !== null || kind === 'status.due') openScreen('cases');
  else if (accountId !== null) openScreen('accounts');
  else openScreen(kind === 'notices.new' || kind === 'notices.unread' ? 'inbox' : 'alerts');
}
