// Reads a saved page of the buzón, or the JSON that fills it, without network and without a store.
import type { InspectedFile } from '../../model/inspection.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { decodeText } from '../../net/decodeText.ts';
import { looksLikeMail } from '../alertMails.ts';
import type { InspectableFile } from '../connector.ts';
import { inspectedFile } from '../kit/inspected.ts';
import { receiveMail } from '../mailPortal.ts';
import { documentsOf } from './documents.ts';
import { enrichNotice } from './enrichNotice.ts';
import { readPeruAlert } from './mailPortal.ts';
import { selOrigin, selPath } from './manifest.ts';
import { noticeOfPage, readRowNotices } from './parse.ts';
import { type PortalPage, readPortalPage } from './readPortalPage.ts';

/** Never throws for a file's content; what is not understood is `portal.changed`. */
export async function inspectPage(file: InspectableFile): Promise<InspectedFile> {
  const { text } = decodeText(file.bytes);
  if (looksLikeMail(text)) return inspectAlert(file);
  const page = readPortalPage(text, `${selOrigin}${selPath}`);
  const notices = noticesOf(page);
  const kind =
    page.detail && notices.length > 0
      ? 'notice'
      : page.reading.page === 'caseStatus'
        ? 'notice'
        : page.reading.page;
  return inspectedFile({
    file: file.name,
    portal: 'peru',
    page: kind,
    notices,
    failure:
      kind === 'unknown'
        ? {
            code: 'portal.changed',
            details: { page: 'unknown', ...('why' in page.reading ? { why: page.reading.why } : {}) },
          }
        : null,
  });
}

async function inspectAlert(file: InspectableFile): Promise<InspectedFile> {
  const received = await receiveMail(file.bytes);
  const notice = received && (await readPeruAlert(received));
  return inspectedFile({
    file: file.name,
    portal: 'peru',
    page: 'mail',
    notices: notice ? [notice] : [],
    authenticity: notice?.authenticity ?? null,
  });
}

function noticesOf(page: PortalPage): ListedNotice[] {
  if (page.detail) {
    const documents = documentsOf(page).map(({ document }) => document);
    return [enrichNotice(noticeOfPage(page), page, documents)];
  }
  if (page.reading.page !== 'noticeList') return [];
  const { rows, columns } = page.reading;
  return readRowNotices(rows, columns, new Map()).map(({ notice }) => notice);
}
