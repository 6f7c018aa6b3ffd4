// A notice lay in the spam folder: said loudly, with what this very provider offers so that the next one does not.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

const providers = [
  ['gmail', /(?:gmail|googlemail)\.com$/],
  ['outlook', /(?:outlook|office365|hotmail|live)\.com$/],
  ['yahoo', /yahoo\.[a-z.]+$/],
  ['icloud', /(?:mail\.me|icloud)\.com$/],
] as const;

export function InJunk({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const accounts = useMethod('accounts.list', {}, notice.isInJunk).data ?? [];
  if (!notice.isInJunk || notice.authenticity?.verdict === 'suspicious') return null;
  const host = accounts.find(({ id }) => id === notice.accountId)?.fields['host'] ?? '';
  const provider = providers.find(([, hosts]) => hosts.test(host.toLowerCase()))?.[0] ?? 'other';
  const sender = notice.evidence['sender'] ?? notice.evidence['from'] ?? notice.issuer ?? '';
  return (
    <NoticeBox tone="danger" title={t('chile.junk.title')}>
      <p>{t('chile.junk.words')}</p>
      <p>{t(`chile.junk.${provider}`, { sender })}</p>
    </NoticeBox>
  );
}
