// The list of alerts: what waits for an answer, what was raised before, and why something did not sound.
import { BellRing, CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../../main/contract/alertViews.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { placeOf, tomorrowAt } from './openAlert.ts';
import { useAlertWords } from './useAlertWords.ts';
import './alerts.css';

const pageSize = 100;
const mostAlerts = 500;

export function AlertsScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(pageSize);
  const alerts = useMethod('alerts.list', { limit });
  const answering = useAct('alerts.answer');
  const list = alerts.data ?? [];
  const waiting = list.filter(({ state }) => state === 'open');
  const earlier = list.filter(({ state }) => state !== 'open');
  return (
    <div className="screen">
      <ScreenHead title={t('alerts.title')} go={go} />
      <p className="screen-lead">{t('alerts.lead')}</p>
      {alerts.error !== null && <FailureBox error={alerts.error} onRetry={() => void alerts.refetch()} />}
      {answering.error !== null && <FailureBox error={answering.error} />}
      {alerts.data?.length === 0 && (
        <EmptyState icon={BellRing} title={t('alerts.none')}>
          <p>{t('alerts.noneHint')}</p>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="alerts-waiting">
          <div className="alerts-head">
            <h2 id="alerts-waiting">{t('alerts.waiting')}</h2>
            {waiting.length > 1 && (
              <Button onClick={() => answering.mutate({ ids: waiting.map(({ id }) => id) })}>
                {t('alerts.seenAll')}
              </Button>
            )}
          </div>
          <ol className="alerts">
            {waiting.map((alert) => (
              <AlertItem key={alert.id} alert={alert} go={go} />
            ))}
          </ol>
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="alerts-earlier">
          <h2 id="alerts-earlier">{t('alerts.earlier')}</h2>
          <ol className="alerts">
            {earlier.map((alert) => (
              <AlertItem key={alert.id} alert={alert} go={go} />
            ))}
          </ol>
        </section>
      )}
      {list.length === limit && limit < mostAlerts && (
        <div>
          <Button onClick={() => setLimit(Math.min(mostAlerts, limit * 2))}>{t('activity.more')}</Button>
        </div>
      )}
    </div>
  );
}

function AlertItem({ alert, go }: { alert: AlertView; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const wordsOf = useAlertWords();
  const settings = useMethod('settings.get', {}).data;
  const answering = useAct('alerts.answer');
  const snoozing = useAct('alerts.snooze');
  const { title, detail } = wordsOf(alert);
  const isOpen = alert.state === 'open';
  const Icon = !isOpen ? CircleCheck : alert.urgency === 'urgent' ? TriangleAlert : BellRing;
  const fate = useFate(alert);
  return (
    <li className="alert-item" data-state={alert.state} data-urgency={alert.urgency}>
      <Icon size={18} aria-hidden />
      <div>
        <p className="alert-title">
          {title}
          {isOpen && alert.urgency === 'urgent' && (
            <Badge icon={TriangleAlert} tone="danger">
              {t('alerts.urgent')}
            </Badge>
          )}
        </p>
        {detail !== null && <p>{detail}</p>}
        {alert.kind === 'deadline' && alert.certainty !== 'stated' && <p>{t('alerts.reckoned')}</p>}
        <p className="field-hint">{fate}</p>
        {isOpen && (
          <div className="alert-acts">
            <Button
              onClick={() => {
                answering.mutate({ ids: [alert.id] });
                go(placeOf(alert));
              }}
            >
              {t('alerts.open')}
            </Button>
            <Button onClick={() => answering.mutate({ ids: [alert.id] })}>{t('alerts.seen')}</Button>
            <Button
              onClick={() =>
                snoozing.mutate({
                  ids: [alert.id],
                  until: tomorrowAt(settings?.alerts.dayTime ?? '09:00', new Date()),
                })
              }
            >
              {t('alerts.tomorrow')}
            </Button>
          </div>
        )}
        {(answering.error ?? snoozing.error) !== null && (
          <FailureBox error={answering.error ?? snoozing.error} />
        )}
      </div>
      <time className="field-hint" dateTime={alert.raisedAt} title={format.instant(alert.raisedAt)}>
        {format.fromNow(alert.raisedAt, now)}
      </time>
    </li>
  );
}

/** What became of it: shown when, silent why, or when it will sound. */
function useFate({ state, silentFor, notShownFor, showing, shownAt, soundAt, isSnoozed }: AlertView): string {
  const { t } = useTranslation();
  const format = useFormat();
  const told = (): string => {
    if (silentFor !== null) return t(`alerts.notShown.${silentFor}`);
    if (notShownFor !== null) return t(`alerts.notShown.${notShownFor}`);
    if (showing === 'shown' && shownAt !== null) return t('alerts.shownAt', { at: format.instant(shownAt) });
    if (state === 'open' && showing === 'waiting')
      return t(isSnoozed ? 'alerts.byLater' : 'alerts.soundsAt', { at: format.instant(soundAt) });
    return '';
  };
  const end = state === 'open' ? '' : t(`alerts.states.${state}`);
  return [told(), end].filter((part) => part !== '').join(' · ');
}
