// A notice of a portal that only an e-mail told of: what it is worth, and the one step that leads to the notice itself.
import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

/** Mails of Chile are the notices themselves; what is not believed leads nowhere. */
export const isByMailOnly = ({ portal, sources, authenticity }: NoticeDetail): boolean =>
  portal !== 'chile' &&
  sources.length > 0 &&
  sources.every(({ via }) => via === 'mail') &&
  authenticity?.verdict !== 'suspicious';

export function ByMailOnly({ notice, go }: { notice: NoticeDetail; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const portal = t(`portalNames.${notice.portal}`);
  const format = useFormat();
  const own = accounts.filter(({ portal: its, state }) => its === notice.portal && state !== 'removed');
  const hasAccount = own.length > 0;
  // The mail has brought the next look forward, as far as is polite.
  const nextAt = own
    .flatMap(({ state, nextCheckAt }) => (state === 'active' ? (nextCheckAt ?? []) : []))
    .toSorted()[0];
  return (
    <NoticeBox
      tone="warn"
      title={t('byMail.title')}
      actions={
        <Button
          look="primary"
          icon={LogIn}
          onClick={() => go({ to: 'screen', screen: hasAccount ? 'accounts' : 'addAccount' })}
        >
          {t(hasAccount ? 'byMail.look' : 'byMail.add', { portal })}
        </Button>
      }
    >
      <p>{t('byMail.words', { portal })}</p>
      {hasAccount && <p>{t('byMail.none', { portal })}</p>}
      {nextAt !== undefined && <p>{t('byMail.next', { at: format.instant(nextAt) })}</p>}
    </NoticeBox>
  );
}
