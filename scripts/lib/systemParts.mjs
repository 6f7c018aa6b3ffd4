// Programs of the operating system that Recado or its tests use: how to find each, what brings it, what its absence costs.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} SystemPart
 * @property {string[]} commands all of them must be on the path
 * @property {string[]} files all of them must exist
 * @property {string[]} packages Debian and Ubuntu packages that bring it
 * @property {string} cost what does not work without it
 */

const part = (packages, { commands = [], files = [] }, cost) => ({ commands, files, packages, cost });

/** @type {SystemPart[]} */
export const systemParts = [
  part(
    ['chromium'],
    { commands: ['chromium'] },
    'no window where Electron’s own program is absent; the end-to-end tests and the demo’s window are skipped',
  ),
  part(
    ['chromium-headless-shell'],
    { commands: ['chromium-headless-shell'] },
    'the tests of the window run in the whole browser, at some four times the work',
  ),
  part(
    ['fonts-dejavu-core'],
    { files: ['/usr/share/fonts/truetype'] },
    'screens show boxes instead of letters',
  ),
  part(
    ['xvfb', 'xauth'],
    { commands: ['Xvfb', 'xvfb-run', 'xauth'] },
    'tests that need a screen are skipped',
  ),
  part(
    ['libsecret-1-0', 'libsecret-1-dev', 'pkg-config'],
    { commands: ['pkg-config'], files: ['/usr/include/libsecret-1/libsecret/secret.h'] },
    'the keychain cannot be built in: passwords are kept in memory only and asked for at every start',
  ),
  part(
    ['g++', 'make', 'python3'],
    { commands: ['g++', 'make', 'python3'] },
    'the keychain cannot be built in: passwords are kept in memory only and asked for at every start',
  ),
  part(
    ['gnome-keyring'],
    { commands: ['gnome-keyring-daemon'] },
    'no keychain on a machine without another one; the keychain tests are skipped',
  ),
  part(['dbus'], { commands: ['dbus-run-session'] }, 'the keychain and notification tests are skipped'),
  part(['libglib2.0-bin'], { commands: ['gdbus'] }, 'the keychain tests are skipped'),
  part(
    ['libnss3-tools'],
    { commands: ['certutil', 'pk12util'] },
    'certificate tests in Chromium are skipped',
  ),
  part(['openssl'], { commands: ['openssl'] }, 'the sample portals cannot make their certificates'),
  part(
    ['dunst', 'libnotify-bin'],
    { commands: ['dunst', 'notify-send'] },
    'the notification tests are skipped; notifications need a desktop that shows them',
  ),
  part(
    ['dovecot-imapd'],
    { commands: ['dovecot', 'doveadm'], files: ['/usr/lib/dovecot/imap'] },
    'the mailbox tests and the demo’s sample mailbox do without a real mail server',
  ),
  part(['poppler-utils'], { commands: ['pdftotext', 'pdfsig'] }, 'the PDF tests are skipped'),
  part(['xdotool'], { commands: ['xdotool'] }, 'tests that type into system windows are skipped'),
  part(['openbox'], { commands: ['openbox'] }, 'tests that need a window manager are skipped'),
];

/** Paths where Debian keeps programs that a user's own path leaves out. */
const moreFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

export function hasCommand(name, path = process.env.PATH ?? '') {
  return [...path.split(delimiter), ...moreFolders].some(
    (folder) => folder && existsSync(join(folder, name)),
  );
}

/**
 * The parts that are not all there; tests bring their own `has`.
 * @param {SystemPart[]} parts
 * @param {{ command: (name: string) => boolean, file: (file: string) => boolean }} has
 */
export function missingParts(parts = systemParts, has = { command: hasCommand, file: existsSync }) {
  return parts.filter(
    ({ commands, files }) =>
      !commands.every((name) => has.command(name)) || !files.every((file) => has.file(file)),
  );
}

/** `debian` also for Ubuntu and the like; only there can set-up install anything. */
export function systemFamily(platform = process.platform, osRelease = readOsRelease()) {
  if (platform !== 'linux') return 'other';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease) ? 'debian' : 'linux';
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

export const packagesOf = (parts) => [...new Set(parts.flatMap(({ packages }) => packages))];

/** The line a person runs where set-up may not install anything itself. */
export const installLine = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
