// Shows a failure in the person's words: what happened, what to do next, and the way to do it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureIn } from '../api/callMethod.ts';
import { useFailureWords } from '../text/useFailureWords.ts';
import { Button } from './Button.tsx';
import { NoticeBox } from './NoticeBox.tsx';

interface FailureBoxProps {
  error: unknown;
  onRetry?: () => void;
}

export function FailureBox({ error, onRetry }: FailureBoxProps): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords()(failureIn(error));
  return (
    <NoticeBox
      tone="danger"
      isLive
      title={words.title}
      actions={onRetry && <Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
    >
      <p>{words.next}</p>
    </NoticeBox>
  );
}
