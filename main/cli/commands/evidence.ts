// `recado evidence`: writes a bundle to a file, and takes one into the inbox, a piece at a time.
import { open, rename, rm } from 'node:fs/promises';
import { FailureError } from '../../contract/failure.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { evidenceWords } from '../evidenceWords.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

export interface EvidenceOptions {
  about: 'notice' | 'case' | 'person';
  id: string;
  out: string;
  force?: boolean;
  password?: true;
}

const pieceBytes = 3 * 1_048_576;

const passwordOf = (context: CliContext, isAsked: boolean): Promise<string | null> =>
  isAsked ? context.terminal.askSecret('Password of the bundle') : Promise.resolve(null);

/** Under another name until it is whole; readable by its owner alone. */
export async function makeEvidence(context: CliContext, options: EvidenceOptions): Promise<ExitCode> {
  const { terminal } = context;
  const { about, id, out } = options;
  const password = await passwordOf(context, options.password === true);
  const failing = (error: unknown): never => {
    const reason = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new FailureError('input.invalid', { option: '--out', reason }, error);
  };
  // Taken before the work: another program's file is not found to be in the way at the end.
  const target = await open(out, options.force === true ? 'a' : 'wx', 0o600).catch(failing);
  await target.close();
  const draft = `${out}.unfinished`;
  try {
    const missing = await withCore(context, async ({ call }) => {
      const made = await call('evidence.make', {
        about: { what: about, id },
        password,
        words: evidenceWords,
      });
      const file = await open(draft, 'w', 0o600).catch(failing);
      try {
        for (let offset: number | null = 0; offset !== null; ) {
          const piece: { base64: string; next: number | null } = await call('evidence.read', {
            id: made.id,
            offset,
          });
          await file.writeFile(Buffer.from(piece.base64, 'base64'));
          offset = piece.next;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await call('evidence.discard', { id: made.id });
      return made.missing;
    });
    await rename(draft, out);
    for (const name of missing) terminal.say(`${plain(name)}: not here, and so not in the bundle.`);
    terminal.say(`Written to ${out}.`);
    return 0;
  } catch (error) {
    await rm(draft, { force: true });
    if (options.force !== true) await rm(out, { force: true });
    throw error;
  }
}

export async function takeEvidence(
  context: CliContext,
  path: string,
  options: { password?: true },
): Promise<ExitCode> {
  const password = await passwordOf(context, options.password === true);
  const file = await open(path).catch((error: unknown) => {
    throw new FailureError('input.invalid', { file: path }, error);
  });
  try {
    const taken = await withCore(context, async ({ call }) => {
      const buffer = Buffer.alloc(pieceBytes);
      let id: string | null = null;
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, pieceBytes);
        if (bytesRead === 0 && id !== null) return call('evidence.take', { id, password });
        const sent: { id: string } = await call('evidence.add', {
          id,
          base64: buffer.toString('base64', 0, bytesRead),
        });
        id = sent.id;
      }
    });
    if (context.isJson) await context.terminal.print(toJson(taken));
    context.terminal.say(
      `${taken.notices} notices taken with ${taken.documents} files, ${taken.known} already known, ${taken.cases} cases.`,
    );
    return 0;
  } finally {
    await file.close();
  }
}
