// What has happened to the notice on its portal, in words: opened, rejected, expired, or an opening whose end is not known.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { NoticeBox, type Tone } from '../../ui/NoticeBox.tsx';
import type { GateWords } from './gateWords.ts';

const tones = {
  opened: 'good',
  accepted: 'good',
  rejected: 'danger',
  expired: 'danger',
  outcomeUnknown: 'warn',
} as const satisfies Partial<Record<NoticeDetail['state'], Tone>>;

const isTold = (state: NoticeDetail['state']): state is keyof typeof tones => state in tones;

interface PortalStateProps {
  notice: NoticeDetail;
  words: GateWords;
}

export function PortalState({ notice, words }: PortalStateProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = notice;
  if (!isTold(state)) return null;
  const isOpen = state === 'opened' || state === 'accepted';
  // A communication has no legal effect: it was read, and nothing runs from it.
  const isRead = isOpen && words === 'light';
  const told = isRead ? 'read' : isOpen && words === 'perhaps' ? 'readPerhaps' : state;
  const notifiedOn = notice.evidence['notifiedOn'];
  return (
    <NoticeBox tone={isRead ? 'plain' : tones[state]} title={t(`portalState.${told}.title`)}>
      <p>{t(`portalState.${told}.words`)}</p>
      {notifiedOn !== undefined && <p>{t('portalState.notifiedOn', { day: format.dayLong(notifiedOn) })}</p>}
    </NoticeBox>
  );
}
