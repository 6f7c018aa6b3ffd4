// What may be asked about today and this week as one page.

import { method, nothing } from './base.ts';
import { digestSchema } from './digestViews.ts';

export const digestMethods = {
  /** What is due, which appointments come, what is new since the digest before, which sources say nothing. */
  'digest.get': method(nothing, digestSchema),
} as const;
