// The status of one case of Spain: check it in a window, ask by SMS, and what the last answer means for the person.
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusMeaningView, StatusOfferView } from '../../../main/contract/statusViews.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SmsHelp } from './SmsHelp.tsx';
import { useStatusChecks } from './useStatusChecks.ts';
import './status.css';

export function StatusCard({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation();
  const [isSmsOpen, setSmsOpen] = useState(false);
  const overview = useStatusChecks();
  const offer = useMethod('statusChecks.offer', { caseId });
  if (!overview || !offer.data) return null;
  return (
    <section className="status-card" aria-label={t('status.card')}>
      {offer.data.meaning && <Meaning meaning={offer.data.meaning} />}
      {overview.canAskHere ? (
        <Check caseId={caseId} offer={offer.data} isUnderWay={overview.queue.state !== 'idle'} />
      ) : (
        <NoticeBox tone="plain" title={t('status.notHere')}>
          <p>
            <a href={overview.officialUrl} target="_blank" rel="noreferrer">
              {t('status.official')}
            </a>
          </p>
        </NoticeBox>
      )}
      <div>
        <Button look="quiet" onClick={() => setSmsOpen(true)}>
          {t('status.bySms')}
        </Button>
      </div>
      {isSmsOpen && <SmsHelp caseId={caseId} help={offer.data.sms} onClose={() => setSmsOpen(false)} />}
    </section>
  );
}

interface CheckProps {
  caseId: string;
  offer: StatusOfferView;
  isUnderWay: boolean;
}

function Check({ caseId, offer, isUnderWay }: CheckProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const start = useAct('statusChecks.start');
  const isShared = start.error !== null && failureIn(start.error).details['reason'] === 'sameNumber';
  const lacking = offer.missing.map((field) => t(`status.field.${field as 'number'}`));
  return (
    <>
      <div>
        <Button
          icon={Search}
          disabled={start.isPending || isUnderWay || lacking.length > 0 || offer.notBefore !== null}
          onClick={() => start.mutate({ caseIds: [caseId] })}
        >
          {t('status.check')}
        </Button>
      </div>
      {lacking.length > 0 && (
        <p className="field-hint">{t('status.missing', { fields: lacking.join(', ') })}</p>
      )}
      {offer.notBefore !== null && (
        <p className="field-hint">{t('status.notBefore', { at: format.instant(offer.notBefore) })}</p>
      )}
      {lacking.length === 0 && offer.notBefore === null && (
        <p className="field-hint">{t('status.checkHint')}</p>
      )}
      {isShared ? (
        <NoticeBox
          tone="warn"
          isLive
          title={t('status.shared')}
          actions={
            <Button onClick={() => start.mutate({ caseIds: [caseId], isChosen: true })}>
              {t('status.sharedHere')}
            </Button>
          }
        >
          <p>{t('status.sharedHint')}</p>
        </NoticeBox>
      ) : (
        start.error && <FailureBox error={start.error} />
      )}
    </>
  );
}

function Meaning({ meaning }: { meaning: StatusMeaningView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <NoticeBox
      tone={meaning.code === 'wait' ? 'plain' : 'warn'}
      title={t(`status.meaning.${meaning.code}.title`)}
    >
      <p>{t(`status.meaning.${meaning.code}.next`)}</p>
      {meaning.periods.length > 0 && (
        <ul>
          {meaning.periods.map(({ what, on, basis }) => (
            <li key={what}>
              {on === null
                ? t(`status.period.${what}.unknown`)
                : t(`status.period.${what}.on`, { day: format.day(on) })}{' '}
              <span className="field-hint">{basis.replace(/^[^:,]*[:,]\s*/, '')}</span>
            </li>
          ))}
        </ul>
      )}
      {meaning.periods.length > 0 && <p className="field-hint">{t('status.derived')}</p>}
    </NoticeBox>
  );
}
