// What does not fit in a notice's dates, said before the dates themselves are shown.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

/** Readers leave what does not fit as evidence under `<field>Problem`, with a code. */
export const problemSuffix = 'Problem';

export function Problems({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t, i18n } = useTranslation();
  const found = Object.entries(notice.evidence).filter(([name]) => name.endsWith(problemSuffix));
  if (found.length === 0) return null;
  return (
    <NoticeBox tone="warn" title={t('evidence.problem')}>
      {[...new Set(found.map(([, code]) => code))].map((code) => {
        const key = `problems.${code}`;
        return <p key={code}>{t(i18n.exists(key) ? (key as 'problems.impossible') : 'problems.other')}</p>;
      })}
    </NoticeBox>
  );
}
