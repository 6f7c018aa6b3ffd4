// What has happened to the notice on its portal, in words: opened, rejected, expired, or an opening whose end is not known.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { NoticeBox, type Tone } from '../../ui/NoticeBox.tsx';

const tones = {
  opened: 'good',
  accepted: 'good',
  rejected: 'danger',
  expired: 'danger',
  outcomeUnknown: 'warn',
} as const satisfies Partial<Record<NoticeDetail['state'], Tone>>;

const isTold = (state: NoticeDetail['state']): state is keyof typeof tones => state in tones;

export function PortalState({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, kind } = notice;
  if (!isTold(state)) return null;
  // A communication has no legal effect: it was read, and nothing runs from it.
  const isRead = kind === 'communication' && (state === 'opened' || state === 'accepted');
  const told = isRead ? 'read' : state;
  const notifiedOn = notice.evidence['notifiedOn'];
  return (
    <NoticeBox tone={isRead ? 'plain' : tones[state]} title={t(`portalState.${told}.title`)}>
      <p>{t(`portalState.${told}.words`)}</p>
      {notifiedOn !== undefined && <p>{t('portalState.notifiedOn', { day: format.dayLong(notifiedOn) })}</p>}
    </NoticeBox>
  );
}
