// Which parts of the inbox are open, and how much stands in each; kept with the settings.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { filterOf } from '../../../main/contract/narrowing.ts';
import { type Section, sections } from '../../../main/contract/sections.ts';
import { usualWindow } from '../../../main/contract/windowSettings.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import type { Place } from '../../shell/navigation.ts';
import { isInParts } from './listFilter.ts';
import type { SectionCounts } from './sections.ts';

export interface ListSections {
  closed: ReadonlySet<Section>;
  shown: Section[];
  /** Since when this list is looked at: what is read from then on stays where it is. */
  newSince: string;
  /** Undefined while they are not counted yet. */
  counts: SectionCounts | undefined;
  toggle: (section: Section) => void;
}

/** Only a guess for the first list, which is asked for before the settings are here. */
const guessKey = 'recado.foldedSections';

const shownBut = (folded: readonly string[]): Section[] =>
  sections.filter((section) => !folded.includes(section));

export const guessedSections = (): Section[] =>
  shownBut(localStorage.getItem(guessKey)?.split(',') ?? usualWindow.foldedSections);

/** Null where the list is not in parts: a search, the unread only, another box. */
export function useSections(place: Place): ListSections | null {
  const bridge = useBridge();
  const [folded, fold] = useWindowSetting('foldedSections');
  useEffect(() => localStorage.setItem(guessKey, folded.join()), [folded]);
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
    const closed = new Set(folded);
    return {
      closed,
      shown: shownBut(folded),
      newSince,
      counts,
      toggle: (section) => {
        fold(sections.filter((one) => closed.has(one) !== (one === section)));
      },
    };
  }, [isMeant, folded, fold, newSince, counts]);
}
