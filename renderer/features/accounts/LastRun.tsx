// What the last check of an account brought, also when it brought a failure that does not park the account.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failurePolicy } from '../../../main/contract/failurePolicy.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { type FailureWords, useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';

interface LastRunState {
  /** One line: when, and what came of it; null while none has ended. */
  told: string | null;
  /** Of a check that failed: what to know. */
  failed: FailureWords | null;
}

export function useLastRun(accountId: string): LastRunState {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const runs = useMethod('runs.list', { accountId, limit: 3 }).data ?? [];
  const last = runs.find(({ endedAt }) => endedAt !== null);
  if (last === undefined || last.endedAt === null) return { told: null, failed: null };
  const { endedAt, result, isComplete, listed, added } = last;
  const when = format.instant(endedAt);
  const counted = (count: number) => ({ count, number: format.number(count) });
  if (result !== null && result !== 'ok')
    // What parks an account stands over its card until it is solved, and is over then.
    return {
      told: t('accountHealth.failed', { when }),
      failed: failurePolicy[result.code].park === 'atOnce' ? null : words(result),
    };
  return {
    told: t(isComplete ? 'accountHealth.complete' : 'accountHealth.partly', {
      when,
      listed: t('accountHealth.listed', counted(listed)),
      added: t('accountHealth.added', counted(added)),
    }),
    failed: null,
  };
}

/** One fact for the card's list. */
export function LastRun({ run: { told, failed } }: { run: LastRunState }): ReactNode {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t('accountHealth.last')}</dt>
      <dd>
        {told ?? t('accounts.neverComplete')}
        {failed !== null && (
          <p className="field-error">
            {failed.title}. {failed.next}
          </p>
        )}
      </dd>
    </div>
  );
}
