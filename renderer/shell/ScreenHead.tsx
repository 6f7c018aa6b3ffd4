// The head of a whole screen: the way back where the window is narrow, and the title, which takes the focus.
import { ArrowLeft, Menu } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import type { Move } from './navigation.ts';
import './screen.css';

export function ScreenHead({ title, go }: { title: string; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  return (
    <header className="screen-head">
      <IconButton icon={ArrowLeft} label={t('shell.backToNotices')} onClick={() => go({ to: 'list' })} />
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      <span className="only-narrow">
        <IconButton icon={Menu} label={t('shell.showSources')} onClick={() => go({ to: 'sources' })} />
      </span>
    </header>
  );
}
