// `recado import`: takes saved mails into the inbox, folders with all that is in them.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { ImportSummary } from '../../contract/views.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

/** The contract takes 60,000,000 characters of base64 a file and 200 files a call. */
const fileLimitBytes = 45_000_000;
const batchLimitBytes = 30_000_000;
const batchLimitFiles = 100;

export async function importFiles(context: CliContext, paths: string[]): Promise<ExitCode> {
  const { terminal } = context;
  const files = (await Promise.all(paths.map(findFiles))).flat();
  const summary = await withCore(context, async ({ call }) => {
    const all: ImportSummary = { taken: [], known: [], notTaken: [] };
    for await (const batch of readBatches(files, all)) {
      terminal.progress(`${all.taken.length + all.known.length + all.notTaken.length} of ${files.length}`);
      const some = await call('notices.import', { files: batch });
      all.taken.push(...some.taken);
      all.known.push(...some.known);
      all.notTaken.push(...some.notTaken);
    }
    return all;
  });

  if (context.isJson) await terminal.print(toJson(summary));
  for (const { file, failure } of summary.notTaken)
    terminal.say(`${plain(file)}: ${describeFailure(failure)}`);
  terminal.say(
    `${summary.taken.length} taken, ${summary.known.length} already known, ${summary.notTaken.length} not taken.`,
  );
  // A folder of mail holds other mail too; it is a failure only when there was nothing for Recado in it at all.
  return summary.taken.length + summary.known.length > 0 ? 0 : 1;
}

/** The file itself, or the `.eml` files of a folder and its folders, by name. Fails with `input.invalid` when it is absent. */
async function findFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw new FailureError('input.invalid', { file: path }, error);
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.eml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

interface NamedFile {
  name: string;
  base64: string;
}

/** Reads as it goes, so that a folder of any size passes through a bounded memory; what cannot be read is noted. */
async function* readBatches(files: string[], summary: ImportSummary): AsyncGenerator<NamedFile[]> {
  let batch: NamedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    try {
      const { size } = await stat(file);
      if (size > fileLimitBytes) throw new FailureError('file.tooLarge', { limitBytes: fileLimitBytes });
      if (batch.length === batchLimitFiles || (batch.length > 0 && bytes + size > batchLimitBytes)) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      batch.push({ name: file, base64: await readFile(file, 'base64') });
      bytes += size;
    } catch (error) {
      const failure =
        error instanceof FailureError
          ? failureOf(error)
          : ({ code: 'file.notUnderstood', details: { reason: 'unreadable' } } as const);
      summary.notTaken.push({ file, failure });
    }
  }
  if (batch.length > 0) yield batch;
}
