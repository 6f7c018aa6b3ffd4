// How often an account is looked at: plain choices or an expression of one's own, each with what comes next.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
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
  const { id, schedule } = account;
  const [isWriting, setWriting] = useState(false);
  const stored = scheduleChoiceOf(account);
  const chosen = isWriting ? 'own' : stored;
  const every = manifest === undefined ? '' : format.span(manifest.politeness.normalIntervalMs);
  /** A rhythm ends a pause: the answer knows of one that this screen has not been told of yet. */
  const keep = (rhythm: string | null): void => {
    scheduling.mutate(
      { id, schedule: rhythm },
      {
        onSuccess: ({ state }) => {
          setWriting(false);
          if (state === 'paused') pausing.mutate({ id, isPaused: false });
        },
      },
    );
  };
  const change = (to: ScheduleChoice): void => {
    setWriting(to === 'own');
    if (to === 'hand') pausing.mutate({ id, isPaused: true });
    else if (to !== 'own') keep(schedules[to]);
  };
  const error = scheduling.error ?? pausing.error;
  const choices: ScheduleChoice[] = ['portal', 'office', 'twice', 'hand', 'own'];
  return (
    <>
      <SelectField
        label={t('accounts.schedule.label')}
        hint={chosen === 'hand' ? t('accounts.schedule.handHint') : undefined}
        value={chosen}
        options={choices.map((name) => ({
          value: name,
          label:
            name === 'own' && stored !== 'own'
              ? t('schedule.ownChoice')
              : t(`accounts.schedule.${name}`, { every, schedule: schedule ?? '' }),
        }))}
        onChange={(value) => change(value as ScheduleChoice)}
      />
      {chosen === 'own' && (
        <OwnSchedule accountId={id} schedule={schedule} isBusy={scheduling.isPending} onSave={keep} />
      )}
      {chosen !== 'own' && chosen !== 'hand' && <NextLooks accountId={id} schedule={schedules[chosen]} />}
      {error !== null && <FailureBox error={error} />}
    </>
  );
}

interface OwnScheduleProps {
  accountId: string;
  schedule: string | null;
  isBusy: boolean;
  onSave: (schedule: string) => void;
}

function OwnSchedule({ accountId, schedule, isBusy, onSave }: OwnScheduleProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState(schedule ?? '0 9 * * *');
  return (
    <form
      className="own-schedule"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <Field
        label={t('schedule.expression')}
        hint={t('schedule.expressionHint')}
        value={text}
        required
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <NextLooks accountId={accountId} schedule={text.trim()} />
      {text.trim() !== schedule && (
        <div className="card-acts">
          <Button type="submit" disabled={isBusy}>
            {t('schedule.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The portal's floors and quiet hours are heeded: what is shown is what will be. */
function NextLooks({ accountId, schedule }: { accountId: string; schedule: string | null }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const looks = useMethod('sync.nextLooks', { accountId, schedule }, schedule !== '');
  if (looks.error !== null) return <p className="field-error">{t('schedule.notUnderstood')}</p>;
  if (looks.data === undefined || looks.data.length === 0) return null;
  const days = looks.data.slice(0, 3).map((look) => format.instant(look));
  return <p className="field-hint">{t('schedule.next', { days: days.join(' · ') })}</p>;
}
