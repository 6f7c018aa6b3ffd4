// The right pane: one notice, plainly said first, then its facts, its documents and the original.
import { ArrowLeft, MailOpen, Printer, X } from 'lucide-react';
import { lazy, memo, type ReactNode, type Ref, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { ActionBar } from '../inbox/ActionBar.tsx';
import type { InboxActs } from '../inbox/useInboxActs.ts';
import './reader.css';

/** Comes after the first rows, and before anybody can open one of them. */
const loadReader = async () => ({ default: (await import('./Reader.tsx')).Reader });
const Reader = lazy(loadReader);

interface ReaderPaneProps {
  ref: Ref<HTMLElement>;
  id: string | null;
  /** The first rows stand: what a reader needs may come now. */
  isReady: boolean;
  /** All words are here; a reader needs them. */
  hasWords: boolean;
  /** What is searched in the list; empty outside a search. */
  searched: string;
  about: HostView;
  now: Date;
  acts: InboxActs;
  go: (step: Move) => void;
  onBack: () => void;
}

/** Drawn anew only when something of it changed: every key of a search draws the window. */
export const ReaderPane = memo(function ReaderPane(props: ReaderPaneProps): ReactNode {
  const { ref, id, isReady, hasWords, searched, about, now, acts, go, onBack } = props;
  const { t } = useTranslation();
  const reading = useMethod('notices.get', { id: id ?? '' }, id !== null);
  const notice = reading.data;
  useEffect(() => {
    if (isReady) void loadReader().catch(() => undefined);
  }, [isReady]);
  return (
    <main className="pane pane-reader" ref={ref} aria-label={t('reader.pane')}>
      {id === null ? (
        <EmptyState icon={MailOpen} title={t('reader.nothingOpen')}>
          <p>{t('reader.nothingOpenHint')}</p>
        </EmptyState>
      ) : (
        <>
          <header className="reader-bar">
            <span className="only-single">
              <IconButton icon={ArrowLeft} label={t('reader.back')} onClick={onBack} />
            </span>
            {notice && (
              <ActionBar
                hasWords
                rows={[notice]}
                onAct={(action) => acts.act(action, [notice])}
                onSnooze={(until) => acts.snooze(until, [notice])}
              />
            )}
            {notice && <IconButton icon={Printer} label={t('help.print')} onClick={() => window.print()} />}
            <span className="not-single">
              <IconButton icon={X} label={t('reader.close')} hotkey="Esc" onClick={onBack} />
            </span>
          </header>
          {reading.error !== null && (
            <div className="reader-told">
              <FailureBox error={reading.error} onRetry={() => void reading.refetch()} />
            </div>
          )}
          {reading.isPending && (
            <Later>
              <p className="reader-told" role="status">
                {t('reader.loading')}
              </p>
            </Later>
          )}
          <Suspense>
            {notice && hasWords && (
              <Reader
                key={notice.id}
                notice={notice}
                searched={searched}
                about={about}
                now={now}
                go={go}
                onSnooze={(until) => acts.snooze(until, [notice])}
              />
            )}
          </Suspense>
        </>
      )}
    </main>
  );
});
