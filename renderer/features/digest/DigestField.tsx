// Whether, and when, today and this week are told every morning; off until the person wishes it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertSettingsView } from '../../../main/contract/alertViews.ts';
import { HourField } from '../../ui/HourField.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';

const usualAt = '08:00';

interface DigestFieldProps {
  alerts: AlertSettingsView;
  onChange: (change: Pick<AlertSettingsView, 'digestAt'>) => void;
}

export function DigestField({ alerts, onChange }: DigestFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <SwitchRow
        label={t('digest.tell')}
        hint={t('digest.tellHint')}
        isOn={alerts.digestAt !== null}
        onChange={(isOn) => onChange({ digestAt: isOn ? usualAt : null })}
      />
      {alerts.digestAt !== null && (
        <HourField
          label={t('digest.at')}
          value={alerts.digestAt}
          onChange={(digestAt) => onChange({ digestAt })}
        />
      )}
    </>
  );
}
