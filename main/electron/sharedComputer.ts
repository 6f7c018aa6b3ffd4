// Says whether other people have accounts on this computer: there a lock screen is read by others.
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';

/** Folders beside a person's own that are nobody's. */
const nobodys = new Set([
  'public',
  'shared',
  'guest',
  'default',
  'default user',
  'defaultuser0',
  'all users',
  'administrator',
  'wdagutilityaccount',
  'linuxbrew',
  'lost+found',
]);

/** Where every person's home lies. A home elsewhere (a server's, root's) says nothing: not shared. */
const places = /^(\/home|\/Users|[A-Z]:\\Users)$/i;

export function isComputerShared(
  home: string = homedir(),
  list: (folder: string) => string[] = foldersIn,
): boolean {
  const place = dirname(home);
  if (!places.test(place)) return false;
  return list(place).some(
    (name) => name !== basename(home) && !name.startsWith('.') && !nobodys.has(name.toLowerCase()),
  );
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
