// Takes files that no portal sent: known by their bytes, filed to the one case whose number they print, else kept to be filed by hand.
import { FailureError } from '../../contract/failure.ts';
import { readerVersion } from '../../documents/readDocument.ts';
import type { Case } from '../../model/case.ts';
import type { CaseEntry } from '../../model/caseEntry.ts';
import type { Clock } from '../../model/day.ts';
import type { PrintedFact } from '../../model/documentReading.ts';
import type { Hub } from '../../model/hub.ts';
import type { OwnReading } from '../../store/ownReadingStore.ts';
import { type Holder, type KeptPaper, type Paper, papersFolder } from '../../store/paperStore.ts';
import type { DocumentFiles, StagedFile, Store } from '../../store/store.ts';
import type { DocumentReader } from '../documentReader.ts';
import type { GivenType } from '../fileType.ts';
import { inBatches } from './inBatches.ts';

/** What became of a file. `known`: the same bytes are here already. `found`: a lost document of a notice is back. */
export type TakenPaper = { what: 'known' | 'found' | 'case'; id: string } | { what: 'kept'; id: string };

export interface Papers {
  /** The staged file is kept or dropped when it resolves or fails. */
  take(name: string, type: GivenType, staged: StagedFile): Promise<TakenPaper>;
  /** Cases whose number or person it prints, the likeliest first. */
  suggest(paper: Paper): Promise<{ case: Case; why: 'number' | 'person' }[]>;
  fileToNotice(id: string, noticeId: string): Promise<{ documentId: string }>;
  fileToCase(id: string, caseId: string): Promise<{ entryId: string }>;
  /** Takes away for good what was hidden thirty days ago. */
  purge(): Promise<void>;
}

interface Deps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  clock: Clock;
  newId: () => string;
  documentReader: Pick<DocumentReader, 'readGiven'>;
}

const mostSuggested = 5;

export function createPapers(deps: Deps): Papers {
  const { store, files, hub, clock, newId, documentReader } = deps;
  /** What is done with the same bytes is done one after the other: the same file twice in one drop is one file. */
  const underWay = new Map<string, Promise<unknown>>();
  const inTurn = async <T>(sha256: string, work: () => Promise<T>): Promise<T> => {
    const before = underWay.get(sha256) ?? Promise.resolve();
    const working = before.catch(() => undefined).then(work);
    underWay.set(sha256, working);
    try {
      return await working;
    } finally {
      if (underWay.get(sha256) === working) underWay.delete(sha256);
    }
  };
  /** A hidden paper may have the same bytes. */
  const letGo = ({ folder, sha256 }: Pick<Paper, 'folder' | 'sha256'>): Promise<void> =>
    inTurn(sha256, async () => {
      if (!(await store.papers.hasFile(folder, sha256))) await files.remove(folder, sha256);
    });
  const now = () => clock.now().toISOString();
  const paperOf = async (id: string): Promise<Paper> => {
    const paper = await store.papers.get(id);
    if (!paper) throw new FailureError('input.notFound', { what: 'paper' });
    return paper;
  };

  const savePaper = inBatches<KeptPaper>((papers) => store.papers.save(papers));
  /** Its bytes lie under the case already. */
  const addToCase = async (caseId: string, file: Omit<Paper, 'id' | 'folder' | 'facts' | 'addedAt'>) => {
    const { name, type, sha256, size } = file;
    const document = { id: newId(), name, type, size, sha256, storedAt: now() };
    const entryId = newId();
    const entry: CaseEntry = {
      what: 'note',
      on: null,
      text: '',
      id: entryId,
      addedAt: now(),
      documents: [document],
    };
    await store.cases.saveEntry(caseId, entryId, entry, now());
    hub.emit('cases.changed', { caseIds: [caseId] });
    return { entryId, documentId: document.id };
  };

  /** Under what its bytes lie. */
  const ownerOf = async ({ what, id, documentId }: Holder): Promise<string | null> => {
    if (what === 'case') return id;
    if (what === 'paper') return (await store.papers.get(id))?.folder ?? null;
    return (await store.documents.get(documentId))?.accountId ?? null;
  };

  const takeNew = async (name: string, type: GivenType, staged: StagedFile): Promise<TakenPaper> => {
    const { sha256, size } = staged.end();
    const holders = await store.papers.holders(sha256);
    const here = holders.find(({ isHere }) => isHere);
    if (here) {
      const owner = await ownerOf(here);
      // The doctor may not have looked since its file was lost.
      if (owner !== null && (await files.verify(owner, sha256)) !== 'whole') await staged.keep(owner);
      return { what: 'known', id: here.id };
    }
    const lost = holders[0] && (await store.documents.get(holders[0].documentId));
    if (lost) {
      await staged.keep(lost.accountId);
      await store.documents.save({ ...lost, state: 'stored', failureCode: null, storedAt: now() });
      hub.emit('notices.changed', { added: [], changed: [lost.noticeId] });
      return { what: 'found', id: lost.noticeId };
    }
    const { facts, ...read } = await documentReader.readGiven(type, { path: staged.path, size });
    const readingOf = (fileId: string): OwnReading => ({ fileId, name, version: readerVersion, ...read });
    const [only, ...others] = await casesOf(facts);
    const file = { name, type, size, sha256 };
    if (only && others.length === 0) {
      await staged.keep(only.id);
      const { documentId } = await addToCase(only.id, file);
      await store.ownReadings.save([readingOf(documentId)]);
      return { what: 'case', id: only.id };
    }
    const id = newId();
    await staged.keep(papersFolder);
    await savePaper({
      paper: { ...file, id, folder: papersFolder, addedAt: now(), facts },
      reading: readingOf(id),
    });
    return { what: 'kept', id };
  };

  /** Every case that carries a printed number; of several only those of a printed person, where that leaves any. */
  const casesOf = async (facts: readonly PrintedFact[]): Promise<Case[]> => {
    const valuesOf = (kind: PrintedFact['kind']) =>
      facts.filter((fact) => fact.kind === kind).map(({ value }) => value);
    const found = new Map<string, Case>();
    for (const number of valuesOf('caseNumber'))
      for (const one of await store.cases.withNumber(number, null)) found.set(one.id, one);
    if (found.size < 2) return [...found.values()];
    const numbers = new Set(valuesOf('personNumber'));
    const persons = (await store.persons.list()).filter(({ nie }) => nie !== null && numbers.has(nie));
    const ids = new Set(persons.map(({ id }) => id));
    const theirs = [...found.values()].filter(({ personId }) => ids.has(personId));
    return theirs.length > 0 ? theirs : [...found.values()];
  };

  return {
    take: async (name, type, staged) => {
      try {
        return await inTurn(staged.end().sha256, () => takeNew(ownName(name), type, staged));
      } finally {
        await staged.drop();
      }
    },
    suggest: async ({ facts }) => {
      const byNumber = (await casesOf(facts)).map((one) => ({ case: one, why: 'number' as const }));
      if (byNumber.length > 0) return byNumber.slice(0, mostSuggested);
      const numbers = new Set(facts.filter(({ kind }) => kind === 'personNumber').map(({ value }) => value));
      const persons = (await store.persons.list()).filter(({ nie }) => nie !== null && numbers.has(nie));
      const theirs = await Promise.all(persons.map(({ id }) => store.cases.ofPerson(id, mostSuggested)));
      return theirs
        .flat()
        .slice(0, mostSuggested)
        .map((one) => ({ case: one, why: 'person' as const }));
    },
    fileToNotice: async (id, noticeId) => {
      const paper = await paperOf(id);
      const record = await store.notices.get(noticeId);
      if (!record) throw new FailureError('input.notFound', { what: 'notice' });
      const { accountId } = record.notice;
      const bytes = await files.read(paper.folder, paper.sha256);
      const { sha256, size } = await files.write(accountId, bytes);
      const documentId = newId();
      await store.papers.file(id, {
        id: documentId,
        noticeId,
        accountId,
        portalDocumentId: `own-${documentId}`,
        name: paper.name,
        type: paper.type,
        size,
        role: 'attachment',
        state: 'stored',
        sha256,
        storedAt: now(),
        failureCode: null,
        attempts: 0,
      });
      await letGo(paper);
      hub.emit('papers.changed', {});
      hub.emit('notices.changed', { added: [], changed: [noticeId] });
      return { documentId };
    },
    fileToCase: async (id, caseId) => {
      const paper = await paperOf(id);
      // The whole, where the one that was meant has been joined to it.
      const wholeId = (await store.cases.get(caseId))?.case.id;
      if (wholeId === undefined) throw new FailureError('input.notFound', { what: 'case' });
      await files.write(wholeId, await files.read(paper.folder, paper.sha256));
      const { entryId, documentId } = await addToCase(wholeId, paper);
      await store.ownReadings.move(id, documentId);
      await store.papers.file(id, null);
      await letGo(paper);
      hub.emit('papers.changed', {});
      return { entryId };
    },
    purge: async () => {
      for (const gone of await store.papers.purge(now())) await letGo(gone);
    },
  };
}

/** Of a way to a file only its name: folders of a computer say nothing about a document. */
const ownName = (path: string): string => path.split(/[\\/]/).at(-1) || path;
