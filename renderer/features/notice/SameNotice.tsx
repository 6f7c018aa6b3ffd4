// Another notice that probably is this one, told by another source: why, and the person's word whether it is.
import { Combine, Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SameOfferView } from '../../../main/contract/sameNoticeMethods.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useSameActs } from './useSameActs.ts';

interface SameNoticeProps {
  notice: NoticeDetail;
  go: (step: Move) => void;
}

export function SameNotice({ notice, go }: SameNoticeProps): ReactNode {
  const isAsked = notice.portal !== 'chile' && notice.verdict !== 'suspicious';
  const offers = useMethod('sameNotices.offers', { noticeId: notice.id }, isAsked).data ?? [];
  return offers.map((offer) => (
    <OfferCard key={offer.notices.map(({ id }) => id).join(' ')} offer={offer} own={notice.id} go={go} />
  ));
}

function OfferCard({
  offer,
  own,
  go,
}: {
  offer: SameOfferView;
  own: string;
  go: (step: Move) => void;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  const { join, refuse, error, isBusy } = useSameActs((id) => {
    if (id !== own) go({ to: 'notice', id });
  });
  const [, other] = offer.notices;
  const ids: [string, string] = [own, other.id];
  return (
    <div className="screen-only">
      <NoticeBox
        tone="plain"
        title={t(`same.title.${other.via}`, { portal: t(`portalNames.${other.portal}`) })}
        actions={
          <>
            <Button icon={Combine} disabled={isBusy} onClick={() => join(ids)}>
              {t('same.join')}
            </Button>
            <Button look="quiet" disabled={isBusy} onClick={() => refuse(ids)}>
              {t('same.refuse')}
            </Button>
            <Button look="quiet" icon={Eye} onClick={() => go({ to: 'notice', id: other.id })}>
              {t('same.look')}
            </Button>
          </>
        }
      >
        <p>
          <bdi>{titleOf(other.title)}</bdi>
          {other.madeAvailableAt !== null && <> · {format.instantDay(other.madeAvailableAt)}</>}
        </p>
        <ul className="reasons">
          {offer.reasons.map((reason) => (
            <li key={reason}>{t(`same.reasons.${reason}`)}</li>
          ))}
        </ul>
        <p>{t('same.words')}</p>
        {error !== null && <FailureBox error={error} />}
      </NoticeBox>
    </div>
  );
}
