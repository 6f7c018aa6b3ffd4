// Turns what a reader found in one file into the answer of `inspect`, with the deadlines that a run would count.
import type { Failure } from '../../contract/failure.ts';
import { deadlinesOf } from '../../deadlines/deadlinesOf.ts';
import type { Authenticity } from '../../model/authenticity.ts';
import type { InspectedFile, InspectedNotice, PageKind } from '../../model/inspection.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { PortalId } from '../../model/portal.ts';

export interface FileReading {
  file: string;
  portal: PortalId;
  page: PageKind;
  notices?: ListedNotice[];
  authenticity?: Authenticity | null;
  failure?: Failure | null;
}

export const inspectedFile = (reading: FileReading): InspectedFile => {
  const { file, portal, page, notices = [], authenticity = null, failure = null } = reading;
  return {
    file,
    portal,
    page,
    notices: notices.map(inspectedNotice),
    deadlines: notices
      .flatMap((notice) => deadlinesOf(notice))
      .map(({ later: _later, amount: _amount, ...shown }) => shown),
    appointments: notices.flatMap(({ appointment }) => {
      if (!appointment) return [];
      const { isZoneCertain: _isZoneCertain, bring: _bring, ...shown } = appointment;
      return [shown];
    }),
    authenticity,
    failure,
  };
};

/** One notice in the shape of `inspect`. */
export const inspectedNotice = (notice: ListedNotice): InspectedNotice => ({
  portalNoticeId: notice.portalNoticeId,
  kind: notice.kind,
  title: notice.title,
  issuer: notice.issuer,
  person: notice.person,
  caseNumber: notice.caseNumber,
  madeAvailableAt: notice.madeAvailableAt,
  expiresOn: notice.expiresOn,
  state: notice.state,
  legalEffectOnOpen: notice.legalEffectOnOpen,
  amount: notice.amount,
  documents: notice.documents.map(({ name, type }) => ({ name, type })),
});
