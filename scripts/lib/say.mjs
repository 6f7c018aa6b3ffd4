// How the scripts speak and run programs: steps on stdout, or in quiet mode nothing but what went wrong, on stderr.
import { spawnSync } from 'node:child_process';

/** @param {boolean} isQuiet */
export function makeVoice(isQuiet) {
  return {
    isQuiet,
    /** What is being done. */
    step: (text) => (isQuiet ? undefined : console.log(text)),
    /** What is missing although the script goes on. */
    note: (text) => (isQuiet ? undefined : console.log(text)),
    /** Said in quiet mode too, for a wait of a minute must not look like a hang. */
    wait: (text) => (isQuiet ? console.error(text) : console.log(text)),
    error: (text) => console.error(text),
  };
}

/**
 * Runs a program to its end. Its output is shown as it comes, or in quiet mode only when it fails, on stderr.
 * Returns whether it succeeded.
 */
export function run(voice, command, parameters, options = {}) {
  const stdio = voice.isQuiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const result = spawnSync(command, parameters, { stdio, encoding: 'utf8', maxBuffer: 64 << 20, ...options });
  const isOk = result.status === 0;
  if (!isOk && voice.isQuiet) {
    if (result.stdout) process.stderr.write(result.stdout);
    if (result.stderr) process.stderr.write(result.stderr);
  }
  if (result.error) voice.error(`${command}: ${result.error.message}`);
  return isOk;
}
