// Imports for screens without a core: the first file is taken, the second known, the others not understood.
import type { ImportProgress, ImportSummary } from '../../main/contract/importViews.ts';

export function createFakeImport(emit: (progress: ImportProgress) => void) {
  let names: string[] = [];
  const summary = (files: string[]): ImportSummary => ({
    taken: files.slice(0, 1).map((file) => ({ file, noticeIds: ['n-approval'] })),
    papers: [],
    known: files.slice(1, 2),
    notTaken: files
      .slice(2)
      .map((file) => ({ file, failure: { code: 'file.notUnderstood' as const, details: {} } })),
    otherMails: 0,
    unlisted: 0,
  });
  return {
    'notices.import': ({ files }: { files: { name: string }[] }) => summary(files.map(({ name }) => name)),
    'imports.begin': () => {
      names = [];
      return { importId: 'import-1' };
    },
    'imports.add': ({ importId, name, base64 }: { importId: string; name: string; base64: string }) => {
      if (!names.includes(name)) names.push(name);
      const progress = {
        importId,
        file: name,
        bytes: base64.length,
        totalBytes: null,
        mails: names.length,
        taken: 1,
        known: 0,
        notTaken: 0,
      };
      emit(progress);
      return progress;
    },
    'imports.finish': () => summary(names),
    'imports.cancel': () => summary(names.slice(0, 1)),
  };
}
