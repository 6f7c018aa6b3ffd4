// What a core is told of its host where nobody sits before it: tests and benches.
import { noAbilities } from '../../main/app/core.ts';

/** A host that is neither a desktop nor a browser. */
export const aboutDirect = {
  host: 'direct' as const,
  platform: process.platform,
  language: 'en' as const,
  abilities: noAbilities,
};
