// How much room a row takes; the same heights as in noticeList.css.
import type { Density } from '../../../main/contract/windowSettings.ts';

const heights: Record<Density, { plain: number; found: number }> = {
  comfortable: { plain: 80, found: 106 },
  compact: { plain: 52, found: 74 },
};

export const rowHeightOf = (density: Density, isSearch: boolean): number =>
  heights[density][isSearch ? 'found' : 'plain'];
