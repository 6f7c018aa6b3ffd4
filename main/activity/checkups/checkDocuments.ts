// Do the files on disk and the records of them agree?
import type { Checkup } from '../../contract/views.ts';

interface Stored {
  accountId: string;
  sha256: string;
}

/**
 * `missing`: recorded but not on disk, a loss. `orphans`: on disk but in no record, only space. `keptPages`: pages that no
 * reader understood; one that is missing is no loss.
 */
export function checkDocuments(
  recorded: readonly Stored[],
  onDisk: readonly Stored[],
  keptPages: readonly Stored[] = [],
): Checkup {
  const nameOf = ({ accountId, sha256 }: Stored) => `${accountId}/${sha256}`;
  const wanted = new Set(recorded.map(nameOf));
  const found = new Set(onDisk.map(nameOf));
  const missing = wanted.difference(found).size;
  const unnamed = found.difference(wanted);
  const pages = unnamed.intersection(new Set(keptPages.map(nameOf))).size;
  const orphans = unnamed.size - pages;
  const state = missing > 0 ? 'broken' : orphans > 0 ? 'warning' : 'ok';
  return { part: 'documents', state, details: { files: found.size, missing, orphans, keptPages: pages } };
}
