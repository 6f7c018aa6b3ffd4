// Copies a fact that stands on screen; secrets never pass here, the core copies them itself.
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';

const thanksMs = 1_600;

export function CopyButton({ text, what }: { text: string; what: string }): ReactNode {
  const { t } = useTranslation();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), thanksMs);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <>
      <IconButton
        icon={isDone ? Check : Copy}
        label={t('common.copyWhat', { what })}
        onClick={() => void copy(text).then(setDone)}
      />
      <span className="hidden-visually" role="status">
        {isDone ? t('common.copied') : ''}
      </span>
    </>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
