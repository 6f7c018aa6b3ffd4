// What stays in sight until it is answered: urgent alerts that the system did not show, sources gone quiet, one question.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, HostView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useAlertWords } from './useAlertWords.ts';

interface AlertBannersProps {
  about: HostView;
  accounts: AccountView[];
  go: (step: Move) => void;
}

const shownAlerts = 50;

export function AlertBanners({ about, accounts, go }: AlertBannersProps): ReactNode {
  return (
    <>
      <UnshownBanner go={go} />
      <QuietBanners accounts={accounts} go={go} />
      <AutostartQuestion about={about} accounts={accounts} />
    </>
  );
}

function UnshownBanner({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const wordsOf = useAlertWords();
  const open = useMethod('alerts.list', { isOpen: true, limit: shownAlerts }).data ?? [];
  // What the system has shown stays there; what it has not, or not yet, is told here.
  const unshown = open.filter(({ showing, silentFor }) => showing === 'notShown' && silentFor === null);
  const [first] = unshown;
  if (first === undefined) return null;
  const isUrgent = unshown.some(({ urgency }) => urgency === 'urgent');
  return (
    <NoticeBox
      tone={isUrgent ? 'danger' : 'warn'}
      isLive
      title={
        unshown.length === 1 ? wordsOf(first).title : t('alerts.banners.unshown', { count: unshown.length })
      }
      actions={
        <Button onClick={() => go({ to: 'screen', screen: 'alerts' })}>{t('alerts.banners.see')}</Button>
      }
    >
      {unshown.length === 1 && wordsOf(first).detail !== null && <p>{wordsOf(first).detail}</p>}
      {first.notShownFor !== null && <p>{t(`alerts.notShown.${first.notShownFor}`)}</p>}
    </NoticeBox>
  );
}

/** Can be put off for a day, never for good: it comes back until the source has been read whole. */
function QuietBanners({ accounts, go }: { accounts: AccountView[]; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const [hiddenOn, setHiddenOn] = useState<string | null>(null);
  const sources = useMethod('alerts.sources', {}).data ?? [];
  const quiet = sources.filter(
    ({ accountId, quietAt }) =>
      Date.parse(quietAt) <= now.getTime() &&
      // A parked account has its own banner, with the button that solves it.
      accounts.some(({ id, state }) => id === accountId && state !== 'parked'),
  );
  if (quiet.length === 0 || hiddenOn === now.toDateString()) return null;
  return quiet.map(({ accountId, lastWholeAt, hasBeenWhole, historyDays, mayHaveLostUntil }) => (
    <NoticeBox
      key={accountId}
      tone="danger"
      title={t('alerts.banners.quiet', {
        label: accounts.find(({ id }) => id === accountId)?.label ?? 'Recado',
      })}
      actions={
        <>
          <Button onClick={() => go({ to: 'screen', screen: 'accounts' })}>{t('banners.solve')}</Button>
          <Button onClick={() => setHiddenOn(now.toDateString())}>{t('alerts.banners.later')}</Button>
        </>
      }
    >
      <p>
        {hasBeenWhole
          ? t('alerts.banners.quietSince', { when: format.fromNow(lastWholeAt, now) })
          : t('alerts.banners.quietNever')}
      </p>
      {mayHaveLostUntil !== null && historyDays !== null && (
        <p>
          {t('alerts.banners.lost', {
            days: format.number(historyDays),
            day: format.instantDay(mayHaveLostUntil),
          })}
        </p>
      )}
    </NoticeBox>
  ));
}

/** Asked once, when there is something to start for. */
function AutostartQuestion({ about, accounts }: { about: HostView; accounts: AccountView[] }): ReactNode {
  const { t } = useTranslation();
  const settings = useMethod('settings.get', {}).data;
  const setting = useAct('settings.set');
  const isWorthAsking = accounts.some(({ lastCompleteListingAt }) => lastCompleteListingAt !== null);
  if (about.abilities.autostart !== true || about.isDemo || !isWorthAsking) return null;
  if (settings?.startWithSystem !== 'unasked') return null;
  return (
    <NoticeBox
      tone="plain"
      title={t('alerts.banners.autostart')}
      actions={
        <>
          <Button onClick={() => setting.mutate({ startWithSystem: 'on' })}>{t('alerts.banners.yes')}</Button>
          <Button onClick={() => setting.mutate({ startWithSystem: 'off' })}>{t('alerts.banners.no')}</Button>
        </>
      }
    >
      <p>{t('alerts.banners.autostartHint')}</p>
    </NoticeBox>
  );
}
