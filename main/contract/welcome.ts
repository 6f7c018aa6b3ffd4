// The first steps as plain values, for screens too: their order, where everybody begins, and which portals they lead through.
import { type Country, countries, countryOfPortal } from '../model/case.ts';
import { type PortalId, portalIds } from '../model/portal.ts';

export const welcomeSteps = ['where', 'whose', 'portal', 'end'] as const;
export const welcomeCountries = countries;

export interface Welcome {
  /** `new`: shown by itself while there is no account; `aside`: put aside by the person. */
  state: 'new' | 'going' | 'aside' | 'done';
  step: (typeof welcomeSteps)[number];
  /** Where there is a case. */
  countries: Country[];
  /** Whom it concerns, as it stands in notices. */
  personName: string;
  /** The portal that is being set up. */
  portal: PortalId | null;
}

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
