// DEHú as a connector: lists without effect, fetches what is settled, opens one notice by consent.
import { setTimeout as wait } from 'node:timers/promises';
import { FailureError } from '../../contract/failure.ts';
import type { Connector, ConnectorContext } from '../connector.ts';
import { type DehuSession, signIn } from './dehuSession.ts';
import { downloadDocument, type Sleep } from './download.ts';
import { inspectDehuFile } from './inspect.ts';
import { listBoxes } from './listBoxes.ts';
import { dehuManifest } from './manifest.ts';
import { openDehuNotice, planDehuOpening } from './opening.ts';
import type { DehuKept } from './windowWay.ts';

const sleepFor: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** `sleep` waits between two tries for a document; tests let it pass at once. */
export function createDehuConnector({ sleep = sleepFor }: { sleep?: Sleep } = {}): Connector {
  // One sign-in for a whole run: its documents are fetched with the same session as its lists.
  const kept: DehuKept = new Map();
  const sessions = new WeakMap<ConnectorContext, Promise<DehuSession>>();

  const sessionOf = (context: ConnectorContext): Promise<DehuSession> => {
    const known = sessions.get(context);
    if (known) return known;
    const made = signIn(context, kept);
    sessions.set(context, made);
    // A sign-in that failed is not kept: whoever asks next may try again.
    made.catch(() => sessions.delete(context));
    return made;
  };

  return {
    manifest: dehuManifest,

    async check(context) {
      const session = await signIn(context, kept);
      await session.close();
      const { subject, name, certificate } = session.identity();
      return { subject: subject ?? '', name, ...(certificate && { certificate }) };
    },

    async *list(context, since) {
      return yield* listBoxes(await sessionOf(context), context, since);
    },

    async download(context, notice, document) {
      const which = document.portalDocumentId;
      const isAnnex = which.startsWith('annex:');
      const asked = isAnnex ? 'document' : which;
      if (asked !== 'document' && asked !== 'voucher') throw new FailureError('document.gone', { which });
      // Nothing that is not settled is asked for here: only the person's own act may do that.
      if (notice.state === 'pending' || notice.state === 'unknown' || notice.state === 'outcomeUnknown')
        throw new FailureError('consentNeeded', { state: notice.state });
      const file = await downloadDocument(await sessionOf(context), context, notice, asked, { sleep });
      if (!isAnnex) return file;
      // An annex has no address of its own: it comes with its document.
      const annex = file.attachments?.find(({ portalDocumentId }) => portalDocumentId === which);
      if (!annex) throw new FailureError('document.gone', { which });
      const { bytes, name, type } = annex;
      return { bytes, name, type };
    },

    async planOpening(context, notice) {
      return planDehuOpening(() => sessionOf(context), context, notice);
    },

    async open(context, notice, plan, consent) {
      return openDehuNotice(await sessionOf(context), context, { notice, plan, consent, sleep });
    },

    async finished(context) {
      const session = await sessions.get(context)?.catch(() => null);
      sessions.delete(context);
      await session?.close();
    },

    async inspect(file) {
      return inspectDehuFile(file);
    },
  };
}
