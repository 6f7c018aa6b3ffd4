// Who told of the notice where there is more than one, the portal itself or mails about it, and what a person joined and can part.
import { Landmark, Mail, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { useSameActs } from './useSameActs.ts';
import './sources.css';

export function Sources({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const { sources } = notice;
  const { part } = useSameActs();
  const isMailAlone = notice.portal !== 'chile' && sources.every(({ via }) => via === 'mail');
  if (sources.length === 0 || (sources.length === 1 && !isMailAlone)) return null;
  return (
    <section>
      <h2>{t('sources.title')}</h2>
      <ul className="sources-told">
        {sources.map(({ accountId, portal, via, seenAt }) => {
          const Icon = via === 'mail' ? Mail : Landmark;
          const account = accounts.find((one) => one.id === accountId)?.label ?? t('activity.goneAccount');
          // Shown once for each that the person made one with it, where its first account stands.
          const joined = notice.joined?.find(({ accountIds }) => accountIds[0] === accountId);
          return (
            <li key={`${accountId} ${via}`}>
              <Icon size={16} aria-hidden />
              <span>
                {t(`sources.via.${via}`, {
                  portal: t(`portalNames.${portal}`),
                  account,
                  at: format.instant(seenAt),
                })}
              </span>
              {joined && sources.length > 1 && (
                <Button
                  look="quiet"
                  icon={Split}
                  aria-label={t('same.partLabel', { account })}
                  onClick={() => part(joined.id)}
                >
                  {t('same.part')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
