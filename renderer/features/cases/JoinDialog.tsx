// Joins another case to this one; which one is chosen by name.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useCaseName } from './caseWords.ts';
import { useCaseAct } from './useCaseAct.ts';

/** So many are offered; those of the same country first. */
const mostOffered = 200;

export function JoinDialog({ known, onClose }: { known: CaseDetail; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useCaseName();
  const cases = useMethod('cases.list', { country: known.country, after: null, limit: mostOffered });
  const others = (cases.data?.rows ?? []).filter(({ id }) => id !== known.id);
  const [chosen, setChosen] = useState('');
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  const joining = useCaseAct('cases.join', t('cases.joined'), onClose);
  return (
    <Modal title={t('cases.join.title')} isOpen onClose={onClose}>
      <div className="form">
        <p>{t('cases.join.lead')}</p>
        {cases.data !== undefined && other === undefined && <p>{t('cases.join.none')}</p>}
        {other !== undefined && (
          <SelectField
            label={t('cases.reader.chooseTitle')}
            value={other.id}
            options={others.map((row) => ({
              value: row.id,
              label: [nameOf(row), row.title === null ? '' : (row.numbers[0] ?? '')]
                .filter(Boolean)
                .join(' · '),
            }))}
            onChange={setChosen}
          />
        )}
        {cases.error !== null && <FailureBox error={cases.error} />}
        {joining.error !== null && <FailureBox error={joining.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={other === undefined || joining.isPending}
            onClick={() => other && joining.mutate({ intoId: known.id, otherIds: [other.id] })}
          >
            {t('cases.join.confirm')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
