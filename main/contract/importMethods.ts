// Files given by hand, in pieces: a mailbox file of gigabytes crosses the line a few megabytes at a time.
import { z } from 'zod';
import { importProgressSchema, importSummarySchema } from './importViews.ts';
import { idSchema } from './views.ts';

const importId = z.object({ importId: idSchema });

export const importMethods = {
  /** An import that is not fed for ten minutes is over. Progress is told by `import.progressed`. */
  'imports.begin': {
    input: z.object({ totalBytes: z.number().int().min(0).nullable() }),
    output: importId,
  },
  /**
   * The next piece of one file, in order, one file after the other; answers when all mails that are whole have been read,
   * so that whoever sends waits. Fails with `cancelled` after `imports.cancel`.
   */
  'imports.add': {
    input: importId.extend({
      name: z.string().max(500),
      base64: z.string().max(8_000_000),
      isLast: z.boolean(),
    }),
    output: importProgressSchema,
  },
  /** What became of everything. */
  'imports.finish': { input: importId, output: importSummarySchema },
  /** Stops after the mail in hand; what was taken stays, and is told. */
  'imports.cancel': { input: importId, output: importSummarySchema },
} as const;
