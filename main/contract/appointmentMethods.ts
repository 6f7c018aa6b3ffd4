// Methods about appointments: what one was before, and the calendar file that follows its changes.
import { z } from 'zod';
import { idSchema, instantSchema, method } from './base.ts';
import { appointmentSchema } from './noticeViews.ts';

export const appointmentVersionSchema = z.object({
  noticeId: idSchema,
  toldAt: instantSchema,
  appointment: appointmentSchema,
});
export type AppointmentVersionView = z.infer<typeof appointmentVersionSchema>;

const calendarEventWords = z.object({
  summary: z.string().min(1).max(300),
  description: z.string().max(5_000),
});

export const appointmentMethods = {
  /** Every version that mails told of this appointment, oldest first; the last one counts. Empty without an appointment. */
  'appointments.history': method(
    z.object({ noticeId: idSchema }),
    z.object({ versions: z.array(appointmentVersionSchema) }),
  ),
  /**
   * The appointment as it is now, as a calendar file with alarms; taken again after a change it replaces the entry. One that a
   * notice tells of, or one that the person wrote into a case. `words` are in the person's language. Fails with `input.invalid`
   * while no day is known.
   */
  'appointments.calendar': method(
    z.union([
      z.object({ noticeId: idSchema, words: calendarEventWords }),
      z.object({ caseId: idSchema, entryId: idSchema, words: calendarEventWords }),
    ]),
    z.object({ name: z.string(), type: z.string(), text: z.string() }),
  ),
} as const;
