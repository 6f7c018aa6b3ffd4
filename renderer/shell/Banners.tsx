// What must stay in sight until it is solved: parked accounts, passwords kept only in memory, no network, a host that is gone.
import { memo, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, HostView } from '../../main/contract/views.ts';
import { useMethod } from '../api/bridgeContext.tsx';
import { hostReachableEvent } from '../api/loopbackBridge.ts';
import { AlertBanners } from '../features/alerts/AlertBanners.tsx';
import { BackupBanner } from '../features/backup/BackupBanner.tsx';
import { useFailureWords } from '../text/useFailureWords.ts';
import { Button } from '../ui/Button.tsx';
import { NoticeBox } from '../ui/NoticeBox.tsx';
import type { Move } from './navigation.ts';
import './banners.css';

interface BannersProps {
  about: HostView;
  accounts: AccountView[];
  go: (step: Move) => void;
}

/** Drawn anew only when something of it changed: every key of a search draws the window. */
export const Banners = memo(function Banners({ about, accounts, go }: BannersProps): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  const vault = useMethod('vault.status', {}).data;
  const isHostThere = useHostThere();
  const isOnline = useOnline();
  const parked = accounts.filter((account) => account.state === 'parked');
  const [one] = parked;
  return (
    <section className="banners" aria-label={t('shell.attention')}>
      {!isHostThere && (
        <NoticeBox tone="danger" isLive title={t('failures.hostUnreachable.title')}>
          <p>{t('failures.hostUnreachable.next')}</p>
        </NoticeBox>
      )}
      {!isOnline && (
        <NoticeBox tone="plain" isLive title={t('banners.offline')}>
          <p>{t('banners.offlineHint')}</p>
        </NoticeBox>
      )}
      {about.isDemo && (
        <NoticeBox tone="plain">
          <p>{t('banners.demo')}</p>
        </NoticeBox>
      )}
      {one !== undefined && (
        <NoticeBox
          tone="danger"
          title={
            parked.length === 1
              ? t('banners.parked', { label: one.label })
              : t('banners.parkedMany', { count: parked.length })
          }
          actions={
            <Button onClick={() => go({ to: 'screen', screen: 'accounts' })}>{t('banners.solve')}</Button>
          }
        >
          {parked.length === 1 && one.parkedFor !== null && <p>{words(one.parkedFor).title}</p>}
        </NoticeBox>
      )}
      <AlertBanners about={about} accounts={accounts} go={go} />
      <BackupBanner go={go} />
      {vault?.kind === 'memory' && !about.isDemo && (
        <NoticeBox tone="warn" title={t('banners.memory')}>
          <p>{t('banners.memoryHint')}</p>
        </NoticeBox>
      )}
      {vault?.state === 'locked' && (
        <NoticeBox tone="warn" title={t('failures.vault.locked.title')}>
          <p>{t('failures.vault.locked.next')}</p>
        </NoticeBox>
      )}
    </section>
  );
});

/** False while the loopback host's stream is broken; other hosts cannot go without the window. */
function useHostThere(): boolean {
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    const heard = (event: Event): void => setThere((event as CustomEvent<boolean>).detail);
    window.addEventListener(hostReachableEvent, heard);
    return () => window.removeEventListener(hostReachableEvent, heard);
  }, []);
  return isThere;
}

/** False while the computer has no network at all; the portals may be down for other reasons, and their accounts say so. */
function useOnline(): boolean {
  return useSyncExternalStore(listenToNetwork, () => navigator.onLine);
}

function listenToNetwork(changed: () => void): () => void {
  const names = ['online', 'offline'];
  for (const name of names) window.addEventListener(name, changed);
  return () => {
    for (const name of names) window.removeEventListener(name, changed);
  };
}
