// Peru's buzón as a portal: the SEL asked directly in plain Node, read by meaning, opened only with consent.
import type { Connector } from '../connector.ts';
import { unclearListOf } from '../kit/reader/unclearList.ts';
import { inspectPage } from './inspect.ts';
import { listNotices } from './listNotices.ts';
import { peruManifest, selOrigin, selPath } from './manifest.ts';
import { downloadDocument, openNotice, planOpening } from './openings.ts';
import { readPortalPage } from './readPortalPage.ts';
import { identityOf } from './signIn.ts';
import { createVisits } from './visits.ts';

export function createPeruConnector(): Connector {
  const visits = createVisits();
  return {
    manifest: peruManifest,

    async check(context) {
      try {
        const { home } = await visits.enter(context);
        return identityOf(home, context);
      } finally {
        await visits.leave(context);
      }
    },

    list: (context, since) => listNotices(visits, context, since),
    planOpening: (context, notice) => planOpening(visits, context, notice),
    open: (context, notice, _plan, consent) => openNotice(visits, context, notice, consent),
    download: (context, notice, document) => downloadDocument(visits, context, notice, document),
    finished: (context) => visits.leave(context),
    async readUnclear(bytes, section) {
      const html = new TextDecoder().decode(bytes);
      const { reading } = readPortalPage(html, `${selOrigin}${selPath}`);
      return reading.page === 'noticeList' ? unclearListOf(reading, html, section) : null;
    },
    inspect: inspectPage,
  };
}
