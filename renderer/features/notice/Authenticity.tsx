// Whether the mail can be believed, with every reason in words; three states, each with its own icon.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

const tones = { genuine: 'good', unverified: 'warn', suspicious: 'danger' } as const;

export function Authenticity({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const reasonWords = useReasonWords();
  const { authenticity } = notice;
  if (authenticity === null) return null;
  const { verdict, reasons } = authenticity;
  return (
    <NoticeBox tone={tones[verdict]} title={t(`authenticity.${verdict}.title`)}>
      <p>{t(`authenticity.${verdict}.words`)}</p>
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reasonWords(reason)}</li>
          ))}
        </ul>
      )}
    </NoticeBox>
  );
}

/** A reason may carry a value after a colon, `lookAlikeDomain:sermig-cl.com`; a code without words is shown as it is. */
function useReasonWords(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const [code = reason, ...rest] = reason.split(':');
    const key = `authenticity.reasons.${code}`;
    const words = i18n.exists(key)
      ? t(key as 'authenticity.reasons.dkimPass')
      : t('authenticity.otherReason', { code });
    return rest.length > 0 ? `${words} (${rest.join(':')})` : words;
  };
}
