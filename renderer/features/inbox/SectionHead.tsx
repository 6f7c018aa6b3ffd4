// The heading of a part of the inbox: its name, how much it holds, and the button that folds it.
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../main/contract/sections.ts';
import { useFormat } from '../../text/useFormat.ts';
import './sectionHead.css';

export const headId = (section: Section): string => `section-${section}`;

interface SectionHeadProps {
  section: Section;
  count: number | undefined;
  isOpen: boolean;
  top: number;
  onToggle: () => void;
  /** Into the first row below. */
  onDown: () => void;
}

export function SectionHead({ section, count, isOpen, top, onToggle, onDown }: SectionHeadProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onDown();
  };
  const Fold = isOpen ? ChevronDown : ChevronRight;
  return (
    <h2 className="section-head" style={{ transform: `translateY(${top}px)` }} data-section={section}>
      <button
        type="button"
        id={headId(section)}
        aria-expanded={isOpen}
        title={t(`sections.${section}.hint`)}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <Fold size={14} aria-hidden className="section-fold" />
        <span>{t(`sections.${section}.title`)}</span>
        {count !== undefined && (
          <span className="section-count">
            {format.number(count)}
            <span className="hidden-visually"> {t('sections.notices', { count })}</span>
          </span>
        )}
      </button>
    </h2>
  );
}
