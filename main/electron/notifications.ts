// Shows what the core found worth interrupting for as the system's own notification, and takes it back when read elsewhere.
import { Notification } from 'electron';
import type { Core } from '../app/core.ts';
import type { EventPayload } from '../contract/events.ts';
import type { Settings } from '../contract/views.ts';
import type { Day } from '../model/day.ts';
import type { Logger } from '../model/logger.ts';
import { callCore } from './callCore.ts';
import type { Texts } from './texts.ts';

type Alert = EventPayload<'alert.raised'>;
export type AlertOutcome = { isShown: true } | { isShown: false; reason: 'switchedOff' | 'unsupported' };

export interface AlertSink {
  show(alert: Alert): Promise<AlertOutcome>;
  /** Takes notifications back whose notices have been dealt with. */
  withdraw(noticeIds: string[]): Promise<void>;
}

export interface NotifierParts {
  core: Core;
  texts(): Texts;
  settings(): Settings;
  /** The person clicked: show the window, and the notice if the alert names one. */
  onClick(noticeId: string | null): void;
  log: Logger;
}

export function createNotifier(parts: NotifierParts): AlertSink {
  // Electron drops a notification, click handler and all, that nobody refers to.
  const shown = new Map<string, { notification: Notification; noticeId: string | null }>();

  const wordsOf = async (alert: Alert): Promise<{ title: string; body: string }> => {
    const texts = parts.texts();
    const isHidden = parts.settings().hideNotificationContent;
    if (alert.kind === 'notices.new')
      return { title: texts('newNotices', { count: alert.count }), body: texts('openToSee') };
    if (alert.kind === 'account.parked') {
      const accounts = isHidden ? [] : await callCore(parts.core, 'accounts.list', {});
      const label = accounts.find((account) => account.id === alert.accountId)?.label ?? 'Recado';
      return { title: texts('accountNeedsYou'), body: texts('accountStopped', { label }) };
    }
    if (isHidden || alert.noticeId === null) return { title: texts('newNotice'), body: texts('openToRead') };
    const notice = await callCore(parts.core, 'notices.get', { id: alert.noticeId });
    const due = notice.dueOn === null ? '' : `\n${texts('dueOn', { day: dayWords(notice.dueOn, texts) })}`;
    return { title: texts('newNotice'), body: `${notice.title}${due}` };
  };

  const show = async (alert: Alert): Promise<AlertOutcome> => {
    if (!Notification.isSupported()) return { isShown: false, reason: 'unsupported' };
    if (!parts.settings().notifications) return { isShown: false, reason: 'switchedOff' };
    const notification = new Notification({ ...(await wordsOf(alert)) });
    const forget = (): void => void shown.delete(alert.id);
    notification.on('click', () => {
      forget();
      parts.onClick(alert.noticeId);
    });
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      forget();
      parts.log.warn('alert.notShown', { reason: 'failed', error });
    });
    shown.set(alert.id, { notification, noticeId: alert.noticeId });
    notification.show();
    return { isShown: true };
  };

  const withdraw = async (noticeIds: string[]): Promise<void> => {
    const concerned = [...shown.values()].filter(
      ({ noticeId }) => noticeId !== null && noticeIds.includes(noticeId),
    );
    for (const { notification, noticeId } of concerned) {
      const { mark } = await callCore(parts.core, 'notices.get', { id: noticeId ?? '' });
      if (mark.isRead || mark.isDone || mark.isArchived) notification.close();
    }
  };

  return { show, withdraw };
}

/** A day has no zone: it is written out as it stands. */
const dayWords = (day: Day, texts: Texts): string =>
  new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
