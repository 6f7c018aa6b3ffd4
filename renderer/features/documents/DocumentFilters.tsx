// Narrows the documents by name, portal, kind, case, period and by what proves them.
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed, type Period, periods, withPeriod } from '../../../main/contract/narrowing.ts';
import type { NoticeKind } from '../../../main/model/notice.ts';
import type { PortalId } from '../../../main/model/portal.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { useCaseName } from '../cases/caseWords.ts';
import { kindIcons } from '../inbox/kindIcons.ts';
import { localDay } from '../inbox/localDay.ts';
import { type DocumentNarrowing, everyDocument } from './documentFilters.ts';

const mostCases = 200;
const kinds = Object.keys(kindIcons) as NoticeKind[];
const proofs = ['signed', 'code'] as const;

interface DocumentFiltersProps {
  narrowed: DocumentNarrowing;
  onNarrow: (narrowed: DocumentNarrowing) => void;
}

export function DocumentFilters({ narrowed, onNarrow }: DocumentFiltersProps): ReactNode {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const caseName = useCaseName();
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const cases = useMethod('cases.list', { after: null, limit: mostCases }).data?.rows ?? [];
  const [typed, setTyped] = useState(narrowed.text);
  useTyped(typed, narrowed, onNarrow);
  const { narrowing, proof } = narrowed;
  /** What is not chosen is left out: an empty narrowing asks the same as no narrowing. */
  const choose = (name: 'portal' | 'kind' | 'caseId' | 'since' | 'until', value: string): void => {
    const { [name]: _before, ...others } = narrowing;
    onNarrow({ ...narrowed, narrowing: value === '' ? others : { ...others, [name]: value } });
  };
  const any = { value: '', label: t('filters.any') };
  const portals = [...new Set(accounts.map(({ portal }) => portal))] satisfies PortalId[];
  const select = (name: 'portal' | 'kind' | 'caseId', options: { value: string; label: string }[]) => (
    <SelectField
      label={t(name === 'portal' ? 'documentList.portal' : `filters.${name}`)}
      value={narrowing[name] ?? ''}
      options={[any, ...options]}
      onChange={(value) => choose(name, value)}
    />
  );
  return (
    <section className="document-filters" aria-label={t('filters.title')}>
      <Field
        label={t('documentList.name')}
        type="search"
        value={typed}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {portals.length > 1 &&
        select(
          'portal',
          portals.map((value) => ({ value, label: t(`portalNames.${value}`) })),
        )}
      {select(
        'kind',
        kinds
          .map((kind) => ({ value: kind as string, label: t(`kinds.${kind}`) }))
          .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
      )}
      {cases.length > 0 &&
        select(
          'caseId',
          cases.map((one) => ({ value: one.id, label: caseName(one) })),
        )}
      <SelectField
        label={t('filters.period')}
        value={narrowing.period ?? ''}
        options={[any, ...periods.map((value) => ({ value, label: t(`filters.periods.${value}`) }))]}
        onChange={(value) =>
          onNarrow({
            ...narrowed,
            narrowing: withPeriod(narrowing, value === '' ? undefined : (value as Period), localDay(now)),
          })
        }
      />
      {narrowing.period === 'own' &&
        (['since', 'until'] as const).map((name) => (
          <Field
            key={name}
            label={t(`filters.${name}`)}
            type="date"
            value={narrowing[name] ?? ''}
            onChange={(event) => choose(name, event.target.value)}
          />
        ))}
      <SelectField
        label={t('documentList.proof')}
        value={proof ?? ''}
        options={[any, ...proofs.map((value) => ({ value, label: t(`documentList.proofs.${value}`) }))]}
        onChange={(value) => onNarrow({ ...narrowed, proof: proofs.find((one) => one === value) ?? null })}
      />
      {(isNarrowed(narrowing) || proof !== null || typed !== '') && (
        <div className="document-clear">
          <Button
            look="quiet"
            onClick={() => {
              setTyped('');
              onNarrow(everyDocument);
            }}
          >
            {t('filters.clear')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Asks with what was typed once the typing lets it: no letter waits for a list. */
function useTyped(
  typed: string,
  narrowed: DocumentNarrowing,
  onNarrow: (narrowed: DocumentNarrowing) => void,
): void {
  const settled = useDeferredValue(typed);
  const latest = useRef({ narrowed, onNarrow });
  useEffect(() => {
    latest.current = { narrowed, onNarrow };
  });
  useEffect(() => {
    const { narrowed: before, onNarrow: tell } = latest.current;
    if (before.text !== settled) tell({ ...before, text: settled });
  }, [settled]);
}
