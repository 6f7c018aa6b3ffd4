// The list of cases: one line of who and what, one of how it stands, one of what to do; arrows move, Enter opens.
import { CalendarClock, CircleCheck } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRowView } from '../../../main/contract/caseViews.ts';
import type { PersonView } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Badge } from '../../ui/Badge.tsx';
import { toneOf, useCaseAge, useCaseName, useStepWords } from './caseWords.ts';

interface CaseListProps {
  rows: CaseRowView[];
  persons: PersonView[];
  openId: string | null;
  now: Date;
  onOpen: (id: string) => void;
}

export function CaseList({ rows, persons, openId, now, onOpen }: CaseListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const known = rows.some(({ id }) => id === stop) ? stop : null;
  const stopId = known ?? rows.find(({ id }) => id === openId)?.id ?? rows[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ id }) => id === stopId);
    const last = rows.length - 1;
    const places: Record<string, number> = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    const to = rows[places[event.key] ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    setStop(to.id);
    list.current?.querySelector<HTMLElement>(`[data-case="${CSS.escape(to.id)}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between the buttons in it
    <ul className="case-rows" ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <li key={row.id}>
          <CaseItem
            row={row}
            person={persons.find(({ id }) => id === row.personId)?.name ?? ''}
            isOpen={row.id === openId}
            isStop={row.id === stopId}
            now={now}
            onOpen={() => {
              setStop(row.id);
              onOpen(row.id);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

interface CaseItemProps {
  row: CaseRowView;
  person: string;
  isOpen: boolean;
  isStop: boolean;
  now: Date;
  onOpen: () => void;
}

function CaseItem({ row, person, isOpen, isStop, now, onOpen }: CaseItemProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useCaseName();
  const stepWords = useStepWords();
  const ageOf = useCaseAge(now);
  const { nextStep, status } = row;
  // Only Spain answers how a case stands.
  const isAsked = row.country === 'ES';
  const number = row.title === null ? undefined : (row.numbers[0] ?? t('cases.noNumber'));
  return (
    <button
      type="button"
      className="case-row"
      data-case={row.id}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
    >
      <bdi className="case-row-name">{nameOf(row)}</bdi>
      <span className="field-hint">
        {[person, t(`countries.${row.country}`), number].filter(Boolean).join(' · ')}
      </span>
      <span className="case-row-state">
        {[
          status ? t(`cases.statuses.${status.status}`) : isAsked && t('cases.statusNone'),
          t('cases.notices', { count: row.notices, number: format.number(row.notices) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="field-hint">{ageOf(row)}</span>
      {nextStep ? (
        <Badge icon={CalendarClock} tone={toneOf(nextStep, now)} name="case-step">
          {stepWords(nextStep)}
        </Badge>
      ) : (
        <Badge icon={CircleCheck} name="case-step">
          {t('cases.nothingNow')}
        </Badge>
      )}
    </button>
  );
}
