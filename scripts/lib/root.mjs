// Where the checkout lies and what its scripts share by path; works from any current folder.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const binDir = join(root, 'node_modules', '.bin');
/** Git-ignored folder for locks, notes and figures of the scripts. */
export const workDir = join(root, '.recado');
