// How a person left the window, as plain values for screens too: kept with the settings, so that a restart and another window have it.
import type { Section } from '../model/section.ts';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

export const deadlineViews = ['list', 'month'] as const;

export interface WindowSettings {
  density: Density;
  /** Widths of the panes in px. */
  sourcesWidth: number;
  listWidth: number;
  /** Keys of a single letter do something. */
  hasSingleKeys: boolean;
  deadlinesView: (typeof deadlineViews)[number];
  /** Parts of the inbox that are folded away. */
  foldedSections: Section[];
}

export const usualWindow: WindowSettings = {
  density: 'comfortable',
  sourcesWidth: 232,
  listWidth: 400,
  hasSingleKeys: true,
  deadlinesView: 'list',
  foldedSections: ['done'],
};
