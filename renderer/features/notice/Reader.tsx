// One notice from top to bottom: what it means first, then its days, facts, files, the original, and what was done with it.
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { HostView, NoticeDetail } from '../../../main/contract/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { readSearchWords } from '../../text/searchWords.ts';
import { Later } from '../../ui/Later.tsx';
import { NoticeCase } from '../cases/NoticeCase.tsx';
import { ChileNotice } from '../chile/ChileNotice.tsx';
import { InJunk } from '../chile/InJunk.tsx';
import { Teach } from '../chile/Teach.tsx';
import { Documents } from '../documents/Documents.tsx';
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
import { SameNotice } from './SameNotice.tsx';
import { Secrets } from './Secrets.tsx';
import { Sources } from './Sources.tsx';
import { WhenCards } from './WhenCards.tsx';

const History = lazy(async () => ({ default: (await import('./History.tsx')).History }));

interface ReaderProps {
  notice: NoticeDetail;
  searched: string;
  about: HostView;
  now: Date;
  go: (step: Move) => void;
  onSnooze: (until: string | null) => void;
}

export function Reader({ notice, searched, about, now, go, onSnooze }: ReaderProps): ReactNode {
  const { mark } = useMarking();
  const words = useMemo(() => readSearchWords(searched), [searched]);
  const head = useRef<HTMLHeadingElement>(null);
  const isSeen = useRef(false);
  const [isJustOpened, setJustOpened] = useState(false);
  // Once for each notice, which has a reader of its own: what changes in it later must not take the focus from where the person
  // went on to.
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
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
        <OpeningGate notice={notice} onSnooze={onSnooze} onOpened={() => setJustOpened(true)} />
      )}
      <Problems notice={notice} />
      <InJunk notice={notice} />
      <WhenCards notice={notice} now={now} />
      <NoticePayments notice={notice} />
      <ChileNotice notice={notice} now={now} onOpen={(id) => go({ to: 'notice', id })} />
      <Secrets notice={notice} about={about} />
      {!isSuspicious && <Authenticity notice={notice} />}
      <SameNotice notice={notice} go={go} />
      <Facts notice={notice} />
      <NoticeCase notice={notice} go={go} />
      <Annexes notice={notice} />
      <Documents
        notice={notice}
        about={about}
        searched={searched}
        isJustOpened={isJustOpened}
        onShown={() => setJustOpened(false)}
      />
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
