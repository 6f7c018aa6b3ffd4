// What a person decided about backups and how the last ones went, kept as one setting.
import type { LastBackup } from '../../contract/backupViews.ts';
import type { SettingsStore } from '../../store/store.ts';
import type { BackupPlan } from './planShape.ts';

const settingName = 'backup';
const weekMs = 7 * 86_400_000;
/** A folder on a disk that is not plugged in is looked for again so soon. */
const retryMs = 3_600_000;

export async function readPlan(settings: SettingsStore): Promise<BackupPlan> {
  // A start reads no plan, and building this shape takes longer than all else here.
  const { planSchema } = await import('./planShape.ts');
  const parsed = planSchema.safeParse((await settings.read())[settingName] ?? {});
  return parsed.success ? parsed.data : planSchema.parse({});
}

/** Nobody else writes it: what was read a moment ago is still true. */
export async function changePlan(settings: SettingsStore, change: Partial<BackupPlan>): Promise<BackupPlan> {
  const plan = { ...(await readPlan(settings)), ...change };
  await settings.write({ [settingName]: plan });
  return plan;
}

/** When the next automatic one is due; null when it is off. A clock that was set back does not hold it up. */
export function nextBackupAt({ isOn, folder, made, last }: BackupPlan, now: Date): string | null {
  if (!isOn || folder === null) return null;
  const latest = made.at(-1)?.at;
  const due = latest === undefined ? 0 : Date.parse(latest) + weekMs;
  const failedAt = last !== null && last.failure !== null && last.isAutomatic ? Date.parse(last.at) : null;
  const at = Math.min(Math.max(due, failedAt === null ? 0 : failedAt + retryMs), now.getTime() + weekMs);
  return new Date(Math.max(at, now.getTime())).toISOString();
}

/** Which of the automatic ones go now that there is a new one. */
export const outdated = ({ made, keep }: BackupPlan): string[] =>
  made
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .slice(0, -keep)
    .map(({ name }) => name);

export const lastOf = (
  at: Date,
  isAutomatic: boolean,
  told: Pick<LastBackup, 'name' | 'size' | 'documents' | 'failure'>,
): LastBackup => ({ at: at.toISOString(), isAutomatic, ...told });
