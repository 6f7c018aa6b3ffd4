// What the list of documents is narrowed to, as the screen holds it and as the core is asked; pure.
import type { DocumentFilterView } from '../../../main/contract/documentMethods.ts';
import { type Narrowing, narrowingFilter } from '../../../main/contract/narrowing.ts';

export interface DocumentNarrowing {
  narrowing: Omit<Narrowing, 'personId'>;
  proof: DocumentFilterView['proof'] | null;
  text: string;
}

export const everyDocument: DocumentNarrowing = { narrowing: {}, proof: null, text: '' };

/** `personId` is whom the whole window is narrowed to. */
export function documentFilter(
  { narrowing, proof, text }: DocumentNarrowing,
  personId: string | undefined,
): DocumentFilterView {
  const { kinds, ...filter } = narrowingFilter(narrowing);
  const [kind] = kinds ?? [];
  return {
    ...filter,
    ...(kind !== undefined && { kind }),
    ...(proof !== null && proof !== undefined && { proof }),
    ...(personId !== undefined && { personId }),
    ...(text.trim() !== '' && { text: text.trim() }),
  };
}
