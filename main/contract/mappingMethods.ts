// The contract's methods about lists that were read with little confidence: look, say what the columns hold, report.
import { z } from 'zod';
import { fieldNames } from '../model/fieldNames.ts';
import { idSchema, portalSchema } from './views.ts';

const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const fieldSchema = z.enum(fieldNames);

export const unclearListSchema = z.object({
  portal: portalSchema,
  section: z.string(),
  /** What a person sees on the page. */
  text: z.string(),
  /** Stands for this order of columns; given back with what the person says. */
  signature: z.string(),
  /** Empty for cards, which can only be confirmed. */
  columns: z.array(
    z.object({
      heading: z.string(),
      field: fieldSchema.nullable(),
      confidence: z.number(),
      samples: z.array(z.string()),
    }),
  ),
  rows: z.array(z.partialRecord(fieldSchema, z.string())),
  rowCount: z.number(),
  confidence: z.number(),
});
export type UnclearListView = z.infer<typeof unclearListSchema>;

export const mappingMethods = {
  /** The list that an account is parked for, with `portal.unclear`. */
  'mapping.get': method(z.object({ accountId: idSchema }), unclearListSchema),
  /** Keeps what the columns hold, in their order (null: nothing of interest), and reads the account anew. */
  'mapping.confirm': method(
    z.object({
      accountId: idSchema,
      signature: z.string().max(5_000),
      columns: z.array(fieldSchema.nullable()).max(100),
    }),
    z.object({}),
  ),
  /** The shape of the list without anybody's facts, for a bug report. */
  'mapping.export': method(
    z.object({ accountId: idSchema }),
    z.object({ name: z.string(), text: z.string() }),
  ),
} as const;
