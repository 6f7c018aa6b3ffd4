// Reads the person's settings; what an older or newer version wrote and this one does not understand has its usual value.

import type { Settings } from '../contract/appViews.ts';
import { newWelcome } from '../contract/welcome.ts';
import { usualWindow } from '../contract/windowSettings.ts';
import { type AlertSettings, usualAlertSettings } from '../model/alert.ts';
import type { SettingsStore } from '../store/store.ts';

/** On a computer of several people a lock screen is read by others: there alerts say nothing until somebody wishes it. */
export const usualSettings = (isComputerShared: boolean): Settings => ({
  language: 'system',
  theme: 'system',
  notifications: true,
  hideNotificationContent: isComputerShared,
  closeToTray: true,
  startWithSystem: 'unasked',
  alerts: usualAlertSettings,
  welcome: newWelcome,
  ...usualWindow,
});

export async function readSettings(store: SettingsStore, isComputerShared: boolean): Promise<Settings> {
  const { settingsSchema } = await import('../contract/appViews.ts');
  const stored = await store.read();
  const known = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(stored[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { ...usualSettings(isComputerShared), ...Object.fromEntries(known) };
}

export const alertSettingsOf = ({ notifications, alerts }: Settings): AlertSettings => ({
  ...alerts,
  isOn: notifications,
});
