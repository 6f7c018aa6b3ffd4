// Makes the one alert that no store keeps: the one that says that the store itself can keep nothing.
import type { EventPayload } from '../contract/events.ts';
import { type Alert, noSubject } from '../model/alert.ts';
import type { Clock } from '../model/day.ts';

/** A store that takes nothing more (a full disk) is told all the same, once, and cannot be remembered. */
export function unremembered(
  { clock, newId }: { clock: Clock; newId: () => string },
  code: Alert['code'],
): Omit<EventPayload<'alert.raised'>, 'replaces'> {
  const at = clock.now().toISOString();
  return {
    ...noSubject,
    code,
    id: newId(),
    key: 'store',
    slot: 'store',
    kind: 'account.failing',
    urgency: 'urgent',
    raisedAt: at,
    soundAt: at,
    isSnoozed: false,
    state: 'open',
    silentFor: null,
    showing: 'showing',
    shownAt: null,
    notShownFor: null,
    nativeId: null,
    endedAt: null,
  };
}
