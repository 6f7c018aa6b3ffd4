// `recado import`: takes saved mails into the inbox: files of one mail, mailbox files of any size, folders with all that is in them.
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FailureError } from '../../contract/failure.ts';
import type { ImportSummary } from '../../contract/importViews.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, toJson } from '../terminal.ts';
import { type Call, withCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

/** A multiple of three, so that the pieces are base64 without padding between them. */
const pieceBytes = 3 * 1_048_576;

export async function importFiles(context: CliContext, paths: string[]): Promise<ExitCode> {
  const { terminal } = context;
  const files = (await Promise.all(paths.map(findFiles))).flat();
  const unreadable: string[] = [];
  const summary = await withCore(context, async ({ call, core }) => {
    const sizes = await Promise.all(
      files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0),
    );
    const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
    const { importId } = await call('imports.begin', { totalBytes });
    core.on('import.progressed', ({ bytes, mails, taken }) =>
      terminal.progress(`${percent(bytes, totalBytes)} · ${mails} mails · ${taken} taken`),
    );
    for (const file of files) {
      const isSent = await send(call, importId, file);
      if (!isSent) unreadable.push(file);
    }
    return call('imports.finish', { importId });
  });

  const whole: ImportSummary = {
    ...summary,
    notTaken: [
      ...summary.notTaken,
      ...unreadable.map((file) => ({
        file,
        failure: { code: 'file.notUnderstood' as const, details: { reason: 'unreadable' } },
      })),
    ],
  };
  if (context.isJson) await terminal.print(toJson(whole));
  for (const { file, what } of whole.papers) terminal.say(`${plain(file)}: ${paperWords[what]}`);
  for (const { file, failure } of whole.notTaken) terminal.say(`${plain(file)}: ${describeFailure(failure)}`);
  terminal.say(
    `${whole.taken.length + whole.papers.length} taken, ${whole.known.length} already known, ${whole.notTaken.length} not taken${
      whole.otherMails > 0 ? `, ${whole.otherMails} other mails passed over` : ''
    }${whole.unlisted > 0 ? `, ${whole.unlisted} more not listed` : ''}.`,
  );
  // A folder of mail holds other mail too; it is a failure only when there was nothing for Recado in it at all.
  return whole.taken.length + whole.papers.length + whole.known.length > 0 ? 0 : 1;
}

const paperWords = {
  found: 'a document that had been lost; it is back.',
  case: 'filed to the case whose number it prints.',
  kept: 'kept as an unfiled document; `recado papers` lists those.',
} as const;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '0 %' : `${Math.floor((part / whole) * 100)} %`;

/** One piece after the other, so that a file of any size passes through a bounded memory; false when it cannot be read. */
async function send(call: Call, importId: string, file: string): Promise<boolean> {
  const source = await open(file).catch(() => null);
  if (source === null) return false;
  try {
    const { size } = await source.stat();
    const buffer = Buffer.alloc(Math.min(pieceBytes, Math.max(1, size)));
    for (let at = 0; ; ) {
      const { bytesRead } = await source.read(buffer, 0, buffer.byteLength, at);
      at += bytesRead;
      const isLast = bytesRead === 0 || at >= size;
      const base64 = buffer.toString('base64', 0, bytesRead);
      await call('imports.add', { importId, name: file, base64, isLast });
      if (isLast) return true;
    }
  } finally {
    await source.close();
  }
}

/** The file itself, or what a folder and its folders hold of mail, by name. Fails with `input.invalid` when it is absent. */
async function findFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw new FailureError('input.invalid', { file: path }, error);
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isMailFile(entry.name, entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** By name: PDFs, pictures, pages, and mails as programs save them, packed ones too, which are named as not opened: single ones, mailbox files, Thunderbird's folders (no ending, beside `.msf`), Maildir's. */
const isMailFile = (name: string, folder: string): boolean =>
  /\.(?:eml|msg|mbox|mbx|pdf|html?|jpe?g|png|webp|heic|zip|rar|7z|pst)$/i.test(name) ||
  (!name.includes('.') && /\.sbd$|Mail$|ImapMail$|Local Folders$/i.test(folder)) ||
  /^(?:cur|new)$/.test(basename(folder));
