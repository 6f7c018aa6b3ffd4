// Brings a person's folder up to date: each stored PDF under its name, and nothing of the person's touched.
import { type NamePlace, nameBy } from '../../model/fileNamePattern.ts';
import { authorityZone, dayIn } from '../../model/zonedTime.ts';
import type { FilableDocument, FilingStore } from '../../store/filingStore.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';
import { folderFailure } from '../ownFolder.ts';
import { candidates, checkFolder, hashAt, moveCopy, placeBytes } from './placeFile.ts';

export interface FilingRound {
  store: Pick<Store, 'filing'>;
  files: Pick<DocumentFiles, 'read'>;
  folder: string;
  pattern: string;
  /** Null: all, with the files that the person gave to cases. */
  noticeIds: string[] | null;
  /** Copies that the person took away or changed are put there again. */
  isAgain: boolean;
  isStopped(): boolean;
}

const pageSize = 500;

/** Returns how many copies were written or renamed. Fails with `folder.gone`, `folder.full` or `folder.refused`. */
export async function fileDocuments(round: FilingRound): Promise<number> {
  try {
    await checkFolder(round.folder);
    let changed = 0;
    for await (const document of filable(round.store.filing, round.noticeIds)) {
      if (round.isStopped()) break;
      if (await fileOne(round, document)) changed += 1;
    }
    return changed;
  } catch (error) {
    throw folderFailure(error);
  }
}

async function* filable(store: FilingStore, noticeIds: string[] | null): AsyncGenerator<FilableDocument> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<FilingStore['documents']>> = await store.documents(
      after,
      pageSize,
      noticeIds,
    );
    yield* page.documents;
    after = page.next;
  }
  if (noticeIds !== null) return;
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<FilingStore['caseDocuments']>> = await store.caseDocuments(
      after,
      pageSize,
    );
    yield* page.documents;
    after = page.next;
  }
}

/** Returns whether a copy was written or renamed. */
async function fileOne(round: FilingRound, document: FilableDocument): Promise<boolean> {
  const { folder, isAgain } = round;
  const { filing } = round.store;
  const { documentId, sha256, filed } = document;
  const wanted = wantedName(document, round.pattern);
  const isInPlace = filed !== null && filed.sha256 === sha256 && filed.wanted === wanted;
  if (isInPlace && (!isAgain || (await hashAt(folder, filed.path)) === sha256)) return false;
  if (filed !== null && filed.sha256 === sha256 && !isAgain) {
    // Another name. A copy that the person moved, changed or threw away is theirs: it is let be.
    if ((await hashAt(folder, filed.path)) !== sha256) {
      await filing.keep({ ...filed, wanted });
      return false;
    }
    for (const path of candidates(wanted)) {
      if (path === filed.path || (await moveCopy(folder, filed.path, path))) {
        await filing.keep({ documentId, sha256, wanted, path });
        return true;
      }
    }
    return false;
  }
  // Gone or damaged in the profile: the doctor names it, and the others are filed.
  const bytes = await round.files.read(document.folder, sha256).catch(() => null);
  if (bytes === null) return false;
  for (const path of candidates(wanted)) {
    const isPlaced = await placeBytes(folder, path, bytes);
    // The same bytes lie there, and are no copy of another document: Recado has been here before.
    const isThere = !isPlaced && (await hashAt(folder, path)) === sha256 && !(await filing.isOurs(path));
    if (!isPlaced && !isThere) continue;
    await filing.keep({ documentId, sha256, wanted, path });
    return isPlaced;
  }
  return false;
}

/** Without `.pdf` and without a number. Of several PDFs of one notice each carries its own name too. */
export function wantedName(document: FilableDocument, pattern: string): string {
  const own = document.name.replace(/\.pdf$/i, '');
  const values: Record<NamePlace, string> = {
    date: dayIn(document.portal === null ? 'UTC' : authorityZone[document.portal], document.at) ?? '',
    issuer: document.issuer ?? '',
    title: document.title,
    number: document.personNumber ?? '',
    person: document.person,
    case: document.caseNumber ?? '',
    portal: document.portal ?? '',
    kind: document.kind ?? '',
    file: own,
  };
  const isAlone = document.siblings < 2 || pattern.includes('{file}') || own === document.title;
  return nameBy(isAlone ? pattern : `${pattern} – {file}`, values);
}
