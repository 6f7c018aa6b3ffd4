// When an account is looked at, as plain choices over the schedule and the pause that the core knows.
import type { AccountView } from '../../../main/contract/views.ts';

/** node-cron expressions in the computer's own zone; null is the portal's own interval. */
export const schedules = {
  portal: null,
  office: '0 8-18/2 * * 1-5',
  twice: '0 8,18 * * *',
} as const;

/** `hand` is the pause; `own` is an expression that somebody else wrote. */
export type ScheduleChoice = keyof typeof schedules | 'hand' | 'own';

export function scheduleChoiceOf({
  schedule,
  state,
}: Pick<AccountView, 'schedule' | 'state'>): ScheduleChoice {
  if (state === 'paused') return 'hand';
  const known = (['portal', 'office', 'twice'] as const).find((name) => schedules[name] === schedule);
  return known ?? 'own';
}
