// The way by SMS: the number with its date, the message ready to send, and a place to paste the reply.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SmsHelpView } from '../../../main/contract/statusViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

interface SmsHelpProps {
  caseId: string;
  help: SmsHelpView;
  onClose: () => void;
}

export function SmsHelp({ caseId, help, onClose }: SmsHelpProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Modal title={t('status.sms.title')} isOpen onClose={onClose}>
      <div className="status-sms">
        <p>
          {t('status.sms.number')} <strong className="fact-code">{help.shown}</strong>
          <CopyButton text={help.number} what={t('status.sms.numberName')} />
        </p>
        <p className="field-hint">
          {t('status.sms.checkedOn', { day: format.day(help.checkedOn) })} ·{' '}
          <a href={help.officialPage} target="_blank" rel="noreferrer">
            {t('status.sms.official')}
          </a>
        </p>
        {help.offers.length === 0 && <p>{t('status.sms.nothing')}</p>}
        {help.offers.map((offer, index) =>
          offer.isValid ? (
            <div className="status-message" key={offer.message}>
              <p>
                {t(`status.sms.by.${offer.by}`)}: <strong className="fact-code">{offer.message}</strong>
                <CopyButton text={offer.message} what={t('status.sms.message')} />
              </p>
              <p>
                <a href={offer.link}>{t('status.sms.open')}</a>
              </p>
              <img
                alt={t('status.sms.qr')}
                width={160}
                height={160}
                src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qrSvg)}`}
              />
            </div>
          ) : (
            <NoticeBox
              key={`${offer.by} ${index}`}
              tone="warn"
              title={t(`status.sms.invalid.${offer.reason}`, { number: offer.characters ?? 0 })}
            >
              {offer.suggestion !== null && <p>{t('status.sms.suggestion', { value: offer.suggestion })}</p>}
            </NoticeBox>
          ),
        )}
        <Reply caseId={caseId} />
      </div>
    </Modal>
  );
}

function Reply({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const paste = useAct('statusChecks.pasteReply');
  const said = paste.data;
  const isDoubted = said?.reply === 'unclear' || said?.reply === 'otherCase';
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        paste.mutate({ caseId, text });
      }}
    >
      <label htmlFor={id}>{t('status.sms.reply')}</label>
      <textarea
        id={id}
        className="field-input"
        rows={3}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit" disabled={text.trim() === '' || paste.isPending}>
          {t('status.sms.keep')}
        </Button>
      </div>
      {paste.error && <FailureBox error={paste.error} />}
      {said && (
        <NoticeBox
          tone={said.reply === 'status' ? 'good' : 'warn'}
          isLive
          title={t(`status.sms.read.${said.reply}`)}
          actions={
            isDoubted && (
              <Button disabled={paste.isPending} onClick={() => paste.mutate({ caseId, text, isSure: true })}>
                {t('status.sms.keepAnyway')}
              </Button>
            )
          }
        >
          {said.entry && (
            <p>
              {t(`cases.statuses.${said.entry.status}`)} “{said.entry.raw}”
            </p>
          )}
          {said.reply === 'status' && !said.hasTail && <p>{t('status.sms.noTail')}</p>}
          {(said.reply === 'refused' || isDoubted) && <p>“{said.said}”</p>}
        </NoticeBox>
      )}
    </form>
  );
}
