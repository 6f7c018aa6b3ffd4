// A network paid by volume, as a NetworkManager on a real bus tells of it; where none answers, nothing is spared.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askMetered, createMeter } from '../../main/electron/metered.ts';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';

describe.skipIf(process.platform !== 'linux' || !hasCommand('dbus-daemon'))('NetworkManager', () => {
  let dir: string;
  let daemon: ReturnType<typeof spawn>;
  let bus: MessageBus;
  let state: number;
  const before = process.env['DBUS_SYSTEM_BUS_ADDRESS'];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'recado-metered-'));
    const config = join(dir, 'bus.conf');
    await writeFile(
      config,
      `<busconfig><type>session</type><listen>unix:tmpdir=${dir}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
    );
    daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(daemon.stdout ?? daemon, 'data')) as [Buffer];
    process.env['DBUS_SYSTEM_BUS_ADDRESS'] = line.toString().trim();
  });
  afterAll(async () => {
    bus?.disconnect();
    const ended = once(daemon, 'exit');
    daemon.kill();
    await ended;
    if (before === undefined) delete process.env['DBUS_SYSTEM_BUS_ADDRESS'];
    else process.env['DBUS_SYSTEM_BUS_ADDRESS'] = before;
    await rm(dir, { recursive: true });
  });

  it('is not there: nothing is known to cost', async () => {
    expect(await askMetered()).toBe(false);
  });

  it('says that the network costs, surely or probably, or does not', async () => {
    bus = sessionBus({ busAddress: process.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '' });
    await bus.requestName('org.freedesktop.NetworkManager', 0);
    bus.addMethodHandler((asked) => {
      const property: unknown = asked.body[1];
      if (asked.member !== 'Get' || property !== 'Metered') return false;
      bus.send(Message.newMethodReturn(asked, 'v', [new Variant('u', state)]));
      return true;
    });
    const told: boolean[] = [];
    for (state = 0; state <= 4; state += 1) told.push(await askMetered());
    expect(told).toEqual([false, true, false, true, false]);
  });
});

describe('the meter', () => {
  it('answers with what was known last and asks again when that is old, also after the clock was set back', async () => {
    let now = 0;
    let asked = 0;
    let answer: () => Promise<boolean> = () => Promise.resolve(true);
    const isMetered = createMeter(
      () => {
        asked += 1;
        return answer();
      },
      () => now,
    );
    expect(isMetered()).toBe(false);
    await Promise.resolve();
    expect(isMetered()).toBe(true);
    expect(asked).toBe(1);
    now += 5 * 60_000;
    answer = () => Promise.reject(new Error('gone'));
    expect(isMetered()).toBe(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(isMetered()).toBe(false);
    now -= 24 * 3_600_000;
    answer = () => Promise.resolve(true);
    isMetered();
    expect(asked).toBe(3);
  });

  it('knows nothing on systems that tell an app nothing', async () => {
    expect(await askMetered('darwin')).toBe(false);
    expect(await askMetered('win32')).toBe(false);
  });
});
