// What a fine or a payment plan asks for: how much, by when, where to pay, and the person's word that it is paid.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePaymentView } from '../../../main/contract/caseViews.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { countryOf } from '../cases/NoticeCase.tsx';
import { PaidDialog } from '../cases/Payments.tsx';
import { useCaseAct } from '../cases/useCaseAct.ts';

const hasPayments = ({ kind, deadlines, authenticity }: NoticeDetail): boolean =>
  authenticity?.verdict !== 'suspicious' &&
  (kind === 'fine' || kind === 'instalment' || deadlines.some(({ what }) => what === 'pay'));

/** As a case tells it; marked in a case, which is made where the notice is in none yet. */
type ShownPayment = Pick<CasePaymentView, 'amount' | 'dueOn' | 'certainty' | 'paidOn' | 'receipt'>;

export function NoticePayments({ notice }: { notice: NoticeDetail }): ReactNode {
  return hasPayments(notice) ? <PaymentSection notice={notice} /> : null;
}

function PaymentSection({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const [marking, setMarking] = useState<{ caseId: string; payment: CasePaymentView } | null>(null);
  const known = useMethod('cases.ofNotice', { noticeId: notice.id }).data?.case ?? null;
  const inCase = useMethod('cases.get', { id: known?.id ?? '' }, known !== null).data?.payments.filter(
    ({ noticeId }) => noticeId === notice.id,
  );
  const unmarking = useCaseAct('payments.mark', t('cases.unpaid'));
  const making = useAct('cases.save');
  const mark = (shown: ShownPayment): void => {
    const payment = inCase?.find((one) => one.dueOn === shown.dueOn);
    if (known !== null && payment) setMarking({ caseId: known.id, payment });
    else if (known === null)
      making.mutate(
        {
          id: null,
          personId: notice.personId,
          country: countryOf[notice.portal],
          details: {},
          noticeIds: [notice.id],
        },
        {
          onSuccess: ({ case: made }) => {
            const own = made.payments.find((one) => one.noticeId === notice.id && one.dueOn === shown.dueOn);
            if (own) setMarking({ caseId: made.id, payment: own });
          },
        },
      );
  };
  const unmark = (shown: ShownPayment): void => {
    const payment = inCase?.find((one) => one.dueOn === shown.dueOn);
    if (known !== null && payment)
      unmarking.mutate({ caseId: known.id, paymentId: payment.id, paidOn: null });
  };
  const { uitShare, payAt, payAtCheckedOn } = notice.evidence;
  return (
    <section>
      <h2>{t('payments.title')}</h2>
      <ul className="case-payments">
        {(inCase ?? paymentsOf(notice)).map((payment) => (
          <PaymentRow
            key={payment.dueOn}
            payment={payment}
            isBusy={making.isPending || unmarking.isPending}
            onMark={() => mark(payment)}
            onUnmark={() => unmark(payment)}
          />
        ))}
      </ul>
      {uitShare !== undefined && <p>{t('payments.uit', { share: uitShare })}</p>}
      {payAt !== undefined && <PayAt payAt={payAt} checkedOn={payAtCheckedOn} />}
      <p className="field-hint">{t('payments.never')}</p>
      {making.error !== null && <FailureBox error={making.error} />}
      {marking !== null && (
        <PaidDialog caseId={marking.caseId} payment={marking.payment} onClose={() => setMarking(null)} />
      )}
    </section>
  );
}

/** Until the notice is in a case: what it says itself; of several days none is the whole. */
function paymentsOf({ deadlines, amount }: NoticeDetail): ShownPayment[] {
  const days = deadlines.filter(({ what, on }) => what === 'pay' && on !== null);
  const nothing = { paidOn: null, receipt: null };
  if (days.length === 0) return [{ ...nothing, amount, dueOn: null, certainty: 'unknown' }];
  return days.map((day) => ({
    ...nothing,
    amount: day.amount ?? (days.length > 1 ? null : amount),
    dueOn: day.on,
    certainty: day.certainty,
  }));
}

interface PaymentRowProps {
  payment: ShownPayment;
  isBusy: boolean;
  onMark: () => void;
  onUnmark: () => void;
}

function PaymentRow({ payment, isBusy, onMark, onUnmark }: PaymentRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { amount, dueOn, certainty, paidOn, receipt } = payment;
  return (
    <li className="case-payment">
      <div>
        <p className="timeline-title">
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
        {receipt !== null && (
          <p className="field-hint">{t('cases.pay.receiptHere', { name: receipt.name })}</p>
        )}
      </div>
      <div className="card-acts">
        <Button disabled={isBusy} onClick={paidOn === null ? onMark : onUnmark}>
          {t(paidOn === null ? 'cases.pay.mark' : 'cases.pay.unmark')}
        </Button>
      </div>
    </li>
  );
}

/** The notice's own sentence, or where such fines are paid as it was looked up on a day. */
function PayAt({ payAt, checkedOn }: { payAt: string; checkedOn: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return checkedOn === undefined ? (
    <p>
      {t('payments.where')} <q lang="es">{payAt}</q>
    </p>
  ) : (
    <p>{t('payments.usually', { places: payAt, day: format.day(checkedOn) })}</p>
  );
}
