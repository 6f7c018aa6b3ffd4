// The end of the first steps: what is looked at from now on, and what of the first result comes first.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';

export function EndStep({ go, onDone }: { go: (step: Move) => void; onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  const now = useNow();
  const accounts = useMethod('accounts.list', {}).data;
  const agenda = useMethod('alerts.agenda', { limit: 8 }).data;
  if (accounts === undefined) return null;
  const due = (agenda?.due ?? []).filter(({ noticeId }) => noticeId !== null).slice(0, 3);
  return (
    <>
      <h2 tabIndex={-1}>{t(accounts.length === 0 ? 'welcome.end.titleNone' : 'welcome.end.titleSome')}</h2>
      {accounts.length === 0 ? (
        <p className="screen-lead">{t('welcome.end.noneWords')}</p>
      ) : (
        <>
          <section className="card" aria-labelledby="welcome-watched">
            <h3 id="welcome-watched">{t('welcome.end.watched')}</h3>
            <ul className="welcome-list">
              {accounts.map(({ id, portal, label, lastCompleteListingAt }) => (
                <li key={id}>
                  <strong>{t(`portalNames.${portal}`)}</strong> · <bdi>{label}</bdi> ·{' '}
                  <span className="field-hint">
                    {lastCompleteListingAt === null
                      ? t('welcome.end.notYet')
                      : t('welcome.end.lastWhole', { when: format.fromNow(lastCompleteListingAt, now) })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section className="card" aria-labelledby="welcome-first">
            <h3 id="welcome-first">{t('welcome.end.first')}</h3>
            {due.length === 0 && <p>{t('welcome.end.firstNone')}</p>}
            <ul className="welcome-list">
              {due.map(({ noticeId, title, on, daysLeft }) => (
                <li key={`${noticeId} ${on}`}>
                  <button
                    type="button"
                    className="welcome-link"
                    onClick={() => noticeId !== null && go({ to: 'requested', id: noticeId })}
                  >
                    <bdi>{titleOf(title)}</bdi>
                  </button>{' '}
                  · {format.day(on)} · {format.days(daysLeft)}
                </li>
              ))}
            </ul>
          </section>
          <p>{t('welcome.end.tells')}</p>
        </>
      )}
      <div className="card-acts">
        <Button look="primary" onClick={onDone}>
          {t('welcome.end.toInbox')}
        </Button>
        <Button onClick={() => go({ to: 'screen', screen: 'addAccount' })}>{t('accounts.add')}</Button>
      </div>
    </>
  );
}
