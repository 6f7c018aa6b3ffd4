// How often an account is looked at: four plain choices; the next check itself stands among the account's facts.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { type ScheduleChoice, scheduleChoiceOf, schedules } from './schedule.ts';

interface ScheduleFieldProps {
  account: AccountView;
  manifest: ManifestView | undefined;
}

export function ScheduleField({ account, manifest }: ScheduleFieldProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const pausing = useAct('accounts.pause');
  const scheduling = useAct('accounts.schedule');
  const { id, state, schedule } = account;
  const chosen = scheduleChoiceOf(account);
  const every = manifest === undefined ? '' : format.span(manifest.politeness.normalIntervalMs);
  const change = (to: ScheduleChoice): void => {
    if (to === 'hand') return pausing.mutate({ id, isPaused: true });
    if (to === 'own') return;
    scheduling.mutate(
      { id, schedule: schedules[to] },
      { onSuccess: () => state === 'paused' && pausing.mutate({ id, isPaused: false }) },
    );
  };
  const error = scheduling.error ?? pausing.error;
  const choices: ScheduleChoice[] = ['portal', 'office', 'twice', 'hand'];
  if (chosen === 'own') choices.push('own');
  return (
    <>
      <SelectField
        label={t('accounts.schedule.label')}
        hint={chosen === 'hand' ? t('accounts.schedule.handHint') : undefined}
        value={chosen}
        options={choices.map((name) => ({
          value: name,
          label: t(`accounts.schedule.${name}`, { every, schedule: schedule ?? '' }),
        }))}
        onChange={(value) => change(value as ScheduleChoice)}
      />
      {error !== null && <FailureBox error={error} />}
    </>
  );
}
