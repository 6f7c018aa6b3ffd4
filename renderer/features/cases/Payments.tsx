// What a case owes: by when, how to pay it, and the person's own word that it is paid, with its receipt.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CasePaymentView } from '../../../main/contract/caseViews.ts';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { readOwnFile } from './ownFiles.ts';
import { useCaseAct } from './useCaseAct.ts';

export function Payments({ known, go }: { known: CaseDetail; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const [marking, setMarking] = useState<CasePaymentView | null>(null);
  if (known.payments.length === 0) return null;
  return (
    <section>
      <h2>{t('cases.payments')}</h2>
      <ul className="case-payments">
        {known.payments.map((payment) => (
          <PaymentItem
            key={payment.id}
            caseId={known.id}
            payment={payment}
            go={go}
            onMark={() => setMarking(payment)}
          />
        ))}
      </ul>
      {marking !== null && (
        <PaidDialog caseId={known.id} payment={marking} onClose={() => setMarking(null)} />
      )}
    </section>
  );
}

interface PaymentItemProps {
  caseId: string;
  payment: CasePaymentView;
  go: (step: Move) => void;
  onMark: () => void;
}

function PaymentItem({ caseId, payment, go, onMark }: PaymentItemProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const unmarking = useCaseAct('payments.mark', t('cases.unpaid'));
  const { amount, dueOn, certainty, payCode, paidOn, receipt, noticeId } = payment;
  return (
    <li className="case-payment">
      <div>
        <p className="timeline-title">
          {payment.title} ·{' '}
          {amount === null ? t('cases.pay.unknownAmount') : format.amount(amount.value, amount.currency)}
        </p>
        <p>
          {paidOn !== null
            ? t('cases.pay.paid', { day: format.day(paidOn) })
            : dueOn === null
              ? t('cases.pay.noDay')
              : t('cases.pay.due', { day: format.day(dueOn) })}
          {paidOn === null && certainty === 'derived' && ` (${t('cases.certainty.derived')})`}
        </p>
        {payCode !== null && <p className="field-hint">{t('cases.pay.code', { code: payCode })}</p>}
        {receipt !== null && (
          <p className="field-hint">{t('cases.pay.receiptHere', { name: receipt.name })}</p>
        )}
      </div>
      <div className="card-acts">
        {paidOn === null ? (
          <Button onClick={onMark}>{t('cases.pay.mark')}</Button>
        ) : (
          <Button
            disabled={unmarking.isPending}
            onClick={() => unmarking.mutate({ caseId, paymentId: payment.id, paidOn: null })}
          >
            {t('cases.pay.unmark')}
          </Button>
        )}
        {noticeId !== null && (
          <Button look="quiet" onClick={() => go({ to: 'requested', id: noticeId })}>
            {t('cases.openNotice')}
          </Button>
        )}
      </div>
    </li>
  );
}

export interface PaidDialogProps {
  caseId: string;
  payment: CasePaymentView;
  onClose: () => void;
}

export function PaidDialog({ caseId, payment, onClose }: PaidDialogProps): ReactNode {
  const { t } = useTranslation();
  const [paidOn, setPaidOn] = useState(() => new Date().toISOString().slice(0, 10));
  const [file, setFile] = useState<File | null>(null);
  const marking = useCaseAct('payments.mark', t('cases.paid'), onClose);
  const mark = async (): Promise<void> => {
    const receipt = file === null ? {} : { receipt: await readOwnFile(file) };
    marking.mutate({ caseId, paymentId: payment.id, paidOn, ...receipt });
  };
  return (
    <Modal title={t('cases.pay.title')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void mark();
        }}
      >
        <p>{payment.title}</p>
        <Field
          label={t('cases.pay.on')}
          type="date"
          required
          value={paidOn}
          onChange={(event) => setPaidOn(event.target.value)}
        />
        <Field
          label={t('cases.pay.receipt')}
          type="file"
          accept="application/pdf,image/png,image/jpeg,image/webp"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        {marking.error !== null && <FailureBox error={marking.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={paidOn === '' || marking.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
