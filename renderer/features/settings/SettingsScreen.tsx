// Settings, the check of the parts that Recado leans on, and what Recado is and is not.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFacts, languages } from '../../../main/contract/languages.ts';
import type { HostView, Settings } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { AlertSettings } from '../alerts/AlertSettings.tsx';
import { SafekeepingCard } from '../backup/SafekeepingCard.tsx';
import { CalendarFileCard } from '../deadlines/CalendarFileCard.tsx';
import { HolidaysCard } from '../deadlines/HolidaysCard.tsx';
import { FilingCard } from '../papers/FilingCard.tsx';
import { AboutCard } from './AboutCard.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import { ExportCard } from './ExportCard.tsx';
import { FilesCard } from './FilesCard.tsx';
import { FirstStepsCard } from './FirstStepsCard.tsx';
import { LearnedCard } from './LearnedCard.tsx';
import { MailClientsCard } from './MailClientsCard.tsx';

const themes = ['system', 'light', 'dark'] as const;

export function SettingsScreen({ about, go }: { about: HostView; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const settings = useMethod('settings.get', {});
  const setting = useAct('settings.set');
  const set = (change: Partial<Settings>): void => setting.mutate(change);
  return (
    <div className="screen">
      <ScreenHead title={t('screens.settings')} go={go} />
      {settings.error !== null && (
        <FailureBox error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {setting.error !== null && <FailureBox error={setting.error} />}
      {settings.data !== undefined && (
        <>
          <section className="card" aria-labelledby="settings-look">
            <h2 id="settings-look">{t('settings.look')}</h2>
            <SelectField
              label={t('settings.language')}
              value={settings.data.language}
              options={[
                { value: 'system', label: t('settings.asSystem') },
                ...languages.map((value) => ({ value, label: languageFacts[value].ownName })),
              ]}
              onChange={(language) => set({ language: language as Settings['language'] })}
            />
            <SelectField
              label={t('settings.theme')}
              value={settings.data.theme}
              options={themes.map((value) => ({
                value,
                label: value === 'system' ? t('settings.asSystem') : t(`settings.themes.${value}`),
              }))}
              onChange={(theme) => set({ theme: theme as Settings['theme'] })}
            />
          </section>
          <AlertSettings about={about} settings={settings.data} onChange={set} />
        </>
      )}
      <FirstStepsCard go={go} />
      <HolidaysCard />
      <CalendarFileCard about={about} />
      <MailClientsCard />
      <LearnedCard />
      <FilesCard />
      <ExportCard />
      <FilingCard about={about} />
      <SafekeepingCard go={go} />
      <DoctorCard />
      <AboutCard about={about} />
    </div>
  );
}
