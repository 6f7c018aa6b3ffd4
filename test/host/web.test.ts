// The suite over loopback HTTP, as the browser speaks it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '../../main/model/logger.ts';
import { startWebHost } from '../../main/web/startWebHost.ts';
import { describeHost, type HostUnderTest } from './behaviour.ts';
import { openTestCore } from './openTestCore.ts';
import { callOverWeb, listen, signIn } from './webClient.ts';

describeHost('loopback HTTP', async () => {
  const { core, profileDir, remove } = await openTestCore('web');
  const rendererDir = join(profileDir, 'screens');
  await mkdir(rendererDir);
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html>');
  const host = await startWebHost({ core, rendererDir, log: silentLogger });
  const cookie = await signIn(host.url);
  const events: HostUnderTest['events'] = [];
  await listen(host.url, cookie, (event) => events.push(event));
  return {
    call: (name, input) => callOverWeb(host.url, cookie, name, input),
    events,
    profileDir,
    close: async () => {
      await host.close();
      await remove();
    },
  };
});
