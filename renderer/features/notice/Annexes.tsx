// A portal may say that a notice has annexes without saying where they are: they are looked for while they can be had.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

export function Annexes({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const isOpen = notice.state === 'accepted' || notice.state === 'opened';
  if (notice.evidence['hasAnnexes'] !== 'true' || !isOpen) return null;
  return (
    <NoticeBox tone="plain" title={t('annexes.title')}>
      <p>{t('annexes.words')}</p>
    </NoticeBox>
  );
}
