// Cases that a sign-in showed and that nobody has claimed yet: the person keeps each or puts it away.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRowView } from '../../../main/contract/caseViews.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

export function FoundCases(): ReactNode {
  const { t } = useTranslation();
  const found = useMethod('statusChecks.found', {}).data ?? [];
  if (found.length === 0) return null;
  return (
    <NoticeBox tone="plain" title={t('status.found', { count: found.length, number: found.length })}>
      <ul className="status-found">
        {found.map((one) => (
          <Found key={one.id} found={one} />
        ))}
      </ul>
    </NoticeBox>
  );
}

function Found({ found }: { found: CaseRowView }): ReactNode {
  const { t } = useTranslation();
  const decide = useAct('statusChecks.decide');
  const name = found.title ?? found.numbers[0] ?? t('status.aCase');
  return (
    <li>
      <span className="fact-code">{name}</span>
      {found.status && <span> {t(`cases.statuses.${found.status.status}`)}</span>}
      <span className="box-actions">
        <Button
          disabled={decide.isPending}
          aria-label={t('status.keepOf', { name })}
          onClick={() => decide.mutate({ caseId: found.id, isKept: true })}
        >
          {t('status.keep')}
        </Button>
        <Button
          look="quiet"
          disabled={decide.isPending}
          aria-label={t('status.notMineOf', { name })}
          onClick={() => decide.mutate({ caseId: found.id, isKept: false })}
        >
          {t('status.notMine')}
        </Button>
      </span>
    </li>
  );
}
