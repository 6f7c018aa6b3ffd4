// Installs missing Debian packages where that needs no question; else says which line to run and what each absence costs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasTried, noteTry } from './attempts.mjs';
import { workDir } from './root.mjs';
import { run } from './say.mjs';
import { installLine, missingParts, packagesOf, systemFamily } from './systemParts.mjs';

const attemptFile = join(workDir, 'system-attempt.json');

/** Never ends set-up: whatever cannot be installed is optional and is named with its cost. */
export function installSystem(voice) {
  const missing = missingParts();
  const family = systemFamily();
  if (missing.length === 0 || family === 'other') return;
  const become = family === 'debian' && !process.env.RECADO_NO_SYSTEM_PACKAGES ? waysToRoot() : null;
  const packages = packagesOf(missing);
  if (become && !hasTried(attemptFile, packages.join(' '))) {
    noteTry(attemptFile, packages.join(' '));
    voice.wait(`Installing ${packages.length} system packages: ${packages.join(' ')}`);
    installPackages(voice, become, packages);
    if (packages.includes('dovecot-imapd')) stopMailServer(become);
  }
  const still = missingParts();
  if (still.length > 0) voice.note(describeMissing(still, family));
}

/** What stands before a command to run it as root without a question; null when there is no such way. */
function waysToRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function installPackages(voice, become, packages) {
  const apt = (...parameters) => {
    const line = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...parameters];
    return run(voice, line[0], line.slice(1));
  };
  const options = ['-y', '-o', 'DPkg::Lock::Timeout=300'];
  const install = (names) => apt('install', '--no-install-recommends', ...options, ...names);
  // Two set-ups at once: apt has no waiting for its list lock, so an update that fails is not the end.
  apt('update', ...options);
  if (install(packages)) return;
  // One name that this release does not know would keep all the others out.
  for (const name of packages) install([name]);
}

/** Recado's tests start a mail server of their own; the package's must not stand open on this machine. */
function stopMailServer(become) {
  if (!existsSync('/run/systemd/system')) return;
  const line = [...become, 'systemctl', 'disable', '--now', 'dovecot.socket', 'dovecot.service'];
  spawnSync(line[0], line.slice(1), { stdio: 'ignore' });
}

/** @param {import('./systemParts.mjs').SystemPart[]} missing */
export function describeMissing(missing, family) {
  const packages = packagesOf(missing);
  const lines = missing.map((part) => `  - ${part.packages.join(', ')}: ${part.cost}`);
  const how = family === 'debian' ? `  ${installLine(packages)}` : `  (Debian names: ${packages.join(' ')})`;
  return ['Missing on this system, Recado goes on without:', ...lines, 'To install them:', how].join('\n');
}
