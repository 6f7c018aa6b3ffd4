// Set-up's decisions about the operating system: what is missing, where it may install, what it tells the person.
import { describe, expect, test } from 'vitest';
import { describeMissing } from '../../../scripts/lib/installSystem.mjs';
import {
  hasCommand,
  installLine,
  missingParts,
  packagesOf,
  systemFamily,
  systemParts,
} from '../../../scripts/lib/systemParts.mjs';

const all = { command: () => true, file: () => true };

describe('missing system parts', () => {
  test('nothing is missing where every command and file is there', () => {
    expect(missingParts(systemParts, all)).toEqual([]);
  });

  test('one absent command names its packages and nothing else', () => {
    const has = { ...all, command: (name: string) => name !== 'pdfsig' };
    expect(packagesOf(missingParts(systemParts, has))).toEqual(['poppler-utils']);
  });

  test('an absent header counts although its commands are there', () => {
    const has = { ...all, file: (file: string) => !file.endsWith('secret.h') };
    expect(packagesOf(missingParts(systemParts, has))).toContain('libsecret-1-dev');
  });

  test('every part says what its absence costs and how to find it', () => {
    for (const part of systemParts) {
      expect(part.cost.length, part.packages.join()).toBeGreaterThan(20);
      expect(part.commands.length + part.files.length, part.packages.join()).toBeGreaterThan(0);
    }
  });

  test('commands are found on the path and in the system folders that a user’s path leaves out', () => {
    expect(hasCommand('sh', '/nowhere:/bin')).toBe(true);
    expect(hasCommand('surely-no-such-command', '/bin')).toBe(false);
  });
});

describe('where set-up may install', () => {
  test.each([
    ['linux', 'ID=debian\n', 'debian'],
    ['linux', 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'debian'],
    ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['linux', 'ID=fedora\n', 'linux'],
    ['linux', '', 'linux'],
    ['darwin', '', 'other'],
    ['win32', '', 'other'],
  ] as const)('%s %j is %s', (platform, release, family) => {
    expect(systemFamily(platform, release)).toBe(family);
  });

  test('the person is told the exact line and each cost', () => {
    const missing = missingParts(systemParts, { ...all, command: (name: string) => name !== 'xdotool' });
    expect(describeMissing(missing, 'debian')).toBe(
      [
        'Missing on this system, Recado goes on without:',
        '  - xdotool: tests that type into system windows are skipped',
        'To install them:',
        `  ${installLine(['xdotool'])}`,
      ].join('\n'),
    );
    expect(describeMissing(missing, 'linux')).not.toContain('apt-get');
  });
});
