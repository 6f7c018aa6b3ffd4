// The Russian words; the keys are those of English.
import { first } from './first.ts';
import { rest } from './rest.ts';

export const words = { ...first, ...rest };
