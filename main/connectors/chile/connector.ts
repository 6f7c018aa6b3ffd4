// The Chilean authorities as a portal: they write mails, so the portal is the person's own mailbox, read and never changed.
import type { TxtResolver } from '../../mail/dkim.ts';
import type { Connector } from '../connector.ts';
import { chileManifest } from './manifest.ts';

/**
 * `resolver` looks up the keys by which senders sign; the system's own unless given.
 * What reads mail is loaded when it is first asked: the libraries behind it would make every start slower.
 */
export function createChileConnector(resolver?: TxtResolver): Connector {
  return {
    manifest: chileManifest,

    async check(context) {
      const { checkMailbox } = await import('./client.ts');
      return checkMailbox(context);
    },

    async *list(context, since) {
      const { listMailbox } = await import('./client.ts');
      return yield* listMailbox(context, since, resolver);
    },

    async watch(context, changed) {
      const { watchMailbox } = await import('./client.ts');
      return watchMailbox(context, changed);
    },

    async inspect(file) {
      const { inspectMailFile } = await import('./files.ts');
      return inspectMailFile(file);
    },

    async importFile(file) {
      const { importMailFile } = await import('./files.ts');
      return importMailFile(file);
    },
  };
}
