// What must hold after every test in which nobody confirmed an opening, told by the sample sede's own count.
import { strict as assert } from 'node:assert';
import type { SampleSede } from './startSampleSede.ts';

export const proveNothingOpened = ({ openings }: Pick<SampleSede, 'openings'>): void =>
  assert.deepEqual(openings, [], 'opened without consent');
