// Where the person is in the window, as one value and the moves between places; pure, so that it can be tested alone.

import type { Narrowing } from '../../main/contract/narrowing.ts';
import type { PortalId } from '../../main/model/portal.ts';

export type Box = 'inbox' | 'flagged' | 'done' | 'archived' | 'snoozed' | 'junk' | 'all';

/** What the list shows: a box, narrowed to a portal, an account or a person. */
export interface Source {
  box: Box;
  portal?: PortalId;
  accountId?: string;
  personId?: string;
}

export type Screen =
  | 'inbox'
  | 'cases'
  | 'digest'
  | 'deadlines'
  | 'documents'
  | 'people'
  | 'alerts'
  | 'accounts'
  | 'addAccount'
  | 'activity'
  | 'calculator'
  | 'settings'
  | 'storage'
  | 'welcome';

export interface Place {
  screen: Screen;
  source: Source;
  /** Searched text; empty outside a search. */
  text: string;
  isUnreadOnly: boolean;
  narrowing: Narrowing;
  openId: string | null;
  /** The case that the screen of cases shows. */
  caseId: string | null;
  /** Which pane a narrow window shows. */
  pane: 'sources' | 'list' | 'reader';
}

/** The part of a place that a saved view keeps. */
export type ViewedPlace = Pick<Place, 'source' | 'text' | 'isUnreadOnly' | 'narrowing'>;

export type Move =
  | { to: 'screen'; screen: Screen }
  /** Stays with the person whom the window is narrowed to. */
  | { to: 'source'; source: Source }
  /** Null: everybody. */
  | { to: 'person'; personId: string | null }
  | { to: 'search'; text: string }
  /** A saved view, as it is. */
  | { to: 'view'; place: ViewedPlace }
  | { to: 'unread'; isUnreadOnly: boolean }
  | { to: 'narrowed'; narrowing: Narrowing }
  | { to: 'notice'; id: string }
  | { to: 'requested'; id: string }
  | { to: 'case'; id: string | null }
  | { to: 'list' }
  | { to: 'sources' };

export const start: Place = {
  screen: 'inbox',
  source: { box: 'inbox' },
  text: '',
  isUnreadOnly: false,
  narrowing: {},
  openId: null,
  caseId: null,
  pane: 'list',
};

export function move(place: Place, step: Move): Place {
  switch (step.to) {
    case 'screen':
      return { ...place, screen: step.screen, pane: 'list' };
    case 'source':
      return { ...start, source: ofPerson(step.source, place.source.personId) };
    case 'person':
      return {
        ...place,
        source: ofPerson(place.source, step.personId ?? undefined),
        openId: null,
        caseId: null,
        pane: 'list',
      };
    case 'search':
      return { ...place, screen: 'inbox', text: step.text, pane: 'list' };
    case 'view':
      return { ...start, ...step.place };
    case 'unread':
      return { ...place, isUnreadOnly: step.isUnreadOnly };
    case 'narrowed':
      return { ...place, narrowing: step.narrowing };
    case 'notice':
      return { ...place, screen: 'inbox', openId: step.id, pane: 'reader' };
    case 'requested':
      return { ...start, openId: step.id, pane: 'reader' };
    case 'case':
      return { ...place, screen: 'cases', caseId: step.id, pane: 'list' };
    case 'list':
      return { ...place, screen: 'inbox', openId: null, pane: 'list' };
    case 'sources':
      return { ...place, pane: 'sources' };
  }
}

/** The same place, whoever is shown in it. */
export function isSameSource(one: Source, other: Source): boolean {
  return one.box === other.box && one.portal === other.portal && one.accountId === other.accountId;
}

function ofPerson({ personId: _before, ...source }: Source, personId: string | undefined): Source {
  return personId === undefined ? source : { ...source, personId };
}
