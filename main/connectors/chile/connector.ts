// The Chilean authorities as a portal: they write mails, so the portal is the person's own mailbox, read and never changed.
import type { TxtResolver } from '../../mail/dkim.ts';
import { createPdfTextReader } from '../../mail/readPdfText.ts';
import type { Connector } from '../connector.ts';
import type { MailPortal } from '../mailPortal.ts';
import { checkMailbox, listMailbox, refuseDownload, watchMailbox } from './client.ts';
import { importMailFile, inspectMailFile } from './files.ts';
import { chileMail } from './mailPortal.ts';
import { chileManifest } from './manifest.ts';

/**
 * `others` read the same mailbox for portals of their own, in one pass and before this one: their mails are plainer to tell.
 * `resolver` looks up the keys by which senders sign; the system's own unless given.
 */
export function createChileConnector(resolver?: TxtResolver, others: readonly MailPortal[] = []): Connector {
  const portals = [...others, chileMail];
  // One thread for the files of a whole import; it starts with the first PDF and ends when no more come.
  const pdfText = createPdfTextReader();
  return {
    manifest: chileManifest,
    check: checkMailbox,
    list: (context, since) => listMailbox(context, since, portals, resolver),
    watch: watchMailbox,
    download: refuseDownload,
    inspect: (file) => inspectMailFile(file, pdfText),
    importFile: (file, _today, learned) => importMailFile(file, portals, pdfText, learned),
  };
}
