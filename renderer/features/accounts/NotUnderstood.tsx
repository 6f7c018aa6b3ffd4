// A portal that Recado no longer understands: tried again every day, so not parked, but as visible and with one button.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SolveButton } from './SolveButton.tsx';

interface NotUnderstoodProps {
  account: AccountView;
  homeUrl: string | null;
  go: (step: Move) => void;
}

export function NotUnderstood({ account, homeUrl, go }: NotUnderstoodProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const isActive = account.state === 'active';
  // The newest may still be running.
  const runs = useMethod('runs.list', { accountId: account.id, limit: 2 }, isActive).data ?? [];
  const result = runs.find((run) => run.result !== null)?.result;
  if (!isActive || result === undefined || result === null || result === 'ok') return null;
  if (result.code !== 'portal.changed') return null;
  return (
    <NoticeBox
      tone="danger"
      title={words(result).title}
      actions={
        <SolveButton
          solution="updateRecado"
          accountId={account.id}
          homeUrl={homeUrl}
          onForm={() => undefined}
          go={go}
        />
      }
    >
      <p>{words(result).next}</p>
      {account.nextCheckAt !== null && (
        <p>{t('alerts.update.triesAgain', { at: format.instant(account.nextCheckAt) })}</p>
      )}
    </NoticeBox>
  );
}
