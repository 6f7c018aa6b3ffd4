// The right pane: one notice, plainly said first, then its facts, its documents and the original.
import { ArrowLeft, MailOpen, Printer, X } from 'lucide-react';
import { lazy, memo, type ReactNode, type Ref, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView, NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { readSearchWords } from '../../text/searchWords.ts';
import { IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { NoticeCase } from '../cases/NoticeCase.tsx';
import { ChileNotice } from '../chile/ChileNotice.tsx';
import { InJunk } from '../chile/InJunk.tsx';
import { Teach } from '../chile/Teach.tsx';
import { Documents } from '../documents/Documents.tsx';
import { ActionBar } from '../inbox/ActionBar.tsx';
import type { InboxActs } from '../inbox/useInboxActs.ts';
import { useMarking } from '../inbox/useMarking.tsx';
import { Annexes } from './Annexes.tsx';
import { Authenticity } from './Authenticity.tsx';
import { ByMailOnly, isByMailOnly } from './ByMailOnly.tsx';
import { Conversation } from './Conversation.tsx';
import { Facts } from './Facts.tsx';
import { NoteField } from './NoteField.tsx';
import { NoticeHead } from './NoticeHead.tsx';
import { NoticePayments } from './NoticePayments.tsx';
import { OpeningGate } from './OpeningGate.tsx';
import { Original } from './Original.tsx';
import { Problems } from './Problems.tsx';
import { Represented } from './Represented.tsx';
import { Secrets } from './Secrets.tsx';
import { Sources } from './Sources.tsx';
import { WhenCards } from './WhenCards.tsx';
import './reader.css';

const History = lazy(async () => ({ default: (await import('./History.tsx')).History }));

interface ReaderPaneProps {
  ref: Ref<HTMLElement>;
  id: string | null;
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
  const { ref, id, searched, about, now, acts, go, onBack } = props;
  const { t } = useTranslation();
  const reading = useMethod('notices.get', { id: id ?? '' }, id !== null);
  const notice = reading.data;
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
          {notice && (
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
        </>
      )}
    </main>
  );
});

interface ReaderProps {
  notice: NoticeDetail;
  searched: string;
  about: HostView;
  now: Date;
  go: (step: Move) => void;
  onSnooze: (until: string | null) => void;
}

function Reader({ notice, searched, about, now, go, onSnooze }: ReaderProps): ReactNode {
  const { mark } = useMarking();
  const words = useMemo(() => readSearchWords(searched), [searched]);
  const head = useRef<HTMLHeadingElement>(null);
  const isSeen = useRef(false);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    if (isSeen.current) return;
    isSeen.current = true;
    if (!notice.mark.isRead) mark([notice.id], { isRead: true });
  }, [notice.id, notice.mark.isRead, mark]);
  const isSuspicious = notice.authenticity?.verdict === 'suspicious';
  const isToldByMail = notice.authenticity !== null;
  return (
    <article className="reader">
      <NoticeHead ref={head} notice={notice} words={words} now={now} />
      {isSuspicious && <Authenticity notice={notice} />}
      {isToldByMail && <Teach notice={notice} place="top" />}
      <Represented notice={notice} />
      {isByMailOnly(notice) ? (
        <ByMailOnly notice={notice} go={go} />
      ) : (
        <OpeningGate notice={notice} onSnooze={onSnooze} />
      )}
      <Problems notice={notice} />
      <InJunk notice={notice} />
      <WhenCards notice={notice} now={now} />
      <NoticePayments notice={notice} />
      <ChileNotice notice={notice} now={now} onOpen={(id) => go({ to: 'notice', id })} />
      <Secrets notice={notice} about={about} />
      {!isSuspicious && <Authenticity notice={notice} />}
      <Facts notice={notice} />
      <NoticeCase notice={notice} go={go} />
      <Annexes notice={notice} />
      <Documents notice={notice} about={about} searched={searched} />
      <Conversation notice={notice} onOpen={(id) => go({ to: 'notice', id })} />
      <Sources notice={notice} />
      {isToldByMail && <Teach notice={notice} place="end" />}
      <NoteField notice={notice} />
      <Original notice={notice} words={words} />
      <Later>
        <Suspense>
          <History notice={notice} />
        </Suspense>
      </Later>
    </article>
  );
}
