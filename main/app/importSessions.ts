// Imports that come in pieces: one file after the other, each as far as it has come, with progress and a way to stop.
import { FailureError, failureOf } from '../contract/failure.ts';
import type { ImportProgress, ImportSummary } from '../contract/importViews.ts';
import { createMboxSplitter, looksLikeMbox, type MboxSplitter } from '../mail/splitMbox.ts';
import type { StagedFile } from '../store/store.ts';
import { type GivenType, typeOfFile } from './fileType.ts';
import { type ImportDeps, type ImportRun, mostMailBytes, openImportRun, whyNot } from './importFiles.ts';

export interface ImportPiece {
  name: string;
  bytes: Uint8Array;
  isLast: boolean;
}

export interface ImportSessions {
  begin(totalBytes: number | null): Promise<string>;
  /** Fails with `cancelled` once it was stopped, and with `input.notFound` when there is no such import. */
  add(id: string, piece: ImportPiece): Promise<ImportProgress>;
  finish(id: string): Promise<ImportSummary>;
  cancel(id: string): Promise<ImportSummary>;
}

interface Session {
  run: ImportRun;
  progress: ImportProgress;
  open: OpenFile | null;
  isCancelled: boolean;
  /** Pieces are worked through one after the other, whoever sends them. */
  last: Promise<unknown>;
  timer: NodeJS.Timeout;
}

interface OpenFile {
  name: string;
  /** Refused by its first bytes: what follows is not kept. */
  refused: FailureError | null;
  /** What needs not be held to be read is written down as it comes. */
  given: { type: GivenType; staged: StagedFile } | null;
  splitter: MboxSplitter | null;
  pieces: Uint8Array[];
  size: number;
}

const idleMs = 600_000;
const toldEveryMails = 50;

export function createImportSessions(deps: ImportDeps): ImportSessions {
  const sessions = new Map<string, Session>();
  const find = (id: string): Session => {
    const found = sessions.get(id);
    if (!found) throw new FailureError('input.notFound', { what: 'import' });
    return found;
  };
  const inTurn = <T>(session: Session, work: () => Promise<T>): Promise<T> => {
    const next = session.last.then(work, work);
    session.last = next.catch(() => undefined);
    return next;
  };
  const tell = (session: Session): void => {
    const { run, progress } = session;
    progress.mails = run.mails;
    progress.taken = run.summary.taken.length + run.summary.papers.length;
    progress.known = run.summary.known.length;
    progress.notTaken = run.summary.notTaken.length;
    deps.hub.emit('import.progressed', { ...progress });
  };
  const end = async (id: string, session: Session): Promise<ImportSummary> => {
    clearTimeout(session.timer);
    sessions.delete(id);
    await session.open?.given?.staged.drop();
    return session.run.end();
  };

  return {
    begin: async (totalBytes) => {
      const importId = deps.newId();
      const counts = { mails: 0, taken: 0, known: 0, notTaken: 0 };
      const session: Session = {
        run: await openImportRun(deps),
        progress: { importId, file: '', bytes: 0, totalBytes, ...counts },
        open: null,
        isCancelled: false,
        last: Promise.resolve(),
        timer: setTimeout(() => void (sessions.get(importId) && end(importId, session)), idleMs).unref(),
      };
      sessions.set(importId, session);
      return importId;
    },
    add: (id, piece) => {
      const session = find(id);
      return inTurn(session, async () => {
        session.timer.refresh();
        await takePiece(session, piece, deps, () => tell(session));
        if (session.isCancelled) throw new FailureError('cancelled');
        tell(session);
        return { ...session.progress };
      });
    },
    finish: async (id) => {
      const session = find(id);
      return inTurn(session, async () => end(id, session));
    },
    cancel: async (id) => {
      const session = find(id);
      session.isCancelled = true;
      return inTurn(session, async () => end(id, session));
    },
  };
}

async function takePiece(
  session: Session,
  piece: ImportPiece,
  deps: Pick<ImportDeps, 'files'>,
  tell: () => void,
): Promise<void> {
  const { run, progress } = session;
  if (session.isCancelled) return;
  session.open ??= await openFile(piece, deps);
  const { open } = session;
  if (open.name !== piece.name) throw new FailureError('input.invalid', { badFields: ['name'] });
  progress.file = open.name;
  progress.bytes += piece.bytes.byteLength;
  open.size += piece.bytes.byteLength;
  if (piece.isLast) session.open = null;

  if (open.splitter) {
    const parts = [...open.splitter.push(piece.bytes), ...(piece.isLast ? open.splitter.end() : [])];
    for (const part of parts) {
      if (session.isCancelled) return;
      await run.takeMail(open.name, part);
      if (run.mails % toldEveryMails === 0) tell();
    }
    return;
  }
  // What grows beyond a mail is not kept while the rest of it comes.
  if (open.size > mostMailBytes)
    open.refused ??= new FailureError('file.tooLarge', { limitBytes: mostMailBytes });
  if (open.refused) open.pieces = [];
  else if (open.given)
    await written(open.given.staged, piece.bytes).catch((error: unknown) => refuse(open, error));
  else open.pieces.push(piece.bytes);
  if (open.refused) await open.given?.staged.drop();
  if (!piece.isLast) return;
  if (open.refused) run.refuse(open.name, open.refused);
  else if (open.given) await run.takeGiven(open.name, open.given.type, open.given.staged);
  else await run.takeFile(open.name, Buffer.concat(open.pieces));
}

async function openFile(piece: ImportPiece, { files }: Pick<ImportDeps, 'files'>): Promise<OpenFile> {
  const { name, bytes } = piece;
  const splitter = looksLikeMbox(bytes) ? createMboxSplitter(mostMailBytes) : null;
  const open: OpenFile = { name, refused: refusalOf(piece), given: null, splitter, pieces: [], size: 0 };
  const type = splitter || open.refused ? null : typeOfFile(bytes);
  // A page may be a portal's, and those are read whole.
  if (type === null || type === 'text/html') return open;
  try {
    open.given = { type, staged: await files.stage() };
  } catch (error) {
    refuse(open, error);
  }
  return open;
}

/** The piece is on the disk then, and its memory is given back at once: left to the collector, dozens of megabytes pile up. */
async function written(staged: StagedFile, bytes: Uint8Array): Promise<void> {
  await staged.append(bytes);
  const { buffer, byteLength } = bytes;
  // Small Buffers share their memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

function refuse(open: OpenFile, error: unknown): void {
  const { code, details } = failureOf(error);
  open.refused = new FailureError(code, details, error);
}

function refusalOf({ name, bytes }: ImportPiece): FailureError | null {
  const why = whyNot(bytes);
  return why.reason === undefined ? null : new FailureError('file.notUnderstood', { name, ...why });
}
