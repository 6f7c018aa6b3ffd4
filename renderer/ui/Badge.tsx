// A short fact with an icon: kind, due day, found in spam; words and shape carry it, colour only helps.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { MaskIcon, type MaskName } from './MaskIcon.tsx';
import './badge.css';

interface BadgeProps {
  /** By its name where many of them stand in a list. */
  icon: LucideIcon | MaskName;
  /** A second class, for places that arrange their badges. */
  name?: string;
  tone?: 'plain' | 'accent' | 'danger' | 'warn' | 'good';
  children: ReactNode;
}

export function Badge({ icon: Icon, name = '', tone = 'plain', children }: BadgeProps): ReactNode {
  return (
    <span className={`badge badge-${tone} ${name}`}>
      {typeof Icon === 'string' ? <MaskIcon name={Icon} /> : <Icon size={14} aria-hidden />}
      <span>{children}</span>
    </span>
  );
}
