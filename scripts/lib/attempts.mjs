// Remembers what set-up tried in vain, so that each start does not lose time on it again.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const dayMs = 24 * 60 * 60 * 1000;

/** True when the same thing, told by `subject`, was tried less than a day ago. */
export function hasTried(file, subject, now = Date.now()) {
  try {
    const last = JSON.parse(readFileSync(file, 'utf8'));
    return last.subject === subject && now - last.at >= 0 && now - last.at < dayMs;
  } catch {
    return false;
  }
}

export function noteTry(file, subject, now = Date.now()) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ subject, at: now }));
}
