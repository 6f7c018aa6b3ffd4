// Starts Recado with the computer, hidden, where the person wished it; off until then.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Settings } from '../contract/views.ts';

/** Flatpak and Snap have ways of their own, by their portals; there the system's settings are the place. */
export const canAutostart = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment['FLATPAK_ID'] === undefined && environment['SNAP'] === undefined;

/** Writes what the setting says, anew at each start: the program may have moved. */
export async function applyAutostart(
  { startWithSystem }: Pick<Settings, 'startWithSystem'>,
  profileArgs: string[],
): Promise<void> {
  const isWished = startWithSystem === 'on';
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWished, args: [...profileArgs, '--hidden'] });
    return;
  }
  const { APPIMAGE, XDG_CONFIG_HOME } = process.env;
  const folder = join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'recado.desktop');
  if (!isWished) {
    await rm(file, { force: true });
    return;
  }
  // An AppImage runs from a folder that is gone with it.
  const program = APPIMAGE ?? process.execPath;
  const words = [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...profileArgs, '--hidden'];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, desktopEntry(words), { mode: 0o644 });
}

export const desktopEntry = (words: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Recado',
    `Exec=${words.map(quoteExec).join(' ')}`,
    'Icon=recado',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/**
 * Desktop Entry Specification 1.5, "The Exec key": in quotes `"`, `` ` ``, `$` and `\` are escaped by a backslash, the
 * whole is then a string in which a backslash stands twice, and `%` is doubled since it begins a field code.
 */
export function quoteExec(word: string): string {
  if (/[\n\r\0]/.test(word)) throw new RangeError('a path with a line break cannot be started');
  const quoted = word.replaceAll(/["`$\\]/g, '\\$&');
  return `"${quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`;
}
