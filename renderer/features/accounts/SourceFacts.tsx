// What an account may not have seen: how far back its portal shows anything, and what may have gone meanwhile.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';

/** One fact for the card's list; nothing for an account that is not looked at. */
export function SourceFacts({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const health = useMethod('alerts.sources', {}).data?.find((source) => source.accountId === accountId);
  if (health === undefined) return null;
  const { historyDays, lastWholeAt, mayHaveLostUntil } = health;
  const depth =
    historyDays === null
      ? t('alerts.source.historyUnknown')
      : t('alerts.source.history', { days: format.number(historyDays) });
  const gone =
    mayHaveLostUntil === null
      ? null
      : t('alerts.source.gone', {
          from: format.instantDay(lastWholeAt),
          to: format.instantDay(mayHaveLostUntil),
        });
  return (
    <div>
      <dt>{t('alerts.source.name')}</dt>
      <dd>{gone === null ? `${t('alerts.source.nothing')}. ${depth}` : `${gone} ${depth}`}</dd>
    </div>
  );
}
