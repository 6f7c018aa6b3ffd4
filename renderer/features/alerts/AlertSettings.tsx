// The settings of alerts: at what hours, not at which, of whom, what they say, and whether Recado is there to say it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertSettingsView } from '../../../main/contract/alertViews.ts';
import type { HostView, Settings } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { HourField } from '../../ui/HourField.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { DigestField } from '../digest/DigestField.tsx';
import './alerts.css';

interface AlertSettingsProps {
  about: HostView;
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}

const usualQuiet = { from: '22:00', to: '08:00' };

export function AlertSettings({ about, settings, onChange }: AlertSettingsProps): ReactNode {
  const { t } = useTranslation();
  const { abilities } = about;
  const { alerts } = settings;
  const set = (change: Partial<AlertSettingsView>): void => onChange({ alerts: { ...alerts, ...change } });
  return (
    <section className="card" aria-labelledby="settings-alerts">
      <h2 id="settings-alerts">{t('settings.alerts')}</h2>
      <SwitchRow
        label={t('settings.notifications')}
        hint={abilities.notifications ? t('settings.notificationsHint') : t('settings.needsDesktop')}
        isOn={settings.notifications}
        isDisabled={!abilities.notifications}
        onChange={(notifications) => onChange({ notifications })}
      />
      <SwitchRow
        label={t('settings.hideContent')}
        hint={[
          t('settings.hideContentHint'),
          about.isComputerShared === true ? t('alerts.settings.shared') : '',
        ].join(' ')}
        isOn={settings.hideNotificationContent}
        isDisabled={!abilities.notifications}
        onChange={(hideNotificationContent) => onChange({ hideNotificationContent })}
      />
      <div className="alert-times">
        <HourField
          label={t('alerts.settings.dayTime')}
          value={alerts.dayTime}
          onChange={(dayTime) => set({ dayTime })}
        />
        <HourField
          label={t('alerts.settings.morningTime')}
          value={alerts.morningTime}
          onChange={(morningTime) => set({ morningTime })}
        />
      </div>
      <SwitchRow
        label={t('alerts.settings.quiet')}
        hint={t('alerts.settings.quietHint')}
        isOn={alerts.quietHours !== null}
        onChange={(isOn) => set({ quietHours: isOn ? usualQuiet : null })}
      />
      {alerts.quietHours !== null && (
        <div className="alert-times">
          {(['from', 'to'] as const).map((end) => (
            <HourField
              key={end}
              label={t(`alerts.settings.${end}`)}
              value={alerts.quietHours?.[end] ?? usualQuiet[end]}
              onChange={(at) => set({ quietHours: { ...(alerts.quietHours ?? usualQuiet), [end]: at } })}
            />
          ))}
        </div>
      )}
      <DigestField alerts={alerts} onChange={set} />
      <Muted alerts={alerts} onChange={set} />
      <SwitchRow
        label={t('settings.closeToTray')}
        hint={
          abilities.tray
            ? t('settings.closeToTrayHint')
            : t(about.host === 'electron' ? 'alerts.settings.noTray' : 'settings.needsDesktop')
        }
        isOn={settings.closeToTray}
        isDisabled={about.host !== 'electron'}
        onChange={(closeToTray) => onChange({ closeToTray })}
      />
      {(abilities.autostart === true || about.host !== 'electron') && (
        <SwitchRow
          label={t('alerts.settings.autostart')}
          hint={t(abilities.autostart === true ? 'alerts.settings.autostartHint' : 'settings.needsDesktop')}
          isOn={abilities.autostart === true && settings.startWithSystem === 'on'}
          isDisabled={abilities.autostart !== true}
          onChange={(isOn) => onChange({ startWithSystem: isOn ? 'on' : 'off' })}
        />
      )}
    </section>
  );
}

function Muted({
  alerts,
  onChange,
}: {
  alerts: AlertSettingsView;
  onChange: (change: Partial<AlertSettingsView>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const persons = useMethod('persons.list', {}).data ?? [];
  const portals = [...new Set(accounts.map(({ portal }) => portal))];
  const switched = <T,>(list: readonly T[], one: T, isOn: boolean): T[] =>
    isOn ? list.filter((other) => other !== one) : [...list, one];
  if (portals.length === 0) return null;
  return (
    <>
      <fieldset className="alert-switches">
        <legend>{t('alerts.settings.portals')}</legend>
        <p className="field-hint">{t('alerts.settings.mutedHint')}</p>
        {portals.map((portal) => (
          <SwitchRow
            key={portal}
            label={t(`portalNames.${portal}`)}
            isOn={!alerts.mutedPortals.includes(portal)}
            onChange={(isOn) => onChange({ mutedPortals: switched(alerts.mutedPortals, portal, isOn) })}
          />
        ))}
      </fieldset>
      {persons.length > 1 && (
        <fieldset className="alert-switches">
          <legend>{t('alerts.settings.persons')}</legend>
          {persons.map(({ id, name }) => (
            <SwitchRow
              key={id}
              label={name}
              isOn={!alerts.mutedPersons.includes(id)}
              onChange={(isOn) => onChange({ mutedPersons: switched(alerts.mutedPersons, id, isOn) })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
