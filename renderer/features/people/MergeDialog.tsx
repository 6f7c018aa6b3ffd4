// Two entries that are one person: says what goes where before it is done, and that it can be taken back.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { PersonView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useHoldingWords } from './useHoldingWords.ts';

interface MergeDialogProps {
  /** Who goes into another one. */
  person: PersonView;
  persons: readonly PersonView[];
  onMerged: (mergeId: string, intoId: string) => void;
  onClose: () => void;
}

export function MergeDialog({ person, persons, onMerged, onClose }: MergeDialogProps): ReactNode {
  const { t } = useTranslation();
  const words = useHoldingWords();
  const others = persons.filter(({ id }) => id !== person.id);
  const [intoId, setInto] = useState(others[0]?.id ?? '');
  const into = others.find(({ id }) => id === intoId);
  const moves = useMethod('persons.merge', { intoId, otherId: person.id, isDryRun: true }, intoId !== '');
  const merging = useAct('persons.merge', {
    onSuccess: ({ mergeId }) => {
      if (mergeId !== null) onMerged(mergeId, intoId);
      onClose();
    },
  });
  return (
    <Modal title={t('people.merge.title', { name: person.name })} isOpen onClose={onClose}>
      <div className="form">
        <SelectField
          label={t('people.merge.into')}
          value={intoId}
          options={others.map(({ id, name, nie }) => ({
            value: id,
            label: nie === null || nie === name ? name : `${name} (${nie})`,
          }))}
          onChange={setInto}
        />
        {moves.data !== undefined && into !== undefined && (
          <>
            <p>{t('people.merge.goes', { name: into.name, what: words(moves.data) })}</p>
            {person.nie !== null && person.nie !== into.nie && (
              <p>{t('people.merge.number', { number: person.nie, name: into.name })}</p>
            )}
            <p>{t('people.merge.stays', { name: into.name })}</p>
          </>
        )}
        {moves.error !== null && <FailureBox error={moves.error} />}
        {merging.error !== null && <FailureBox error={merging.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={moves.data === undefined || merging.isPending}
            onClick={() => merging.mutate({ intoId, otherId: person.id, isDryRun: false })}
          >
            {t('people.merge.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
