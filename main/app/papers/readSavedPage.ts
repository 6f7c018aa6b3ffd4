// Takes a portal's page that the person saved as HTML for what it is: a list of notices, or one.
import type { ConnectorRegistry, ListingPage } from '../../connectors/connector.ts';
import type { InspectedNotice } from '../../model/inspection.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { PortalId } from '../../model/portal.ts';
import { decodeText } from '../../net/decodeText.ts';

export interface SavedPage {
  portal: PortalId;
  page: ListingPage;
}

/** Names of hosts, as addresses in the page and in the line that browsers put over saved pages have them. */
const addresses = /https?:\/\/([\w.-]+)/gi;

/**
 * Null when no portal of ours has its address in the page, or its reader finds no notices in it. A page of one portal is never
 * read by the reader of another.
 */
export async function readSavedPage(
  registry: ConnectorRegistry,
  file: { name: string; bytes: Uint8Array },
): Promise<SavedPage | null> {
  const hosts = new Set(
    [...decodeText(file.bytes).text.matchAll(addresses)].map(([, host]) => host?.toLowerCase()),
  );
  for (const [portal, connector] of registry) {
    if (!hosts.has(new URL(connector.manifest.homeUrl).host)) continue;
    const read = await connector.inspect(file);
    const isKnown = (read.page === 'noticeList' || read.page === 'notice') && read.failure === null;
    const notices = isKnown ? read.notices.flatMap((notice) => listedNotice(portal, notice)) : [];
    if (notices.length > 0) return { portal, page: pageOf(notices, file) };
  }
  return null;
}

/** A page that tells no id of a notice cannot be told apart from another copy of it. */
function listedNotice(portal: PortalId, notice: InspectedNotice): ListedNotice[] {
  const { portalNoticeId, documents: _documents, ...facts } = notice;
  if (portalNoticeId === null) return [];
  return [
    {
      ...facts,
      portalNoticeId,
      portal,
      title: notice.title ?? '',
      state: notice.state ?? 'unknown',
      text: null,
      appointment: null,
      deadlines: [],
      // Anybody can write such a page.
      authenticity: null,
      isInJunk: false,
      documents: [],
      evidence: { source: 'savedPage' },
    },
  ];
}

const pageOf = (notices: ListedNotice[], file: { name: string; bytes: Uint8Array }): ListingPage => ({
  notices,
  inlineDocuments: [],
  evidence: notices.map(({ portalNoticeId }) => ({
    portalNoticeId,
    name: file.name,
    type: 'text/html',
    bytes: file.bytes,
  })),
  secrets: [],
  seen: notices.length,
  total: notices.length,
  cursor: null,
});
