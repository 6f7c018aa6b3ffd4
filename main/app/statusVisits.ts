// Remembers the visits of the status service beside the person's settings: a restart must not forget the last one.
import type { StatusVisits } from '../connectors/statusService.ts';
import type { Clock } from '../model/day.ts';
import type { StatusVisit } from '../model/statusCheckPlan.ts';
import type { Store } from '../store/store.ts';

const settingName = 'statusVisits';
const mostVisits = 200;

export function createStatusVisits({
  store,
  clock,
}: {
  store: Pick<Store, 'settings'>;
  clock: Clock;
}): StatusVisits {
  const now = (): string => clock.now().toISOString();
  const read = async (): Promise<StatusVisit[]> => {
    const stored = (await store.settings.read())[settingName];
    return Array.isArray(stored) ? (stored as StatusVisit[]) : [];
  };
  const write = (all: StatusVisit[]) => store.settings.write({ [settingName]: all.slice(-mostVisits) });
  return {
    read,
    begin: async (host, caseId) => {
      const visit: StatusVisit = { host, caseId, at: now(), outcome: 'begun' };
      await write([...(await read()), visit]);
      return {
        end: async (outcome) => {
          const others = (await read()).filter(({ at, caseId: of }) => at !== visit.at || of !== caseId);
          await write([...others, { ...visit, outcome, endedAt: now() }]);
        },
      };
    },
  };
}
