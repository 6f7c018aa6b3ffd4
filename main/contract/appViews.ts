// The host, its settings and its health as they cross a process line.
import { z } from 'zod';
import { alertSettingsSchema } from './alertViews.ts';
import { languageSchema } from './base.ts';
import { languages } from './languages.ts';
import { welcomeSchema } from './welcomeViews.ts';
import { windowShape } from './windowViews.ts';

export const vaultStatusSchema = z.object({
  kind: z.enum(['keychain', 'memory']),
  state: z.enum(['ready', 'locked', 'unavailable']),
  reason: z.string().nullable(),
});

/** One line of `doctor`: what was looked at, how it is, and what its absence costs (a text key). */
export const checkupSchema = z.object({
  part: z.enum([
    'keychain',
    'certificateStore',
    'electron',
    'database',
    'documents',
    'clock',
    'timeZones',
    'node',
  ]),
  state: z.enum(['ok', 'warning', 'missing', 'broken']),
  details: z.record(z.string(), z.unknown()),
});
export type Checkup = z.infer<typeof checkupSchema>;

export const settingsSchema = z.object({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  notifications: z.boolean(),
  /** Notifications say only that something came, not what. */
  hideNotificationContent: z.boolean(),
  closeToTray: z.boolean(),
  /** Asked once; until then it does not. */
  startWithSystem: z.enum(['unasked', 'on', 'off']),
  alerts: alertSettingsSchema,
  welcome: welcomeSchema,
  ...windowShape,
});
export type Settings = z.infer<typeof settingsSchema>;

export const hostSchema = z.object({
  host: z.enum(['electron', 'web', 'direct']),
  version: z.string(),
  platform: z.string(),
  language: languageSchema,
  abilities: z.object({
    saveDialog: z.boolean(),
    openDocument: z.boolean(),
    showInFolder: z.boolean(),
    notifications: z.boolean(),
    tray: z.boolean(),
    clipboard: z.boolean(),
    /** Can ask for a folder that files are kept up to date in. */
    folderDialog: z.boolean().optional(),
    /** Can show a portal's own page, for what only the person can do there. */
    portalWindow: z.boolean().optional(),
    /** Can show the sample portals beside itself: only where Recado is being worked on. */
    samples: z.boolean().optional(),
    /** Can start with the computer. */
    autostart: z.boolean().optional(),
  }),
  /** Other people have accounts on this computer. */
  isComputerShared: z.boolean().optional(),
  isDemo: z.boolean(),
});
export type HostView = z.infer<typeof hostSchema>;
