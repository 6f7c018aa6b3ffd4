// Where the window stood last time, kept in the profile; what cannot be read is forgotten, never an error.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
});
export type Rectangle = z.infer<typeof rectangle>;

const windowStateSchema = z.object({
  bounds: rectangle.nullable(),
  isMaximized: z.boolean(),
  /** The person has been told once that closing the window does not end Recado. */
  isTrayExplained: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

const fresh: WindowState = { bounds: null, isMaximized: false, isTrayExplained: false };
const fileOf = (profileDir: string): string => join(profileDir, 'window.json');

export function readWindowState(profileDir: string): WindowState {
  try {
    const known: unknown = JSON.parse(readFileSync(fileOf(profileDir), 'utf8'));
    return windowStateSchema.parse(known);
  } catch {
    return fresh;
  }
}

/** Written whole by rename, so that a crash leaves the state of before. */
export function writeWindowState(profileDir: string, state: WindowState): void {
  const file = fileOf(profileDir);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.part`, JSON.stringify(state));
  renameSync(`${file}.part`, file);
}

/** The bounds if enough of the window would be on one of the screens, else null: a screen may have gone. */
export function visibleBounds(bounds: Rectangle | null, workAreas: Rectangle[]): Rectangle | null {
  if (bounds === null) return null;
  const isReachable = workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const isTitleInside = bounds.y >= area.y && bounds.y < area.y + area.height - 50;
    return width >= 100 && isTitleInside;
  });
  return isReachable ? bounds : null;
}
