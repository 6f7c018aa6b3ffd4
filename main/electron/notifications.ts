// Shows what the core found worth interrupting for, does what the person chooses on it, and tells the core how it went.
import type { Core } from '../app/core.ts';
import type { AlertView } from '../contract/alertViews.ts';
import type { EventPayload } from '../contract/events.ts';
import type { Settings } from '../contract/views.ts';
import type { Logger } from '../model/logger.ts';
import { callCore } from './callCore.ts';
import type { AlertSink, ShownAlert, SinkAction, SinkListener } from './notify/alertSink.ts';
import { alertWords } from './notify/alertWords.ts';
import type { Texts } from './texts.ts';

type Raised = EventPayload<'alert.raised'>;

export interface NotifierParts {
  core: Core;
  texts(): Texts;
  settings(): Settings;
  /** Made here, so that it can say what was chosen. */
  openSink(listener: SinkListener): AlertSink;
  /** The person wants to see it: show the window, and the notice if the alert names one. */
  onOpen(alert: AlertView): void;
  log: Logger;
}

export interface Notifier {
  show(alert: Raised): Promise<void>;
  /** Takes alerts off the screen whose reason has gone or that were answered elsewhere. */
  withdraw(ended: EventPayload<'alerts.changed'>['ended']): Promise<void>;
  end(): void;
}

/** None of these opens a notice on its portal: `done` is a mark here, `open` shows what is here. */
const actionsOf = ({ noticeId, kind }: AlertView): SinkAction[] => {
  // Tomorrow brings a digest of its own.
  if (kind === 'digest') return ['open'];
  return noticeId === null ? ['open', 'tomorrow'] : ['open', 'done', 'tomorrow'];
};

const labels = { open: 'actOpen', done: 'actDone', tomorrow: 'actTomorrow' } as const;

export function createNotifier(parts: NotifierParts): Notifier {
  const { core, log } = parts;
  const shown = new Map<string, Raised>();

  const act = async (alert: Raised, action: SinkAction): Promise<void> => {
    switch (action) {
      case 'open':
        parts.onOpen(alert);
        await callCore(core, 'alerts.answer', { ids: [alert.id] });
        return;
      case 'done':
        await callCore(core, 'alerts.answer', { ids: [alert.id] });
        if (alert.noticeId !== null)
          await callCore(core, 'notices.mark', { ids: [alert.noticeId], change: { isDone: true } });
        return;
      case 'tomorrow': {
        const until = tomorrowAt(parts.settings().alerts.dayTime, new Date()).toISOString();
        await callCore(core, 'alerts.snooze', { ids: [alert.id], until });
      }
    }
  };
  const actOrLog = (id: string, action: SinkAction): void => {
    const alert = shown.get(id);
    if (alert === undefined) return;
    void act(alert, action).catch((error: unknown) => log.error('alert.actFailed', { action, error }));
  };
  const sink = parts.openSink({
    acted: actOrLog,
    dismissed: (id) => {
      const alert = shown.get(id);
      // Put away is seen; what is urgent stays in the window and beside the clock until it is dealt with.
      if (alert === undefined || alert.urgency === 'urgent') return;
      void callCore(core, 'alerts.answer', { ids: [id] }).catch((error: unknown) =>
        log.error('alert.actFailed', { error }),
      );
    },
  });

  return {
    show: async (alert) => {
      const texts = parts.texts();
      const words = alertWords(alert, {
        texts,
        isHidden: parts.settings().hideNotificationContent,
        now: new Date(),
      });
      const toShow: ShownAlert = {
        ...words,
        id: alert.id,
        isUrgent: alert.urgency === 'urgent',
        actions: actionsOf(alert).map((action) => ({ action, label: texts(labels[action]) })),
        replaces: alert.replaces,
      };
      shown.set(alert.id, alert);
      const outcome = await sink.show(toShow);
      if (!outcome.isShown) log.info('alert.notShown', { kind: alert.kind, reason: outcome.reason });
      await core.alertTold(alert.id, outcome);
    },
    withdraw: async (ended) => {
      for (const { id, nativeId } of ended) {
        shown.delete(id);
        await sink.close(id, nativeId);
      }
    },
    end: sink.end,
  };
}

/** The person's own hour on the next day. */
function tomorrowAt(time: string, now: Date): Date {
  const [hours = 9, minutes = 0] = time.split(':').map(Number);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hours, minutes);
}
