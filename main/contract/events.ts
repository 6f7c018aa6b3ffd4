// Events are facts in the past tense; hosts pass them on unchanged, screens and alerts listen.
import { z } from 'zod';
import { statusSources } from '../model/case.ts';
import { caseStatuses } from '../model/caseStatus.ts';
import { alertSchema } from './alertViews.ts';
import { backupProgressSchema } from './backupViews.ts';
import { calendarFileSchema } from './calendarMethods.ts';
import { commandNames } from './commands.ts';
import { failureSchema } from './failure.ts';
import { importProgressSchema } from './importViews.ts';
import { mailSignInSchema } from './mailSignInViews.ts';
import type { EventName } from './names.ts';
import { statusNewsSchema, statusQueueSchema } from './statusViews.ts';
import { idSchema, progressSchema, runSchema, settingsSchema, vaultStatusSchema } from './views.ts';

export const events = {
  /** Facts or marks changed; `added` are new here and may deserve an alert. */
  'notices.changed': z.object({ added: z.array(idSchema), changed: z.array(idSchema) }),
  /** Something about these cases changed other than their notices: a status, numbers, what the person wrote. */
  'cases.changed': z.object({ caseIds: z.array(idSchema) }),
  /** Holidays or a person's community changed: every count may be another. */
  'deadlines.changed': z.object({}),
  /** The live calendar file was written, turned on or off, or could not be written. */
  'calendar.fileChanged': calendarFileSchema,
  /** A person came, changed, or became part of another. */
  'persons.changed': z.object({}),
  'accounts.changed': z.object({ accountId: idSchema }),
  'account.parked': z.object({ accountId: idSchema, failure: failureSchema }),
  'run.started': z.object({ run: runSchema }),
  'run.progressed': progressSchema,
  'run.finished': z.object({ run: runSchema }),
  'vault.changed': vaultStatusSchema,
  'settings.changed': settingsSchema,
  /** A saved view came, changed or went. */
  'views.changed': z.object({}),
  'mailSignIn.changed': mailSignInSchema,
  'import.progressed': importProgressSchema,
  /** A file that belongs nowhere yet came, was filed, or went. */
  'papers.changed': z.object({}),
  /** Copies were written or renamed in the person's folder, or could not be. */
  'filing.changed': z.object({}),
  /** Null: nothing is under way any more. */
  'backup.progressed': z.object({ running: backupProgressSchema.nullable() }),
  /** Files of a bundle that is being made; `total` null while they are counted. */
  'evidence.progressed': z.object({ done: z.number(), total: z.number().nullable() }),
  'statusChecks.changed': statusQueueSchema,
  /** A status was read, by whatever way; `news` says what is other than it was known to be. */
  'status.read': z.object({
    caseId: idSchema,
    personId: idSchema,
    status: z.enum(caseStatuses),
    raw: z.string(),
    source: z.enum(statusSources),
    news: z.array(statusNewsSchema),
  }),
  /** The person asked for this notice from outside the window (a notification, the tray). */
  'notice.requested': z.object({ id: idSchema }),
  /** The person asked for this screen from outside the window. */
  'screen.requested': z.object({ screen: z.enum(['accounts', 'alerts', 'cases', 'digest', 'inbox']) }),
  /** The person chose this from the application's menu. */
  'command.requested': z.object({ command: z.enum(commandNames) }),
  /** Something worth interrupting a person for; shown by the system where it can, else in the window. */
  'alert.raised': alertSchema.extend({
    /** The one whose place it takes on the screen. */
    replaces: z.object({ id: idSchema, nativeId: z.number().nullable() }).nullable(),
  }),
  /** Alerts came or ended; the ended ones are taken off the screen. */
  'alerts.changed': z.object({
    ended: z.array(z.object({ id: idSchema, nativeId: z.number().nullable() })),
  }),
} as const satisfies Record<EventName, z.ZodType>;

export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export { type EventName, eventNames, isEventName } from './names.ts';
