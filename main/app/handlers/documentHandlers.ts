// Answers what is asked of stored documents; paths and dialogs stay on this side of the process line.
import { FailureError } from '../../contract/failure.ts';
import { readerVersion } from '../../documents/readDocument.ts';
import { readImageSize } from '../../documents/readImageSize.ts';
import type { NoticeDocument } from '../../model/document.ts';
import { openThumbnailFiles } from '../../store/openThumbnailFiles.ts';
import { fetchDocument } from '../../sync/fetchDocuments.ts';
import type { Desktop } from '../core.ts';
import { findOwnFile } from '../readOwnFile.ts';
import { verifyDocuments } from '../verifyDocuments.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `documents.${string}` & keyof Handlers;
const chunkBytes = 1 << 20;
const mostThumbnailBytes = 150_000;
const mostThumbnailPoints = 640;
/** Beyond it a window would hold too much at once only to draw a small picture. */
const mostDrawnBytes = 64 * 1_048_576;

export const documentHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, files } = deps;
  const thumbnails = openThumbnailFiles(deps.profileDir);
  // The viewer reads a file in pieces; verifying its hash once for all of them is enough.
  let lastRead: { id: string; bytes: Uint8Array } | null = null;

  const recordOf = async (id: string): Promise<{ document: NoticeDocument; accountId: string }> => {
    const document = (await store.documents.get(id)) ?? (await findOwnFile(store, id));
    if (!document) throw new FailureError('input.notFound', { what: 'document' });
    return { document, accountId: document.accountId };
  };
  const storedPath = async (id: string) => {
    const { document, accountId } = await recordOf(id);
    if (document.sha256 === null) throw new FailureError('document.gone', { name: document.name });
    await files.read(accountId, document.sha256);
    return { document, path: files.path(accountId, document.sha256) };
  };
  const desktop = (what: string): Desktop => {
    if (!deps.host.desktop) throw new FailureError('ability.missing', { what });
    return deps.host.desktop;
  };

  return {
    'documents.list': ({ filter, after, limit }) => store.documents.list(filter, after, limit),
    'documents.find': async ({ text, filter, limit }) => {
      const { readSearch } = await import('../../model/searchText.ts');
      const { words, narrows } = readSearch(text);
      const { hasPdf = filter.isPdf, ...ofNotices } = narrows;
      if (words === '' || Object.keys(ofNotices).length > 0) return { rows: [], hasMore: false };
      const found = await store.ownReadings.find(words, { ...filter, isPdf: hasPdf }, limit + 1);
      return { rows: found.slice(0, limit), hasMore: found.length > limit };
    },
    'documents.read': async ({ id, offset }) => {
      if (lastRead?.id !== id) {
        const { document, accountId } = await recordOf(id);
        if (document.sha256 === null) throw new FailureError('document.gone', { name: document.name });
        lastRead = { id, bytes: await files.read(accountId, document.sha256) };
      }
      const { bytes } = lastRead;
      const end = Math.min(offset + chunkBytes, bytes.byteLength);
      const isLast = end === bytes.byteLength;
      const base64 = Buffer.from(bytes.buffer, bytes.byteOffset + offset, Math.max(0, end - offset)).toString(
        'base64',
      );
      if (isLast) lastRead = null;
      return { base64, size: bytes.byteLength, next: isLast ? null : end };
    },
    'documents.thumbnail': async ({ id }) => {
      const { document, accountId } = await recordOf(id);
      const { sha256, state, type, name, size } = document;
      if (sha256 === null || state !== 'stored') return { image: null, pageCount: null, canDraw: false };
      const bytes = await thumbnails.read(accountId, sha256);
      const kept = bytes && readImageSize(bytes);
      const reading =
        (await store.readings.get(id, readerVersion)) ?? (await store.ownReadings.get(id, readerVersion));
      const isDrawn = type?.startsWith('image/') === true || isPdf(type, name);
      return {
        image: bytes && kept && { type: kept.type, base64: Buffer.from(bytes).toString('base64') },
        pageCount: reading?.pageCount ?? null,
        canDraw: !kept && isDrawn && (size ?? 0) <= mostDrawnBytes && reading?.state !== 'refused',
      };
    },
    'documents.keepThumbnail': async ({ id, base64 }) => {
      const { document, accountId } = await recordOf(id);
      const { sha256, state, name } = document;
      if (sha256 === null || state !== 'stored') throw new FailureError('document.gone', { name });
      const bytes = Buffer.from(base64, 'base64');
      const size = readImageSize(bytes);
      const isSmall =
        size !== null &&
        Math.max(size.width, size.height) <= mostThumbnailPoints &&
        bytes.byteLength <= mostThumbnailBytes;
      if (!isSmall) throw new FailureError('input.invalid', { badFields: ['base64'] });
      await thumbnails.keep(accountId, sha256, bytes);
      return {};
    },
    'documents.save': async ({ id }) => {
      const shell = desktop('saveDialog');
      const { document, path } = await storedPath(id);
      return { saved: await shell.saveDocument(document, path) };
    },
    'documents.open': async ({ id }) => {
      const shell = desktop('openDocument');
      const { document, path } = await storedPath(id);
      await shell.openDocument(document, path);
      return {};
    },
    'documents.showInFolder': async ({ id }) => {
      const shell = desktop('showInFolder');
      const { path } = await storedPath(id);
      await shell.showInFolder(path);
      return {};
    },
    'documents.verify': () => verifyDocuments(deps),
    'documents.fetchAgain': async ({ id }) => {
      const { document, accountId } = await recordOf(id);
      // What is here and whole is never exchanged for what a portal says today.
      if (document.state === 'stored' && document.sha256 !== null) {
        if ((await files.verify(accountId, document.sha256)) === 'whole') return { state: 'stored' };
      }
      const account = await store.accounts.get(accountId);
      const connector = account && deps.registry.get(account.portal);
      if (!account || !connector?.download) throw new FailureError('ability.missing', { what: 'download' });
      const context = deps.makeContext(account, {
        isInteractive: true,
        signal: AbortSignal.timeout(120_000),
      });
      try {
        const { state } = await fetchDocument(deps, context, document, connector.download);
        return { state };
      } finally {
        await connector.finished?.(context);
      }
    },
  };
};

const isPdf = (type: string | null, name: string): boolean =>
  type === 'application/pdf' || name.toLowerCase().endsWith('.pdf');
