// The sede as a connector: lists without effect, fetches what was accessed, opens one notice by consent.
import { FailureError } from '../../contract/failure.ts';
import { windowMethod } from '../../identity/clave/claveMethods.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import { unclearListOf } from '../kit/reader/unclearList.ts';
import { certificateWay } from './certificateWay.ts';
import { downloadSedeDocument, listSections, openSedeNotice, planSedeOpening } from './client.ts';
import { inspectSedeFile } from './inspect.ts';
import { realOrigins, sedeManifest } from './manifest.ts';
import { readSedePage } from './sedePage.ts';
import { openSedeSession, type SedeSession } from './sedeSession.ts';
import { sedeStatusService } from './sedeStatusService.ts';
import type { SedeWay } from './sedeWay.ts';
import { type SedeKept, windowWay } from './windowWay.ts';

export function createSedeConnector(): Connector {
  // One sign-in for a whole run: its documents are fetched with the same session as its lists.
  const sessions = new WeakMap<ConnectorContext, Promise<SedeSession>>();
  const kept: SedeKept = new Map();
  const wayOf = async (context: ConnectorContext, isChecked: boolean): Promise<SedeWay> =>
    context.account.method === windowMethod
      ? windowWay(context, kept, { isChecked })
      : certificateWay(context);
  const sessionOf = (context: ConnectorContext): Promise<SedeSession> => {
    const known = sessions.get(context);
    if (known) return known;
    const made = wayOf(context, false).then((way) => openSedeSession(context, way));
    sessions.set(context, made);
    // A certificate that could not be read is not kept: whoever asks next may try again.
    made.catch(() => sessions.delete(context));
    return made;
  };

  return {
    manifest: sedeManifest,

    async check(context) {
      const session = openSedeSession(context, await wayOf(context, true));
      try {
        await session.enter('notifications');
        return session.identity();
      } finally {
        await session.close();
      }
    },

    async sayWhose(accountId, isOwn) {
      const known = kept.get(accountId);
      if (!known) return false;
      known.facts.isProven = isOwn;
      if (isOwn) return true;
      kept.delete(accountId);
      await known.http.close();
      return true;
    },

    async *list(context) {
      return yield* listSections(await sessionOf(context), context);
    },

    async download(context, notice, document) {
      // Nothing that is not settled is asked for here: only the person's own act may do that.
      if (notice.state !== 'opened' && notice.state !== 'accepted')
        throw new FailureError('consentNeeded', { state: notice.state });
      return downloadSedeDocument(await sessionOf(context), context, notice, document);
    },

    async planOpening(context, notice) {
      return planSedeOpening(await sessionOf(context), context, notice);
    },

    async open(context, notice, _plan, consent) {
      return openSedeNotice(await sessionOf(context), context, notice, consent);
    },

    async finished(context) {
      const session = await sessions.get(context)?.catch(() => null);
      sessions.delete(context);
      await session?.close();
    },

    async readUnclear(bytes, section) {
      const html = new TextDecoder().decode(bytes);
      const { reading } = readSedePage(html, `${realOrigins.sede}/`);
      return reading.page === 'noticeList' ? unclearListOf(reading, html, section) : null;
    },

    async statusService() {
      return sedeStatusService;
    },

    async inspect(file) {
      return inspectSedeFile(file);
    },
  };
}
