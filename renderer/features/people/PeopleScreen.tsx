// Whom notices concern: added, renamed, told apart, and made one where two entries are the same person.
import { Toast } from '@base-ui/react/toast';
import { Eye, Merge, PencilLine, Trash2, UserPlus, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMergeView } from '../../../main/contract/personMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { PersonView } from '../../api/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { RemovePersonDialog } from '../backup/RemovePersonDialog.tsx';
import { EvidenceButton } from '../papers/EvidenceButton.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonMark } from './PersonMark.tsx';
import type { PersonLook } from './personLooks.ts';
import { useHoldingWords } from './useHoldingWords.ts';
import { usePersonLooks } from './usePersonLooks.ts';
import './people.css';

type Opened = { what: 'add' } | { what: 'edit' | 'merge' | 'remove'; person: PersonView };

export function PeopleScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const { persons, lookOf, nameOf } = usePersonLooks();
  const listed = useMethod('persons.list', {});
  const merges = useMethod('persons.merges', {}).data ?? [];
  const toasts = Toast.useToastManager();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  const separating = useAct('persons.separate', {
    onSuccess: () => toasts.add({ title: t('people.separated'), timeout: 6_000 }),
  });
  return (
    <div className="screen">
      <ScreenHead title={t('screens.people')} go={go} />
      <p className="screen-lead">{t('people.lead')}</p>
      {listed.error !== null && <FailureBox error={listed.error} onRetry={() => void listed.refetch()} />}
      {separating.error !== null && <FailureBox error={separating.error} />}
      {listed.data?.length === 0 && (
        <EmptyState icon={Users} title={t('people.none')}>
          <p>{t('people.noneHint')}</p>
        </EmptyState>
      )}
      {persons.map((person) => (
        <PersonCard
          key={person.id}
          person={person}
          look={lookOf(person.id)}
          isOnly={persons.length === 1}
          merges={merges.filter(({ intoId }) => intoId === person.id)}
          isBusy={separating.isPending}
          onEdit={() => setOpened({ what: 'edit', person })}
          onMerge={() => setOpened({ what: 'merge', person })}
          onRemove={() => setOpened({ what: 'remove', person })}
          onSeparate={(mergeId) => separating.mutate({ mergeId })}
          onShow={() => {
            go({ to: 'person', personId: person.id });
            go({ to: 'source', source: { box: 'inbox' } });
          }}
        />
      ))}
      <div>
        <Button look="primary" icon={UserPlus} onClick={() => setOpened({ what: 'add' })}>
          {t('people.add')}
        </Button>
      </div>
      {opened !== null && (opened.what === 'add' || opened.what === 'edit') && (
        <PersonForm
          known={opened.what === 'edit' ? opened.person : null}
          look={opened.what === 'edit' ? lookOf(opened.person.id) : undefined}
          onClose={close}
        />
      )}
      {opened?.what === 'remove' && <RemovePersonDialog person={opened.person} isOpen onClose={close} />}
      {opened?.what === 'merge' && (
        <MergeDialog
          person={opened.person}
          persons={persons}
          onMerged={(mergeId, intoId) =>
            toasts.add({
              title: t('people.merge.done', { name: opened.person.name, into: nameOf(intoId) }),
              timeout: 12_000,
              actionProps: {
                children: t('common.undo'),
                onClick: () => separating.mutate({ mergeId }),
              },
            })
          }
          onClose={close}
        />
      )}
    </div>
  );
}

interface PersonCardProps {
  person: PersonView;
  look: PersonLook | undefined;
  isOnly: boolean;
  merges: PersonMergeView[];
  isBusy: boolean;
  onEdit: () => void;
  onMerge: () => void;
  onRemove: () => void;
  onSeparate: (mergeId: string) => void;
  onShow: () => void;
}

function PersonCard(props: PersonCardProps): ReactNode {
  const { person, look, isOnly, merges, isBusy, onEdit, onMerge, onRemove, onSeparate, onShow } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHoldingWords();
  const holdings = useMethod('persons.holdings', { id: person.id }).data;
  const name = person.name === '' ? t('people.nameless') : person.name;
  const facts = [
    ['nie', person.nie],
    ['passport', person.passport],
    ['otherNumbers', person.otherNumbers?.join(', ') ?? null],
  ] as const;
  return (
    <section className="person-card" aria-label={name}>
      <div className="person-head">
        <PersonMark look={look} />
        <h2>
          <bdi>{name}</bdi>
        </h2>
      </div>
      <dl className="facts">
        {facts.map(
          ([fact, value]) =>
            value !== null && (
              <div key={fact}>
                <dt>{t(`people.${fact}`)}</dt>
                <dd>
                  <bdi>{value}</bdi>
                  {fact !== 'otherNumbers' && <CopyButton text={value} what={t(`people.${fact}`)} />}
                </dd>
              </div>
            ),
        )}
        {holdings !== undefined && (
          <div>
            <dt>{t('people.has')}</dt>
            <dd>
              {words(holdings)}
              {holdings.noticesOfOthers > 0 && (
                <p className="field-hint">
                  {t('people.ofOthers', {
                    count: holdings.noticesOfOthers,
                    number: format.number(holdings.noticesOfOthers),
                  })}
                </p>
              )}
            </dd>
          </div>
        )}
      </dl>
      {merges.length > 0 && (
        <ul className="person-merged" aria-label={t('people.merged')}>
          {merges.map(({ id, person: other, at }) => (
            <li key={id}>
              <span>
                {t('people.mergedOn', { name: other.name || (other.nie ?? ''), day: format.instantDay(at) })}
              </span>
              <Button look="quiet" disabled={isBusy} onClick={() => onSeparate(id)}>
                {t('people.separate')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="card-acts">
        {!isOnly && (
          <Button icon={Eye} onClick={onShow}>
            {t('people.showOnly')}
          </Button>
        )}
        <EvidenceButton about={{ what: 'person', id: person.id }} />
        <Button icon={PencilLine} onClick={onEdit}>
          {t('people.edit')}
        </Button>
        {!isOnly && (
          <Button icon={Merge} onClick={onMerge}>
            {t('people.merge.begin')}
          </Button>
        )}
        <Button look="danger" icon={Trash2} onClick={onRemove}>
          {t('accounts.remove')}
        </Button>
      </div>
    </section>
  );
}
