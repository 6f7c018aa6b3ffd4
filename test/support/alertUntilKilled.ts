// A process that gets notices and tells of each until it is killed: <profile folder> <first number> <how many, 0 for no end>.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAlerts } from '../../main/alerts/runAlerts.ts';
import { createHub } from '../../main/app/createHub.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import { systemClock } from '../../main/model/day.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { toldNotice } from './alertFixtures.ts';
import { addAccount, openTestStore, planOf } from './storeFixtures.ts';

const [, , profileDir = '', first = '0', most = '0'] = process.argv;
const store = await openTestStore(profileDir, { clock: systemClock });
await addAccount(store, { lastCompleteListingAt: new Date().toISOString() });
const hub = createHub(silentLogger);
const alerts = createAlerts({
  store,
  hub,
  clock: systemClock,
  log: silentLogger,
  newId: () => crypto.randomUUID(),
  zone: () => 'Europe/Madrid',
  settings: () => Promise.resolve({ ...usualAlertSettings, quietHours: null, isOn: true }),
  manifestOf: () => undefined,
  certificateEndsAt: () => null,
  hasSystemAlerts: true,
});
const telling: Promise<void>[] = [];
hub.on('alert.raised', ({ id, key }) => {
  // What the person sees; a file outlives the process, as a notification does.
  appendFileSync(join(profileDir, 'seen'), `${JSON.stringify({ id, key })}\n`);
  telling.push(alerts.told(id, { isShown: true, nativeId: null }));
});
await alerts.start();
await alerts.decide();
const end = most === '0' ? Number.POSITIVE_INFINITY : Number(first) + Number(most);
for (let nth = Number(first); nth < end; nth += 1) {
  const id = `k${nth}`;
  await store.notices.applyListing({
    ...planOf([], { at: new Date().toISOString() }),
    added: [{ id, factsHash: 'h', facts: toldNotice({ id, madeAvailableAt: new Date().toISOString() }) }],
  });
  process.stdout.write(`${nth}\n`);
  await alerts.decide();
}
await alerts.decide();
await Promise.all(telling);
await alerts.close();
await store.close();
