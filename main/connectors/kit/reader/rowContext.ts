// What every part of a row is read with.
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';

export interface RowContext {
  vocabulary: CompiledVocabulary;
  base: string | null;
}
