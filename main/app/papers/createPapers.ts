// Takes files that no portal sent: known by their bytes, filed to the one case whose number they print, else kept to be filed by hand.
import { webcrypto } from 'node:crypto';
import { FailureError } from '../../contract/failure.ts';
import type { Case } from '../../model/case.ts';
import type { CaseEntry } from '../../model/caseEntry.ts';
import type { Clock } from '../../model/day.ts';
import type { PrintedFact } from '../../model/documentReading.ts';
import type { Hub } from '../../model/hub.ts';
import { type Paper, paperFolder } from '../../store/paperStore.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';
import type { DocumentReader } from '../documentReader.ts';
import { type GivenType, typeOfFile } from '../fileType.ts';

/** What became of a file. `known`: the same bytes are here already. `found`: a lost document of a notice is back. */
export type TakenPaper = { what: 'known' | 'found' | 'case'; id: string } | { what: 'kept'; id: string };

export interface Papers {
  /** Fails with `file.notUnderstood` for what is neither a PDF nor a picture nor a page. */
  take(name: string, bytes: Uint8Array): Promise<TakenPaper>;
  /** Cases whose number or person it prints, the likeliest first. */
  suggest(paper: Paper): Promise<{ case: Case; why: 'number' | 'person' }[]>;
  fileToNotice(id: string, noticeId: string): Promise<{ documentId: string }>;
  fileToCase(id: string, caseId: string): Promise<{ entryId: string }>;
}

interface Deps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  clock: Clock;
  newId: () => string;
  documentReader: Pick<DocumentReader, 'summarize'>;
}

const mostSuggested = 5;
const longestPage = 2_000_000;

export function createPapers(deps: Deps): Papers {
  const { store, files, hub, clock, newId } = deps;
  /** The same file twice in one drop is one file. */
  const underWay = new Map<string, Promise<unknown>>();
  const now = () => clock.now().toISOString();
  const paperOf = async (id: string): Promise<Paper> => {
    const paper = await store.papers.get(id);
    if (!paper) throw new FailureError('input.notFound', { what: 'paper' });
    return paper;
  };

  const keepInCase = async (caseId: string, file: Omit<Paper, 'id' | 'facts'>, bytes: Uint8Array) => {
    const { name, type } = file;
    const { sha256, size } = await files.write(caseId, bytes);
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
    return { entryId };
  };

  const takeNew = async (
    name: string,
    type: GivenType,
    bytes: Uint8Array,
    sha256: string,
  ): Promise<TakenPaper> => {
    const holders = await store.papers.holders(sha256);
    const here = holders.find(({ isHere }) => isHere);
    if (here) return { what: 'known', id: here.id };
    const lost = holders[0] && (await store.documents.get(holders[0].documentId));
    if (lost) {
      await files.write(lost.accountId, bytes);
      await store.documents.save({ ...lost, state: 'stored', failureCode: null, storedAt: now() });
      hub.emit('notices.changed', { added: [], changed: [lost.noticeId] });
      return { what: 'found', id: lost.noticeId };
    }
    const facts = await factsOf(type, bytes);
    const [only, ...others] = await casesOf(facts);
    const file = { name, type, size: bytes.byteLength, sha256, addedAt: now() };
    if (only && others.length === 0) {
      await keepInCase(only.id, file, bytes);
      return { what: 'case', id: only.id };
    }
    const id = newId();
    await files.write(paperFolder(id), bytes);
    await store.papers.save({ ...file, id, facts });
    return { what: 'kept', id };
  };

  const factsOf = async (type: GivenType, bytes: Uint8Array): Promise<PrintedFact[]> => {
    if (type === 'application/pdf') return (await deps.documentReader.summarize(bytes)).facts;
    if (type !== 'text/html') return [];
    const [{ convert }, { decodeText }, { findPrintedFacts }] = await Promise.all([
      import('html-to-text'),
      import('../../net/decodeText.ts'),
      import('../../documents/findPrintedFacts.ts'),
    ]);
    const html = decodeText(bytes.subarray(0, longestPage)).text;
    return findPrintedFacts([convert(html, { wordwrap: false, limits: { maxInputLength: longestPage } })]);
  };

  /** Every case that carries a printed number; of several only those of a printed person, where that leaves any. */
  const casesOf = async (facts: readonly PrintedFact[]): Promise<Case[]> => {
    const valuesOf = (kind: PrintedFact['kind']) =>
      facts.filter((fact) => fact.kind === kind).map(({ value }) => value);
    const found = new Map<string, Case>();
    for (const number of valuesOf('caseNumber'))
      for (const one of await store.cases.withNumber(number, null)) found.set(one.id, one);
    const numbers = new Set(valuesOf('personNumber'));
    const persons = (await store.persons.list()).filter(({ nie }) => nie !== null && numbers.has(nie));
    const ids = new Set(persons.map(({ id }) => id));
    const theirs = [...found.values()].filter(({ personId }) => ids.has(personId));
    return theirs.length > 0 ? theirs : [...found.values()];
  };

  return {
    take: async (name, bytes) => {
      const type = typeOfFile(bytes);
      if (type === null) throw new FailureError('file.notUnderstood', { name });
      const digest = await webcrypto.subtle.digest('SHA-256', bytes);
      const sha256 = Buffer.from(digest).toString('hex');
      const before = underWay.get(sha256);
      const taking = (before ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => takeNew(ownName(name), type, bytes, sha256));
      underWay.set(sha256, taking);
      try {
        return await taking;
      } finally {
        if (underWay.get(sha256) === taking) underWay.delete(sha256);
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
      const bytes = await files.read(paperFolder(id), paper.sha256);
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
      await files.removeAccount(paperFolder(id));
      hub.emit('papers.changed', {});
      hub.emit('notices.changed', { added: [], changed: [noticeId] });
      return { documentId };
    },
    fileToCase: async (id, caseId) => {
      const paper = await paperOf(id);
      if (!(await store.cases.get(caseId))) throw new FailureError('input.notFound', { what: 'case' });
      const kept = await keepInCase(caseId, paper, await files.read(paperFolder(id), paper.sha256));
      await store.papers.file(id, null);
      await files.removeAccount(paperFolder(id));
      hub.emit('papers.changed', {});
      return kept;
    },
  };
}

/** Of a way to a file only its name: folders of a computer say nothing about a document. */
const ownName = (path: string): string => path.split(/[\\/]/).at(-1) || path;
