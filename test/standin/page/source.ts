// Turns the functions of this folder into the two scripts that Chromium runs before a page's own.
import { readFileSync } from 'node:fs';
import { codec } from '../codec.ts';
import { joinWorlds } from './joinWorlds.ts';
import { mainWorld } from './mainWorld.ts';
import { type PreloadWorldOptions, preloadWorld } from './preloadWorld.ts';

export function mainWorldSource(secret: string, checks: Record<string, boolean>): string {
  return callText(mainWorld, JSON.stringify(secret), JSON.stringify(checks), String(joinWorlds));
}

/** `preloadFile` must be one CommonJS file, as for every sandboxed preload. */
export function preloadWorldSource(options: PreloadWorldOptions, preloadFile: string | undefined): string {
  const preload =
    preloadFile === undefined
      ? 'null'
      : `function (require, process, module, exports) {\n${readFileSync(preloadFile, 'utf8')}\n}`;
  return callText(preloadWorld, JSON.stringify(options), String(codec), String(joinWorlds), preload);
}

/** Node has taken the types out of these functions, so their text is what a page can run. */
const callText = (called: (...args: never[]) => unknown, ...args: string[]): string =>
  `(${String(called)})(${args.join(', ')});`;
