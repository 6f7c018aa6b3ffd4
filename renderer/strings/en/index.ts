// The English words, one file a subject; the other languages have the same keys.
import { first } from './first.ts';
import { rest } from './rest.ts';

export const words = { ...first, ...rest };
