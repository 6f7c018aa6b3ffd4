// Asks to which case or notice a file belongs.
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';

interface FileDialogProps {
  onClose: () => void;
  onCase: (id: string) => void;
  onNotice: (id: string) => void;
}

const mostCases = 200;
const mostNotices = 8;

export function FileDialog({ onClose, onCase, onNotice }: FileDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const page = { filter: { box: 'all' as const }, after: null, limit: mostNotices };
  const cases = useMethod('cases.list', { after: null, limit: mostCases });
  const newest = useMethod('notices.list', page, text === '');
  const found = useMethod('notices.search', { ...page, text }, text !== '');
  const notices = (text === '' ? newest.data : found.data)?.rows ?? [];
  const known = cases.data?.rows ?? [];
  const caseId = chosen ?? known[0]?.id;
  const error = cases.error ?? newest.error ?? found.error;
  return (
    <Modal title={t('papers.dialog.title')} isOpen onClose={onClose}>
      <div className="form">
        {error !== null && <FailureBox error={error} />}
        {caseId === undefined ? (
          <p>{t('papers.dialog.noCases')}</p>
        ) : (
          <>
            <SelectField
              label={t('papers.dialog.case')}
              value={caseId}
              options={known.map(({ id, title, numbers }) => ({
                value: id,
                label: [title, numbers[0]].filter((part) => part != null && part !== '').join(' · ') || id,
              }))}
              onChange={setChosen}
            />
            <div className="card-acts">
              <Button look="primary" onClick={() => onCase(caseId)}>
                {t('papers.dialog.toCase')}
              </Button>
            </div>
          </>
        )}
        <Field
          label={t('papers.dialog.search')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul className="documents" aria-label={t('papers.dialog.notices')}>
          {notices.map((row) => (
            <li key={row.id}>
              <Button look="quiet" onClick={() => onNotice(row.id)}>
                <bdi>{row.title}</bdi> · {format.instantDay(row.sortAt)}
              </Button>
            </li>
          ))}
        </ul>
        {notices.length === 0 && text !== '' && <p role="status">{t('papers.dialog.noNotices')}</p>}
      </div>
    </Modal>
  );
}
