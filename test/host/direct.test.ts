// The suite over the core itself.
import { eventNames } from '../../main/contract/events.ts';
import { describeHost, type HostUnderTest } from './behaviour.ts';
import { openTestCore } from './openTestCore.ts';

describeHost('direct calls', async () => {
  const { core, profileDir, remove } = await openTestCore('direct');
  const events: HostUnderTest['events'] = [];
  for (const name of eventNames) core.on(name, (payload) => events.push({ name, payload }));
  return { call: (name, input) => core.call(name, input), events, profileDir, close: remove };
});
