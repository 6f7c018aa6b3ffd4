// The Chilean authorities as a portal: they write mails, so the portal is the person's own mailbox, read and never changed.
import { openMailReader } from '../../mail/openMailReader.ts';
import { watchMail } from '../../mail/watchMail.ts';
import type { Connector } from '../connector.ts';
import { listMailbox, mailAccess } from './client.ts';
import { importMailFile, inspectMailFile } from './files.ts';
import { chileManifest } from './manifest.ts';

export function createChileConnector(): Connector {
  return {
    manifest: chileManifest,

    async check(context) {
      const reader = await openMailReader(await mailAccess(context), context.signal);
      await reader.close();
      const { address, user } = context.account.fields;
      return { subject: (address || user || '').trim().toLowerCase(), name: null };
    },

    async *list(context, since) {
      const reader = await openMailReader(await mailAccess(context), context.signal);
      try {
        return yield* listMailbox(reader, context, since);
      } finally {
        await reader.close();
      }
    },

    async watch(context, changed) {
      await watchMail(await mailAccess(context), context.signal, changed);
    },

    inspect: inspectMailFile,
    importFile: (file) => importMailFile(file),
  };
}
