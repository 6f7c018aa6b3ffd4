// The waiting list as it stands: since when, still waiting, assigned or left, and the way out when no confirmation comes.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { dayIn, daysBetween, portalZones } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import './chile.css';

const NeverCame = lazy(async () => ({ default: (await import('./NeverCame.tsx')).NeverCame }));

export function Waiting({ notice, now }: { notice: NoticeDetail; now: Date }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const caseId = useMethod('cases.ofNotice', { noticeId: notice.id }).data?.case?.id ?? null;
  const known = useMethod('cases.get', { id: caseId ?? '' }, caseId !== null).data;
  const told =
    known?.waitingLists.findLast(({ noticeId }) => noticeId === notice.id) ?? known?.waitingLists.at(-1);
  const cameOn = dayIn(portalZones.chile, new Date(notice.sortAt));
  const printedOn = notice.evidence['listEntryOn'];
  const joinedOn = told?.joinedOn ?? printedOn ?? cameOn;
  const hasLeft = told === undefined ? notice.evidence['event'] === 'listLeft' : told.state === 'left';
  if (hasLeft)
    return (
      <NoticeBox tone="danger" title={t('chile.waiting.leftTitle')}>
        <p>{t('chile.waiting.leftWords')}</p>
      </NoticeBox>
    );
  const days = Math.max(0, daysBetween(joinedOn, dayIn(portalZones.chile, now)));
  const isWaiting = told === undefined || told.state === 'waiting';
  return (
    <section className="chile-waiting" aria-labelledby={`waiting-${notice.id}`}>
      <h2 id={`waiting-${notice.id}`}>{t('chile.waiting.title')}</h2>
      <p>
        {t('chile.waiting.joined', { day: format.dayLong(joinedOn) })}{' '}
        {isWaiting
          ? t('chile.waiting.days', { count: days, number: format.number(days) })
          : t('chile.waiting.assigned')}
      </p>
      {printedOn === undefined && <p className="field-hint">{t('chile.waiting.joinedUnknown')}</p>}
      <ul className="chile-list">
        <li>{t('chile.waiting.keep')}</li>
        {isWaiting && <li>{t('chile.waiting.look')}</li>}
      </ul>
      {isWaiting && (
        <div className="chile-acts">
          <Button onClick={() => setAsking(true)}>{t('chile.waiting.neverCame')}</Button>
        </div>
      )}
      {isAsking && (
        <Suspense>
          <NeverCame notice={notice} caseId={caseId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}
