// How a person left the window, as it crosses a process line with the settings.
import { z } from 'zod';
import { sections } from '../model/section.ts';
import { deadlineViews, densities, type WindowSettings } from './windowSettings.ts';

const width = z.number().int().min(100).max(2_000);

export const windowShape = {
  density: z.enum(densities),
  sourcesWidth: width,
  listWidth: width,
  hasSingleKeys: z.boolean(),
  deadlinesView: z.enum(deadlineViews),
  foldedSections: z.array(z.enum(sections)).max(sections.length),
} satisfies { [N in keyof WindowSettings]: z.ZodType<WindowSettings[N]> };
