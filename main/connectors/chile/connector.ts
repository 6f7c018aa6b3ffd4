// The Chilean authorities as a portal: they write mails, so the portal is the person's own mailbox, read and never changed.
import type { TxtResolver } from '../../mail/dkim.ts';
import type { Connector } from '../connector.ts';
import { checkMailbox, listMailbox, watchMailbox } from './client.ts';
import { importMailFile, inspectMailFile } from './files.ts';
import { chileManifest } from './manifest.ts';

/** `resolver` looks up the keys by which senders sign; the system's own unless given. */
export function createChileConnector(resolver?: TxtResolver): Connector {
  return {
    manifest: chileManifest,
    check: checkMailbox,
    list: (context, since) => listMailbox(context, since, resolver),
    watch: watchMailbox,
    inspect: inspectMailFile,
    importFile: (file) => importMailFile(file),
  };
}
