// One document of the grid: its first page, its name, whose it is, from when, and what proves it.
import { BadgeCheck, FileImage, FileText, FileWarning, Hourglass, Signature } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentRowView } from '../../../main/contract/documentMethods.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { Snippet } from '../inbox/Snippet.tsx';
import { PersonMark } from '../people/PersonMark.tsx';
import type { KnownPersons } from '../people/usePersonLooks.ts';
import { isPdfFile } from './isPdfFile.ts';
import { useInSight } from './useInSight.ts';
import { useThumbnail } from './useThumbnail.ts';

interface DocumentTileProps {
  id: string;
  row: DocumentRowView;
  known: KnownPersons;
  /** Where it stands in the grid. */
  top: number;
  column: number;
  columns: number;
  position: number;
  /** -1 while nobody knows how many there are. */
  size: number;
  isStop: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onGo: () => void;
}

export function DocumentTile(props: DocumentTileProps): ReactNode {
  const { id, row, known, top, column, columns, position, size, isStop, onFocus, onOpen, onGo } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const place = useRef<HTMLLIElement>(null);
  const isInSight = useInSight(place);
  const isHere = row.state === 'stored';
  return (
    <li
      ref={(element) => {
        place.current = element;
        if (element === null) return;
        element.style.insetBlockStart = `${top}px`;
        element.style.insetInlineStart = `${(column * 100) / columns}%`;
        element.style.inlineSize = `${100 / columns}%`;
      }}
      className="document-place"
      aria-posinset={position}
      aria-setsize={size}
    >
      <button
        id={id}
        type="button"
        className="document-tile"
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.shiftKey) {
            event.preventDefault();
            onGo();
          }
        }}
      >
        <span className="document-picture">
          {isHere ? <Picture row={row} isInSight={isInSight} /> : <StateIcon state={row.state} />}
        </span>
        <span className="document-tile-name" dir="auto">
          {row.name}
        </span>
        <span className="document-tile-title" dir="auto">
          {row.found === null ? row.title : <Snippet text={row.found.snippet} />}
        </span>
        <span className="document-tile-foot">
          {known.isMany && <PersonMark look={known.lookOf(row.personId)} name={known.nameOf(row.personId)} />}
          <span>{format.stamp(row.at, now)}</span>
          {row.isSigned === true && (
            <Signature
              size={14}
              role="img"
              aria-label={t('documentList.signed')}
              className="document-proof"
            />
          )}
          {row.hasCode === true && (
            <BadgeCheck size={14} role="img" aria-label={t('documentList.code')} className="document-proof" />
          )}
        </span>
      </button>
    </li>
  );
}

function Picture({ row, isInSight }: { row: DocumentRowView; isInSight: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const isPdf = isPdfFile(row);
  const { url, pageCount, isPending } = useThumbnail({ id: row.id, isPdf }, isInSight);
  if (url !== null)
    return (
      <>
        <img src={url} alt="" draggable={false} />
        {pageCount !== null && pageCount > 1 && (
          <span className="document-pages">
            {t('documentList.pages', { count: pageCount, number: format.number(pageCount) })}
          </span>
        )}
      </>
    );
  if (isPending && isInSight) return <span className="document-ghost" />;
  const Icon = row.type?.startsWith('image/') === true ? FileImage : FileText;
  return <Icon size={40} strokeWidth={1.25} aria-hidden />;
}

function StateIcon({ state }: { state: DocumentRowView['state'] }): ReactNode {
  const { t } = useTranslation();
  const Icon = state === 'failed' ? FileWarning : Hourglass;
  return (
    <span className="document-state">
      <Icon size={32} strokeWidth={1.25} aria-hidden />
      {t(`documentList.states.${state}`)}
    </span>
  );
}
