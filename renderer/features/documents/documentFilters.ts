// What the list of documents is narrowed to, as the screen holds it and as the core is asked; pure.
import type { DocumentFilterView } from '../../../main/contract/documentMethods.ts';
import type { Day } from '../../../main/model/day.ts';
import { type Narrowing, narrowingFilter, withPeriod } from '../inbox/narrowing.ts';

export interface DocumentNarrowing extends Pick<Narrowing, 'kind' | 'caseId' | 'period' | 'since' | 'until'> {
  portal?: NonNullable<DocumentFilterView['portal']>;
  proof?: NonNullable<DocumentFilterView['proof']>;
}

/** `personId` is whom the whole window is narrowed to. */
export function documentFilter(
  { portal, proof, ...narrowing }: DocumentNarrowing,
  text: string,
  personId: string | undefined,
): DocumentFilterView {
  const { kinds, ...filter } = narrowingFilter(narrowing);
  const [kind] = kinds ?? [];
  return {
    ...filter,
    ...(kind !== undefined && { kind }),
    ...(portal !== undefined && { portal }),
    ...(proof !== undefined && { proof }),
    ...(personId !== undefined && { personId }),
    ...(text.trim() !== '' && { text: text.trim() }),
  };
}

export const ofPeriod = (
  narrowing: DocumentNarrowing,
  period: Narrowing['period'],
  today: Day,
): DocumentNarrowing => ({ ...narrowing, ...emptied, ...withPeriod(narrowing, period, today) });

const emptied = {};
