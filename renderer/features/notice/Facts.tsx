// What the notice says, fact by fact, each ready to be copied; an absent fact is left out, not guessed.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readConcept } from '../../../main/contract/concept.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useWhoseNotice } from '../../text/useWhoseNotice.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

/** What people type into forms and say at counters. */
const copied = new Set([
  'person',
  'number',
  'portalId',
  'caseNumber',
  'concept',
  'office',
  'address',
  'when',
  'code',
  'amount',
]);

export function Facts({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whose = useWhoseNotice();
  const { appointment } = notice;
  const isMail = notice.portal === 'chile';
  const person = appointment?.person ?? whose(notice);
  const number = notice.titular?.nif;
  const facts = [
    { name: 'person', value: person },
    // Mails hide most of it; a hidden number is of no use elsewhere.
    { name: 'number', value: number === person || number?.includes('*') ? null : number, isCode: true },
    { name: 'issuer', value: notice.issuer },
    // What stands above in words is the portal's own code: it is asked for at counters.
    { name: 'concept', value: readConcept(notice.title) === null ? null : notice.title, isCode: true },
    { name: 'caseNumber', value: notice.caseNumber, isCode: true },
    { name: 'portalId', value: notice.portalNoticeId, isCode: true },
    { name: 'procedure', value: appointment?.procedure },
    { name: 'office', value: appointment?.office },
    { name: 'address', value: appointment?.address },
    {
      name: 'when',
      value:
        appointment?.on == null
          ? null
          : [format.dayLong(appointment.on), appointment.at, `(${zoneCity(appointment.zone)})`]
              .filter((part) => part !== null)
              .join(' '),
    },
    { name: 'code', value: appointment?.code, isCode: true },
    {
      name: 'amount',
      value: notice.amount === null ? null : format.amount(notice.amount.value, notice.amount.currency),
    },
    {
      name: isMail ? 'madeAvailable' : 'madeAvailablePortal',
      value: notice.madeAvailableAt === null ? null : format.instant(notice.madeAvailableAt),
    },
    { name: 'expires', value: notice.expiresOn === null ? null : format.dayLong(notice.expiresOn) },
    { name: 'firstSeen', value: format.instant(notice.firstSeenAt) },
    {
      name: isMail ? 'noLongerListed' : 'noLongerListedPortal',
      value: notice.noLongerListedAt === null ? null : format.instant(notice.noLongerListedAt),
    },
  ] as const;
  return (
    <section>
      <h2>{t('reader.facts')}</h2>
      <dl className="facts">
        {facts.map(
          ({ name, value, ...fact }) =>
            value != null && (
              <div key={name}>
                <dt>{t(`facts.${name}`)}</dt>
                <dd>
                  <bdi className={'isCode' in fact ? 'fact-code' : undefined}>{value}</bdi>
                  {copied.has(name) && <CopyButton text={value} what={t(`facts.${name}`)} />}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
