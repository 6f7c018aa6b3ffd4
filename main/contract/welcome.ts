// The first steps as plain values, for screens too: their order, where everybody begins, and which portals they lead through.
import { type Country, countries, countryOfPortal } from '../model/case.ts';
import { type PortalId, portalIds } from '../model/portal.ts';
import type { Welcome } from './welcomeViews.ts';

export const welcomeSteps = ['where', 'whose', 'portal', 'end'] as const;
export const welcomeCountries = countries;

export const newWelcome: Welcome = {
  state: 'new',
  step: 'where',
  countries: [],
  personName: '',
  portal: null,
};

/** The portals of these countries; Spain's DEHú before its sede: what has to be opened in time comes first. */
export function portalPlan(chosen: readonly Country[]): PortalId[] {
  return portalIds.filter((portal) => chosen.includes(countryOfPortal[portal]));
}
