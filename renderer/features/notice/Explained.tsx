// Spanish text in which official terms can be asked for their meaning, and searched words are marked; never read as HTML.
import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Highlighted } from '../../text/Highlighted.tsx';
import type { SearchWords } from '../../text/searchWords.ts';
import { findTerms, type Glossary, loadGlossary } from './glossary.ts';
import './explained.css';

export function Explained({ text, words }: { text: string; words: SearchWords }): ReactNode {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const glossary = useQuery({ queryKey: ['glossary', language], queryFn: () => loadGlossary(language) }).data;
  const terms = useMemo(() => findTerms(text), [text]);
  if (glossary === undefined) return <Highlighted text={text} words={words} />;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { id, from, to } of terms) {
    parts.push(
      <Fragment key={at}>
        <Highlighted text={text.slice(at, from)} words={words} />
      </Fragment>,
    );
    parts.push(
      <Term key={id} said={text.slice(from, to)} told={glossary[id]}>
        <Highlighted text={text.slice(from, to)} words={words} />
      </Term>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      <Highlighted text={text.slice(at)} words={words} />
    </>
  );
}

interface TermProps {
  said: string;
  told: Glossary[keyof Glossary];
  children: ReactNode;
}

function Term({ said, told, children }: TermProps): ReactNode {
  const { t, i18n } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger className="term" openOnHover delay={350}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="term-place">
          <Popover.Popup className="term-card" lang={i18n.language}>
            <Popover.Title className="term-title">
              <bdi lang="es">{said}</bdi> <span>{told.word}</span>
            </Popover.Title>
            <Popover.Description className="term-means">{told.means}</Popover.Description>
            <p className="term-hint">{t('glossary.hint')}</p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
