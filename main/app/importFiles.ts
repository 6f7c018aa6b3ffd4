// Takes files given by hand into the inbox, by the same reading and storing as a sync.
import type { ConnectorRegistry, ListingPage } from '../connectors/connector.ts';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { ImportSummary } from '../contract/importViews.ts';
import { type ContainerKind, containerKind } from '../mail/containerSignature.ts';
import { createMsgReader, type MsgReader } from '../mail/createMsgReader.ts';
import { looksLikeMsg } from '../mail/msgSignature.ts';
import { createMboxSplitter, looksLikeMbox, type MboxPart } from '../mail/splitMbox.ts';
import type { LearnedSign } from '../model/learnedSign.ts';
import type { PortalId } from '../model/portal.ts';
import type { StagedFile } from '../store/store.ts';
import { storePage } from '../sync/storePage.ts';
import type { SyncDeps } from '../sync/syncDeps.ts';
import { type GivenType, typeOfFile } from './fileType.ts';
import { importAccount } from './importAccount.ts';
import type { Papers } from './papers/createPapers.ts';
import { readSavedPage } from './papers/readSavedPage.ts';

/** What files are taken with. */
export type ImportDeps = SyncDeps & { papers: Papers };

/** Files under way at once: while some are forced to the disk, others are read. None of them is held in memory. */
const mostUnderWay = 32;
/** Lines that each list of the summary may hold. */
const mostListed = 1_000;

export const emptySummary = (): ImportSummary => ({
  taken: [],
  papers: [],
  known: [],
  notTaken: [],
  otherMails: 0,
  unlisted: 0,
});

/** Whole files at once, each as `takeFile` takes it. */
export async function importFiles(
  deps: ImportDeps,
  files: { name: string; base64: string }[],
): Promise<ImportSummary> {
  const run = await openImportRun(deps);
  for (const { name, base64 } of files) {
    const bytes = Buffer.from(base64, 'base64');
    if (looksLikeMbox(bytes)) {
      const splitter = createMboxSplitter(mostMailBytes);
      for (const part of [...splitter.push(bytes), ...splitter.end()]) await run.takeMail(name, part);
    } else await run.takeFile(name, bytes);
  }
  return run.end();
}

/** Beyond this no mail is read, alone or in a mailbox file. */
export const mostMailBytes = 45_000_000;

export interface ImportRun {
  readonly summary: ImportSummary;
  /** Mails looked at. */
  mails: number;
  /** A file of its own: taken, already known, or refused with a reason; a bad one never stops the others. */
  takeFile(name: string, bytes: Uint8Array): Promise<void>;
  /** A file that is no mail, likewise; it is under way when this resolves. */
  takeGiven(name: string, type: GivenType, staged: StagedFile): Promise<void>;
  /** A mail of a mailbox file, which holds others too: what is no notice is counted. */
  takeMail(name: string, part: MboxPart): Promise<void>;
  refuse(name: string, error: unknown): void;
  /** Tells what changed, and answers with the summary when every file has been read. */
  end(): Promise<ImportSummary>;
}

export async function openImportRun(deps: ImportDeps): Promise<ImportRun> {
  const runId = deps.newId();
  const learned = await deps.store.learned.list();
  const summary = emptySummary();
  const outlook = createMsgReader();
  const facts = { added: new Set<string>(), changed: new Set<string>() };
  const list = <T>(lines: T[], line: T): void => {
    if (lines.length < mostListed) lines.push(line);
    else summary.unlisted += 1;
  };
  const refuse = (file: string, error: unknown): void =>
    list(summary.notTaken, { file, failure: failureOf(error) });
  const store = async (name: string, { portal, page }: ReadFile): Promise<void> => {
    if (await isKnown(deps, portal, page)) return list(summary.known, name);
    const account = await importAccount(deps, portal, null);
    const stored = await storePage(deps, account.id, runId, page);
    for (const id of stored.added) facts.added.add(id);
    for (const id of stored.changed) if (!facts.added.has(id)) facts.changed.add(id);
    list(summary.taken, { file: name, noticeIds: [...stored.added, ...stored.changed] });
  };
  const underWay = new Set<Promise<void>>();
  /** A file that is no mail: a portal's page, or a paper. */
  const takeOther = async (name: string, type: GivenType, bytes: Uint8Array): Promise<void> => {
    const page = type === 'text/html' ? await readSavedPage(deps.registry, { name, bytes }) : null;
    if (page) return store(name, page);
    const staged = await deps.files.stage();
    try {
      await staged.append(bytes);
    } catch (error) {
      await staged.drop();
      throw error;
    }
    await take(name, type, staged);
  };
  const take = async (name: string, type: GivenType, staged: StagedFile): Promise<void> => {
    while (underWay.size >= mostUnderWay) await Promise.race(underWay);
    const taking = deps.papers
      .take(name, type, staged)
      .then(({ what, id }) => {
        if (what === 'known') list(summary.known, name);
        else list(summary.papers, { file: name, what, id });
      })
      .catch((error: unknown) => refuse(name, error))
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
  };
  const run: ImportRun = {
    summary,
    mails: 0,
    refuse,
    takeFile: async (name, bytes) => {
      run.mails += 1;
      try {
        const type = typeOfFile(bytes);
        if (type !== null) return await takeOther(name, type, bytes);
        const read = looksLikeMsg(bytes)
          ? await readOutlook(deps, learned, outlook, bytes)
          : await readFile(deps, learned, { name, bytes });
        if (!read) throw new FailureError('file.notUnderstood', { name, ...whyNot(bytes) });
        await store(name, read);
      } catch (error) {
        refuse(name, error);
      }
    },
    takeGiven: async (name, type, staged) => {
      run.mails += 1;
      await take(name, type, staged);
    },
    takeMail: async (name, { bytes, number }) => {
      run.mails += 1;
      const place = `${name} #${number}`;
      try {
        if (bytes === null) throw new FailureError('file.tooLarge', { limitBytes: mostMailBytes });
        const read = await readFile(deps, learned, { name: `${number}.eml`, bytes });
        if (read) await store(place, read);
        else summary.otherMails += 1;
      } catch (error) {
        if (failureOf(error).code === 'file.notUnderstood') summary.otherMails += 1;
        else refuse(place, error);
      }
    },
    end: async () => {
      await Promise.all(underWay);
      outlook.close();
      if (summary.papers.length > 0) deps.hub.emit('papers.changed', {});
      const [added, changed] = [[...facts.added], [...facts.changed]];
      if (added.length + changed.length > 0) deps.hub.emit('notices.changed', { added, changed });
      return summary;
    },
  };
  return run;
}

/** What is packed is not opened: it can hide anything, of any size. */
export function whyNot(bytes: Uint8Array): { reason?: ContainerKind } {
  const kind = containerKind(bytes);
  return kind === null ? {} : { reason: kind };
}

interface ReadFile {
  portal: PortalId;
  page: ListingPage;
}

/** The file as it was given is the evidence, not what was made of it, unless it holds a secret that the page masked. */
async function readOutlook(
  deps: SyncDeps,
  learned: readonly LearnedSign[],
  outlook: MsgReader,
  bytes: Uint8Array,
): Promise<ReadFile | null> {
  const mail = await outlook.read(bytes);
  const read = mail && (await readFile(deps, learned, { name: 'mail.eml', bytes: mail }));
  if (!read) return null;
  const evidence = read.page.evidence.map((one) =>
    one.type === 'message/rfc822'
      ? { ...one, name: 'mail.msg', type: 'application/vnd.ms-outlook', bytes }
      : one,
  );
  return { ...read, page: { ...read.page, evidence } };
}

/** Null for a mail that is no notice. Fails with what a reader says of a file that it cannot read. */
async function readFile(
  deps: { registry: ConnectorRegistry; clock: SyncDeps['clock'] },
  learned: readonly LearnedSign[],
  file: { name: string; bytes: Uint8Array },
): Promise<ReadFile | null> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  for (const [portal, connector] of deps.registry) {
    const page = await connector.importFile?.(file, today, learned);
    if (page && page.notices.length > 0) return { portal, page };
  }
  return null;
}

async function isKnown(deps: SyncDeps, portal: PortalId, page: ListingPage): Promise<boolean> {
  const ids = page.notices.map((notice) => notice.portalNoticeId);
  for (const account of await deps.store.accounts.list()) {
    if (account.portal !== portal) continue;
    const known = await deps.store.notices.findKnown(account.id, ids);
    if (known.length === ids.length) return true;
  }
  return false;
}
