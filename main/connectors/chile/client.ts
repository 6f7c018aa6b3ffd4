// Goes to the mailbox of an account: turns its fields into an access and its scan into pages of notices.
import { FailureError } from '../../contract/failure.ts';
import { createDkimCheck, type DkimCheck, type TxtResolver } from '../../mail/dkim.ts';
import { readMailCursor } from '../../mail/mailCursor.ts';
import type { MailReader, MailSearch } from '../../mail/mailReader.ts';
import type { FetchedMail } from '../../mail/mailScan.ts';
import { openMailReader } from '../../mail/openMailReader.ts';
import { parseMail } from '../../mail/parseMail.ts';
import { providerRuleOf } from '../../mail/providerWord.ts';
import { createPdfTextReader } from '../../mail/readPdfText.ts';
import { scanMailbox } from '../../mail/scanMailbox.ts';
import { watchMail } from '../../mail/watchMail.ts';
import type { ListedDocument, NoticeDocument } from '../../model/document.ts';
import { mergeMails } from '../../model/mergeSources.ts';
import type { Notice } from '../../model/notice.ts';
import type { ConnectorContext, Identity, ListingCursor, ListingEnd, ListingPage } from '../connector.ts';
import { joinedTerms, type MailPortal, type ReadNotice, readByAny, receiveMail } from '../mailPortal.ts';
import { fold } from './fold.ts';
import { withMailAccess } from './mailAccess.ts';
import { historyDays } from './manifest.ts';

const openReader = (context: ConnectorContext): Promise<MailReader> =>
  withMailAccess(context, (access) => openMailReader(access, context.signal));

/** Signs in and out again; the subject is the address, since two mailboxes never share one. */
export async function checkMailbox(context: ConnectorContext): Promise<Identity> {
  const reader = await openReader(context);
  await reader.close();
  const { address = '', user = '' } = context.account.fields;
  return { subject: (address.trim() || user.trim()).toLowerCase(), name: null };
}

export async function watchMailbox(context: ConnectorContext, changed: () => void): Promise<void> {
  await withMailAccess(context, (access) => watchMail(access, context.signal, changed));
}

/** Pages of notices of all portals since the cursor; nothing on the server changes. */
export async function* listMailbox(
  context: ConnectorContext,
  since: ListingCursor | null,
  portals: readonly MailPortal[],
  resolver?: TxtResolver,
): AsyncGenerator<ListingPage, ListingEnd> {
  const reader = await openReader(context);
  try {
    return yield* pagesOf(reader, context, since, { portals, dkim: createDkimCheck(resolver) });
  } finally {
    await reader.close();
  }
}

async function* pagesOf(
  reader: MailReader,
  context: ConnectorContext,
  since: ListingCursor | null,
  { portals, dkim }: { portals: readonly MailPortal[]; dkim: DkimCheck },
): AsyncGenerator<ListingPage, ListingEnd> {
  const problems: ListingEnd['unread'] = [];
  const pdfText = createPdfTextReader();
  const provider = providerRuleOf(context.account.fields['host'] ?? '');
  const learned = (await context.learned?.list()) ?? [];
  const senders = learned.filter((sign) => sign.kind === 'sender' && sign.isOurs).map(({ value }) => value);
  const taught = { from: senders, subject: [], body: [] };
  const terms = joinedTerms([...portals.map((portal) => portal.terms), taught]);
  const pages = scanMailbox<ReadNotice>({
    reader,
    cursor: readMailCursor(since),
    now: context.clock.now(),
    windowDays: historyDays,
    terms,
    words: joinedTerms([...portals.map(({ words }) => words), taught]),
    senders,
    envelope: envelopeOf,
    isLikely: ({ subject, from }) => isLikely(terms, subject, from),
    take: async (mail) => {
      const received = await receiveMail(mail.bytes, {
        arrivedAt: mail.arrivedAt,
        dkim: mail.isWhole ? dkim : null,
        provider,
        learned,
        pdfText: mail.isWhole ? pdfText : null,
      });
      const read = received && (await readByAny(portals, received));
      if (!read) return null;
      const value = mail.isWhole ? read : beginningOf(read, mail);
      return { id: value.notice.portalNoticeId, value };
    },
  });
  for (;;) {
    const next = await pages.next();
    if (next.done) {
      return {
        isComplete: true,
        presentIds: next.value.presentIds,
        unread: [...problems, ...next.value.unread],
      };
    }
    const { found, seen, total, cursor } = next.value;
    problems.push(...found.flatMap(({ value }) => value.unread));
    yield pageOf(found, { seen, total, cursor });
  }
}

/**
 * The beginning of a large mail is no evidence, and what hangs on it is cut off. Of one that will never be fetched the mail
 * itself stays as a document that could not be read, so that the person looks for it. One that cannot be read as a whole is
 * kept as it came, unless the reading masked a secret in it.
 */
function beginningOf(read: ReadNotice, { isTooLarge, size, bytes, whole: came }: FetchedMail): ReadNotice {
  const whole: ListedDocument = {
    portalDocumentId: 'mail',
    name: 'mail.eml',
    type: 'message/rfc822',
    size,
    role: 'evidence',
  };
  const documents = isTooLarge ? [whole] : [];
  const evidence = read.evidence.flatMap((file) =>
    came !== undefined && Buffer.compare(file.bytes, bytes) === 0 ? [{ ...file, bytes: came }] : [],
  );
  return { ...read, documents: [], evidence, unread: [], notice: { ...read.notice, documents } };
}

/** No file of a mailbox is fetched by itself: it comes with its mail, or not at all. */
export const refuseDownload = (_context: ConnectorContext, _notice: Notice, document: NoticeDocument) => {
  const isTooLarge = document.failureCode === null || document.failureCode === 'document.tooLarge';
  return Promise.reject<Uint8Array>(
    new FailureError(
      isTooLarge
        ? 'document.tooLarge'
        : document.failureCode === 'document.notPdf'
          ? 'document.notPdf'
          : 'document.empty',
    ),
  );
};

async function envelopeOf(bytes: Uint8Array): Promise<{ subject: string; from: string }> {
  const mail = await parseMail(bytes);
  const sender = mail?.from;
  return { subject: mail?.subject ?? '', from: sender ? sender.name || sender.address : '' };
}

/** Copies of one mail are one notice, and so are mails about one; in the inbox counts more than in the junk folder. */
export function pageOf(
  found: { value: ReadNotice; isInJunk: boolean }[],
  progress: Pick<ListingPage, 'seen' | 'total' | 'cursor'>,
): ListingPage {
  const byId = new Map<string, { value: ReadNotice; isInJunk: boolean }>();
  for (const one of found) {
    const id = one.value.notice.portalNoticeId;
    const before = byId.get(id);
    const notice =
      before && one.value.notice.mergeKey !== undefined
        ? mergeMails(before.value.notice, one.value.notice)
        : one.value.notice;
    byId.set(id, { value: { ...one.value, notice }, isInJunk: one.isInJunk && (before?.isInJunk ?? true) });
  }
  const reads = [...byId.values()];
  return {
    notices: reads.map(({ value, isInJunk }) => ({ ...value.notice, isInJunk })),
    inlineDocuments: reads.flatMap(({ value }) => value.documents),
    evidence: reads.flatMap(({ value }) => value.evidence),
    secrets: reads.flatMap(({ value }) => value.secrets),
    ...progress,
  };
}

function isLikely(terms: MailSearch['terms'], subject: string, from: string): boolean {
  const [foldedSubject, foldedFrom] = [fold(subject), fold(from)];
  return (
    [...terms.subject, ...terms.body].some((term) => foldedSubject.includes(term)) ||
    [...terms.from, ...terms.body].some((term) => foldedFrom.includes(term))
  );
}
