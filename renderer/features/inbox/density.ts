// How much room a row takes; the same heights as in noticeList.css.
import { useKept } from '../../ui/useKept.ts';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const heights: Record<Density, { plain: number; found: number }> = {
  comfortable: { plain: 80, found: 102 },
  compact: { plain: 52, found: 72 },
};

export const rowHeightOf = (density: Density, isSearch: boolean): number =>
  heights[density][isSearch ? 'found' : 'plain'];

export const useDensity = (): [Density, (density: Density) => void] =>
  useKept<Density>('density', 'comfortable', densities);
