// Writes down what no notice says: a note, an appointment, a payment, a place on a waiting list, with files.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import type { Country } from '../../../main/model/case.ts';
import type { OwnFact, WaitingState } from '../../../main/model/caseEntry.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { readOwnFile } from './ownFiles.ts';
import { useCaseAct } from './useCaseAct.ts';

type Kind = OwnFact['what'];
const kinds: Kind[] = ['note', 'appointment', 'payment', 'waitingList'];
const waitingStates: WaitingState[] = ['waiting', 'left', 'assigned'];
const currencies: Record<Country, string> = { ES: 'EUR', PE: 'PEN', CL: 'CLP' };
const zones: Record<Country, string> = { ES: 'Europe/Madrid', PE: 'America/Lima', CL: 'America/Santiago' };
const orNull = (text: string | undefined): string | null => text?.trim() || null;

export function EntryDialog({ known, onClose }: { known: CaseDetail; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [what, setWhat] = useState<Kind>('note');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [files, setFiles] = useState<File[]>([]);
  const adding = useCaseAct('cases.addEntry', t('cases.noted'), onClose);
  const isBadAmount = !/^\d{0,9}(?:[.,]\d{1,2})?$/.test(typed['amount'] ?? '');
  const isEmpty = Object.values(typed).every((text) => text.trim() === '') && files.length === 0;
  const field = (name: string, label: string, type = 'text', error?: string) => (
    <Field
      key={name}
      label={label}
      type={type}
      value={typed[name] ?? ''}
      error={error}
      maxLength={500}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  );
  const add = async (): Promise<void> => {
    const read = await Promise.all(files.map(readOwnFile));
    adding.mutate({ id: known.id, fact: factOf(what, typed, known.country), files: read });
  };
  return (
    <Modal title={t('cases.entry.title')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty && !isBadAmount) void add();
        }}
      >
        <SelectField
          label={t('cases.entry.what')}
          value={what}
          options={kinds.map((value) => ({ value, label: t(`cases.entry.kinds.${value}`) }))}
          onChange={(value) => setWhat(value as Kind)}
        />
        {what === 'note' && field('on', t('cases.entry.on'), 'date')}
        {what === 'appointment' && (
          <>
            <div className="form-pair">
              {field('on', t('cases.entry.on'), 'date')}
              {field('at', t('cases.entry.at'), 'time')}
            </div>
            {field('office', t('cases.entry.office'))}
            {field('procedure', t('cases.entry.procedure'))}
          </>
        )}
        {what === 'payment' && (
          <>
            {field('title', t('cases.entry.payTitle'))}
            <div className="form-pair">
              {field(
                'amount',
                `${t('cases.entry.amount')} (${currencies[known.country]})`,
                'text',
                isBadAmount ? t('cases.entry.badAmount') : undefined,
              )}
              {field('dueOn', t('cases.entry.dueOn'), 'date')}
            </div>
            {field('payCode', t('cases.entry.payCode'))}
          </>
        )}
        {what === 'waitingList' && (
          <>
            <div className="form-pair">
              {field('joinedOn', t('cases.entry.joinedOn'), 'date')}
              <SelectField
                label={t('cases.entry.state')}
                value={typed['state'] ?? 'waiting'}
                options={waitingStates.map((value) => ({ value, label: t(`cases.waitingStates.${value}`) }))}
                onChange={(state) => setTyped({ ...typed, state })}
              />
            </div>
            {field('procedure', t('cases.entry.procedure'))}
            {field('office', t('cases.entry.office'))}
          </>
        )}
        {field('text', t('cases.entry.text'))}
        <Field
          label={t('cases.entry.files')}
          type="file"
          multiple
          accept="application/pdf,image/png,image/jpeg,image/webp"
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
        {adding.error !== null && <FailureBox error={adding.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={isEmpty || isBadAmount || adding.isPending}>
            {t('cases.entry.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What is left empty is not known; nothing is filled in for the person. */
function factOf(what: Kind, typed: Record<string, string>, country: Country): OwnFact {
  const text = typed['text']?.trim() ?? '';
  switch (what) {
    case 'note':
      return { what, on: orNull(typed['on']), text };
    case 'appointment':
      return {
        what,
        text,
        appointment: {
          on: orNull(typed['on']),
          at: orNull(typed['at']),
          zone: zones[country],
          isZoneCertain: false,
          office: orNull(typed['office']),
          address: null,
          procedure: orNull(typed['procedure']),
          code: null,
          person: null,
        },
      };
    case 'payment': {
      const value = orNull(typed['amount']?.replace(',', '.'));
      return {
        what,
        text,
        payment: {
          title: typed['title']?.trim() ?? '',
          amount: value === null ? null : { value, currency: currencies[country] },
          dueOn: orNull(typed['dueOn']),
          payCode: orNull(typed['payCode']),
        },
      };
    }
    case 'waitingList': {
      const joinedOn = orNull(typed['joinedOn']);
      return {
        what,
        text,
        waitingList: {
          joinedOn,
          procedure: orNull(typed['procedure']),
          office: orNull(typed['office']),
          state: (typed['state'] ?? 'waiting') as WaitingState,
          since: joinedOn,
        },
      };
    }
  }
}
