// A coloured box for what went wrong, what to know or what is well; its icon says the same as its colour.
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './noticeBox.css';

export type Tone = 'danger' | 'warn' | 'good' | 'plain';

const icons = { danger: OctagonAlert, warn: TriangleAlert, good: CircleCheck, plain: Info };

interface NoticeBoxProps {
  tone: Tone;
  title?: string | undefined;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read aloud when it appears; for what follows from an act. */
  isLive?: boolean;
}

export function NoticeBox({ tone, title, children, actions, isLive }: NoticeBoxProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={`box box-${tone}`} role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon size={18} aria-hidden />
      <div className="box-words">
        {title !== undefined && <p className="box-title">{title}</p>}
        {children}
        {actions && <div className="box-actions">{actions}</div>}
      </div>
    </div>
  );
}
