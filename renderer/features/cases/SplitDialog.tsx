// Gives chosen numbers and notices of a case a case of their own.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useCaseAct } from './useCaseAct.ts';

interface SplitDialogProps {
  known: CaseDetail;
  onClose: () => void;
  onMade: (id: string) => void;
}

export function SplitDialog({ known, onClose, onMade }: SplitDialogProps): ReactNode {
  const { t } = useTranslation();
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const [noticeIds, setNoticeIds] = useState<readonly string[]>([]);
  const splitting = useCaseAct('cases.split', t('cases.split'), ({ newId }) => {
    onClose();
    onMade(newId);
  });
  const notices = known.timeline.flatMap((entry) => (entry.what === 'notice' ? [entry.notice] : []));
  return (
    <Modal title={t('cases.separate.title')} isOpen onClose={onClose}>
      <div className="form">
        <p>{t('cases.separate.lead')}</p>
        <Choices
          legend={t('cases.separate.numbers')}
          choices={known.numbers.map((number) => ({ value: number, label: number }))}
          chosen={numbers}
          onChange={setNumbers}
        />
        <Choices
          legend={t('cases.separate.notices')}
          choices={notices.map(({ id, title }) => ({ value: id, label: title }))}
          chosen={noticeIds}
          onChange={setNoticeIds}
        />
        {splitting.error !== null && <FailureBox error={splitting.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            disabled={numbers.length + noticeIds.length === 0 || splitting.isPending}
            onClick={() =>
              splitting.mutate({ id: known.id, numbers: [...numbers], noticeIds: [...noticeIds] })
            }
          >
            {t('cases.separate.confirm')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

interface ChoicesProps {
  legend: string;
  choices: { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

function Choices({ legend, choices, chosen, onChange }: ChoicesProps): ReactNode {
  if (choices.length === 0) return null;
  return (
    <fieldset className="case-choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
