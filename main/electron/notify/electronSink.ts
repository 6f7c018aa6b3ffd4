// Shows alerts as the system's own notifications: macOS and Windows, and a Linux session without a bus.
import { Notification } from 'electron';
import type { AlertOutcome } from '../../model/alert.ts';
import type { Logger } from '../../model/logger.ts';
import type { AlertSink, ShownAlert, SinkListener } from './alertSink.ts';

/** A system that says neither "shown" nor "failed" has shown it: old Windows and most Linux daemons say nothing. */
const answerTimeoutMs = 2_000;

export function createElectronSink(listener: SinkListener, log: Logger): AlertSink {
  // Electron drops a notification, click handler and all, that nobody refers to.
  const shown = new Map<string, Notification>();

  const close = (id: string): void => {
    const notification = shown.get(id);
    shown.delete(id);
    if (notification !== undefined) notification.close();
    // One that an ended process has shown; Linux has no history to take it from.
    else if (process.platform !== 'linux') Notification.remove(id);
  };

  const show = async (alert: ShownAlert): Promise<AlertOutcome> => {
    if (!Notification.isSupported()) return { isShown: false, reason: 'noDaemon' };
    if (alert.replaces !== null) close(alert.replaces.id);
    const buttons = alert.actions.filter(({ action }) => action !== 'open');
    const notification = new Notification({
      // The same alert shown again after a crash takes its own place.
      id: alert.id,
      title: alert.title,
      body: alert.body,
      urgency: alert.isUrgent ? 'critical' : 'normal',
      timeoutType: alert.isUrgent ? 'never' : 'default',
      actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
    });
    notification.on('click', () => {
      shown.delete(alert.id);
      listener.acted(alert.id, 'open');
    });
    notification.on('action', (_event, index) => {
      shown.delete(alert.id);
      listener.acted(alert.id, buttons[index]?.action ?? 'open');
    });
    notification.on('close', () => {
      if (shown.delete(alert.id)) listener.dismissed(alert.id);
    });
    shown.set(alert.id, notification);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ isShown: true, nativeId: null }), answerTimeoutMs);
      const answer = (outcome: AlertOutcome): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      notification.on('show', () => answer({ isShown: true, nativeId: null }));
      notification.on('failed', (_event, error) => {
        shown.delete(alert.id);
        log.warn('alert.notShown', { reason: 'failed', error });
        answer({ isShown: false, reason: 'failed' });
      });
      notification.show();
    });
  };

  return {
    show,
    close: (id) => Promise.resolve(close(id)),
    end: () => shown.clear(),
  };
}
