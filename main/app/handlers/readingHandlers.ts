// Answers what a stored PDF says by itself, counts and keeps terms that a person confirms, and leads to the official check.
import { FailureError } from '../../contract/failure.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { DocumentReading, PrintedFact } from '../../model/documentReading.ts';
import { verificationAddress } from '../../model/verificationPages.ts';
import type { NoticeRecord } from '../../store/store.ts';
import { readCounting } from '../../sync/countingContext.ts';
import { countTerm } from '../countTerm.ts';
import { findOwnFile } from '../readOwnFile.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `readings.${string}` & keyof Handlers;
const clipboardMs = 30_000;

export const readingHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, hub, host, documentReader } = deps;
  const now = () => clock.now().toISOString();
  const documentOf = async (id: string): Promise<NoticeDocument> => {
    const document = await store.documents.get(id);
    if (!document) throw new FailureError('input.notFound', { what: 'document' });
    return document;
  };
  /** A file that the person gave says what it says too. */
  const anyOf = async (id: string): Promise<NoticeDocument> => {
    const document = (await store.documents.get(id)) ?? (await findOwnFile(store, id));
    if (!document) throw new FailureError('input.notFound', { what: 'document' });
    return document;
  };
  const isOfNotice = ({ noticeId }: NoticeDocument): boolean => noticeId !== '';
  const withBytes = async (document: NoticeDocument) => {
    const { accountId, sha256, name } = document;
    if (sha256 === null) throw new FailureError('document.gone', { name });
    return { sha256, bytes: await deps.files.read(accountId, sha256) };
  };
  const noticeOf = async ({ noticeId }: NoticeDocument): Promise<NoticeRecord> => {
    const record = await store.notices.get(noticeId);
    if (!record) throw new FailureError('input.notFound', { what: 'notice' });
    return record;
  };
  const factOf = async (document: NoticeDocument, factId: string): Promise<PrintedFact> => {
    const fact = (await documentReader.read(document)).facts.find(({ id }) => id === factId);
    if (!fact) throw new FailureError('input.notFound', { what: 'fact' });
    return fact;
  };
  const count = async (
    document: NoticeDocument,
    factId: string,
    notifiedOn: string,
  ): Promise<Deadline | null> => {
    const fact = await factOf(document, factId);
    const { notice, personId } = await noticeOf(document);
    const context = (await readCounting(store)).contextOf(notice, personId);
    return countTerm(notice, fact, notifiedOn, context);
  };
  const told = (document: NoticeDocument, what: string, details: Record<string, unknown>) =>
    store.audit.append({
      at: now(),
      what,
      accountId: isOfNotice(document) ? document.accountId : null,
      noticeId: isOfNotice(document) ? document.noticeId : null,
      details: { documentId: document.id, ...details },
    });
  const changed = ({ noticeId }: NoticeDocument) =>
    hub.emit('notices.changed', { added: [], changed: [noticeId] });

  return {
    'readings.get': async ({ documentId }) => {
      const document = await anyOf(documentId);
      const { readAt: _at, ...reading } = await documentReader.read(document);
      const ids = new Set(reading.facts.map(({ id }) => id));
      const terms = isOfNotice(document) ? await store.readings.terms(document.noticeId) : [];
      const address = addressFor(reading);
      return {
        ...reading,
        isOfNotice: isOfNotice(document),
        confirmed: terms.flatMap(({ factId, deadline }) => (ids.has(factId) ? [{ factId, deadline }] : [])),
        verifyAt: address && { host: address.host, isPrinted: address.isPrinted },
        verifications: (await store.readings.verifications(documentId)).map(({ at, host: page, result }) => ({
          at,
          host: page,
          result,
        })),
      };
    },
    'readings.countTerm': async ({ documentId, factId, notifiedOn }) =>
      count(await documentOf(documentId), factId, notifiedOn),
    'readings.confirmTerm': async ({ documentId, factId, notifiedOn }) => {
      const document = await documentOf(documentId);
      const deadline = await count(document, factId, notifiedOn);
      if (!deadline) throw new FailureError('input.invalid', { badFields: ['notifiedOn'] });
      await store.readings.confirmTerm(document.noticeId, factId, deadline, now());
      await told(document, 'term.confirmed', { factId, notifiedOn, on: deadline.on });
      changed(document);
      return deadline;
    },
    'readings.withdrawTerm': async ({ documentId, factId }) => {
      const document = await documentOf(documentId);
      const before = await store.readings.confirmTerm(document.noticeId, factId, null, now());
      if (before) await told(document, 'term.withdrawn', { factId, on: before.deadline.on });
      changed(document);
      return {};
    },
    'readings.signatures': async ({ documentId }) => {
      const document = await anyOf(documentId);
      const { bytes } = await withBytes(document);
      const { readSignatures } = await import('../documentSignatures.ts');
      const read = await readSignatures(deps, document, bytes);
      // What authorities say is kept with a notice's document only.
      return isOfNotice(document) ? read : { ...read, askable: [] };
    },
    'readings.checkRevocation': async ({ documentId }) => {
      const document = await documentOf(documentId);
      const { sha256, bytes } = await withBytes(document);
      const { askRevocation, readSignatures } = await import('../documentSignatures.ts');
      await askRevocation(deps, document, sha256, bytes);
      return readSignatures(deps, document, bytes);
    },
    'readings.copyCode': async ({ documentId, factId }) => {
      if (!host.desktop) throw new FailureError('ability.missing', { what: 'clipboard' });
      const document = await anyOf(documentId);
      const { codesOf } = await import('../../documents/findPrintedFacts.ts');
      const code = codesOf(await documentReader.pages(document)).get(factId);
      if (code === undefined) throw new FailureError('input.notFound', { what: 'code' });
      await host.desktop.copyToClipboard(code, clipboardMs);
      await told(document, 'secret.copied', { name: 'verificationCode' });
      return { clearsAt: new Date(clock.now().getTime() + clipboardMs).toISOString() };
    },
    'readings.openVerification': async ({ documentId }) => {
      const address = addressFor(await documentReader.read(await anyOf(documentId)));
      if (!address) throw new FailureError('input.notFound', { what: 'verificationPage' });
      if (!host.openOutside) return { url: address.url, opened: false };
      await host.openOutside(address.url);
      return { url: address.url, opened: true };
    },
    'readings.recordVerification': async ({ documentId, result }) => {
      const document = await documentOf(documentId);
      const address = addressFor(await documentReader.read(document));
      if (!address || document.sha256 === null)
        throw new FailureError('input.notFound', { what: 'verificationPage' });
      const { sha256 } = document;
      await store.readings.addVerification({ documentId, sha256, at: now(), host: address.host, result });
      await told(document, 'document.verified', { host: address.host, result, sha256 });
      changed(document);
      return {};
    },
  };
};

function addressFor({ facts }: Pick<DocumentReading, 'facts'>): ReturnType<typeof verificationAddress> {
  const valuesOf = (kind: PrintedFact['kind']) =>
    facts.filter((fact) => fact.kind === kind).map(({ value }) => value);
  const prefix = /^([A-Z]+)-/.exec(valuesOf('verificationCode')[0] ?? '')?.[1] ?? null;
  const printed = valuesOf('verificationAddress');
  return printed.length === 0 && prefix === null ? null : verificationAddress(printed, prefix);
}
