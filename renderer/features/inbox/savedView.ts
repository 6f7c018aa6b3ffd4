// A saved view as a place of the window, and the place as a view; pure.
import { narrowingOfView } from '../../../main/contract/narrowing.ts';
import type { SavedViewShape } from '../../../main/contract/viewMethods.ts';
import type { ViewedPlace } from '../../shell/navigation.ts';
import { localDay } from './localDay.ts';

/** A period that is counted back keeps only its name: its days are those of the day on which the view is opened. */
export function viewOfPlace(place: ViewedPlace, id: string, name: string): SavedViewShape {
  const { since, until, ...narrowing } = place.narrowing;
  const { box, portal, accountId, personId } = place.source;
  return {
    id,
    name,
    text: place.text,
    source: {
      box,
      ...(portal !== undefined && { portal }),
      ...(accountId !== undefined && { accountId }),
      ...(personId !== undefined && { personId }),
    },
    isUnreadOnly: place.isUnreadOnly,
    narrowing: {
      ...narrowing,
      ...(narrowing.period === 'own' && since !== undefined && { since }),
      ...(narrowing.period === 'own' && until !== undefined && { until }),
    },
  };
}

export function placeOfView(
  { text, source, isUnreadOnly, narrowing }: SavedViewShape,
  now: Date,
): ViewedPlace {
  const { box, portal, accountId, personId } = source;
  return {
    text,
    source: {
      box,
      ...(portal !== undefined && { portal }),
      ...(accountId !== undefined && { accountId }),
      ...(personId !== undefined && { personId }),
    },
    isUnreadOnly,
    narrowing: narrowingOfView({ narrowing }, localDay(now)),
  };
}

/** The same for two views that show the same, whatever their names and the order of what stands in them. */
export function shownBy({ text, source, isUnreadOnly, narrowing }: SavedViewShape): string {
  const entries = Object.entries(narrowing)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => one.localeCompare(other));
  const { box, portal, accountId, personId } = source;
  return JSON.stringify([text, box, portal, accountId, personId, isUnreadOnly, entries]);
}
