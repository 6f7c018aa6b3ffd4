// Which parts of the inbox are open, and how much stands in each; kept on this computer.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Section, sections } from '../../../main/contract/sections.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import type { Place } from '../../shell/navigation.ts';
import { useKept } from '../../ui/useKept.ts';
import { filterOf, isInParts } from './listFilter.ts';
import { closedOf, keptOf, type SectionCounts } from './sections.ts';

export interface ListSections {
  closed: ReadonlySet<Section>;
  shown: Section[];
  /** Since when this list is looked at: what is read from then on stays where it is. */
  newSince: string;
  /** Undefined while they are not counted yet. */
  counts: SectionCounts | undefined;
  toggle: (section: Section) => void;
}

export const closedKey = 'closedSections';
export const usuallyClosed: string = 'done';

export const shownSections = (closed: ReadonlySet<Section>): Section[] =>
  sections.filter((section) => !closed.has(section));

/** Null where the list is not in parts: a search, the unread only, another box. */
export function useSections(place: Place): ListSections | null {
  const bridge = useBridge();
  const [kept, keep] = useKept(closedKey, usuallyClosed);
  const { source, narrowing } = place;
  // A new look begins whenever the person goes somewhere, also to where they are.
  const [look, setLook] = useState(() => ({ source, narrowing, since: new Date().toISOString() }));
  if (look.source !== source || look.narrowing !== narrowing) {
    // oxlint-disable-next-line react/purity -- the moment of the going is what is kept
    setLook({ source, narrowing, since: new Date().toISOString() });
  }
  const isMeant = isInParts(place);
  const filter = filterOf(place);
  const newSince = look.since;
  const counts = useQuery({
    queryKey: ['notices.sectionCounts', { filter }],
    queryFn: () => callMethod(bridge, 'notices.sectionCounts', { filter, newSince }),
    enabled: isMeant,
    placeholderData: keepPreviousData,
  }).data;
  return useMemo(() => {
    if (!isMeant) return null;
    const closed = closedOf(kept);
    return {
      closed,
      shown: shownSections(closed),
      newSince,
      counts,
      toggle: (section) => {
        const next = new Set(closed);
        if (!next.delete(section)) next.add(section);
        keep(keptOf(next));
      },
    };
  }, [isMeant, kept, keep, newSince, counts]);
}
