// What the person or a script may say when starting the app; Chromium's own switches stand among the words and are passed over.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** `--profile DIR`: another profile than the usual one. */
  profileDir: string | null;
  /** `--endpoints FILE`: portal addresses for tests and the demo; packaged apps refuse it. */
  endpointsFile: string | null;
  /** `--hidden`: start in the tray, as at sign-in to the computer. */
  isHidden: boolean;
}

/** `words` are the arguments after the executable; relative paths are taken from `cwd`. */
export function readStartOptions(words: string[], cwd: string): StartOptions {
  const { values } = parseArgs({
    args: words,
    strict: false,
    allowPositionals: true,
    options: { profile: { type: 'string' }, endpoints: { type: 'string' }, hidden: { type: 'boolean' } },
  });
  const path = (value: unknown): string | null => (typeof value === 'string' ? resolve(cwd, value) : null);
  return {
    profileDir: path(values.profile),
    endpointsFile: path(values.endpoints),
    isHidden: values.hidden === true,
  };
}
