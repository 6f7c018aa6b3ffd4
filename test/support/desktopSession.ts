// A desktop of a test's own: a private session bus, a screen without a monitor, and dunst as its notification daemon.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';

export const hasDesktopParts = ['dbus-daemon', 'dunst', 'Xvfb'].every((command) => hasCommand(command));

/** What dunst put on the screen, each time that it did. */
export interface Displayed {
  id: number;
  title: string;
  body: string;
  urgency: string;
}

export interface DesktopSession {
  /** `DBUS_SESSION_BUS_ADDRESS` and `DISPLAY` of it. */
  env: Record<string, string>;
  bus: MessageBus;
  startDunst(): Promise<void>;
  stopDunst(): Promise<void>;
  displayed(): Promise<Displayed[]>;
  /** How many stand on the screen now. */
  displayedNow(): Promise<number>;
  /** Clicks the newest one as its person would: its default action. */
  click(): Promise<void>;
  /** Chooses the button with this label by dunst's menu. */
  choose(label: string): Promise<void>;
  end(): Promise<void>;
}

export async function startDesktopSession(): Promise<DesktopSession> {
  const dir = await mkdtemp(join(tmpdir(), 'recado-desktop-'));
  const children: ChildProcess[] = [];
  const run = (command: string, args: string[], env: Record<string, string> = {}): ChildProcess => {
    const child = spawn(command, args, {
      env: { PATH: process.env.PATH, HOME: dir, XDG_RUNTIME_DIR: dir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  };
  const config = join(dir, 'bus.conf');
  // A bus that knows no services to start: what is not started here is absent.
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>unix:tmpdir=${dir}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  );
  const address = await firstLine(
    run('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1']),
  );
  const display = `:${await firstLine(run('Xvfb', ['-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten', 'tcp']))}`;
  const env = { DBUS_SESSION_BUS_ADDRESS: address, DISPLAY: display };
  const bus = sessionBus({ busAddress: address });
  const chosen = join(dir, 'chosen');
  const record = join(dir, 'displayed');
  await writeFile(
    join(dir, 'record'),
    `#!/bin/sh\nprintf '%s\\0' "$DUNST_ID" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" >>'${record}'\n`,
    { mode: 0o755 },
  );
  await writeFile(join(dir, 'menu'), `#!/bin/sh\ngrep -F -m1 "$(cat '${chosen}')"\n`, { mode: 0o755 });
  const dunstrc = join(dir, 'dunstrc');
  await writeFile(
    dunstrc,
    `[global]\n    dmenu = ${join(dir, 'menu')}\n    always_run_script = true\n    notification_limit = 20\n
[record]\n    summary = "*"\n    script = ${join(dir, 'record')}\n`,
  );

  let dunst: ChildProcess | null = null;
  const ask = async (member: string, signature = '', body: unknown[] = []): Promise<unknown[]> => {
    const reply = await bus.call(
      new Message({
        destination: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
        interface: signature === 'ss' ? 'org.freedesktop.DBus.Properties' : 'org.dunstproject.cmd0',
        member,
        signature,
        body,
      }),
    );
    return reply?.body ?? [];
  };
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };

  return {
    env,
    bus,
    startDunst: async () => {
      dunst = run('dunst', ['-config', dunstrc], env);
      await waitForOwner(bus, 'org.freedesktop.Notifications', true);
    },
    stopDunst: async () => {
      if (dunst !== null) await end(dunst);
      dunst = null;
      await waitForOwner(bus, 'org.freedesktop.Notifications', false);
    },
    displayed: async () => {
      if (!existsSync(record)) return [];
      const parts = (await readFile(record, 'utf8')).split('\0').slice(0, -1);
      return Array.from({ length: Math.floor(parts.length / 4) }, (_, index) => {
        const [id = '', title = '', body = '', urgency = ''] = parts.slice(index * 4, index * 4 + 4);
        return { id: Number(id), title, body, urgency };
      });
    },
    displayedNow: async () => {
      const [length] = await ask('Get', 'ss', ['org.dunstproject.cmd0', 'displayedLength']);
      return (length as { value: number }).value;
    },
    click: async () => void (await ask('NotificationAction', 'u', [0])),
    choose: async (label) => {
      await writeFile(chosen, label);
      await ask('ContextMenuCall');
    },
    end: async () => {
      bus.disconnect();
      for (const child of children.toReversed()) await end(child);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  child.stdout?.resume();
  if (!text.includes('\n')) throw new Error(`${child.spawnfile} said nothing`);
  return text.slice(0, text.indexOf('\n'));
}

/** Resolves when the name is on the bus, or has gone from it. */
export async function waitForOwner(bus: MessageBus, name: string, isThere: boolean): Promise<void> {
  const givenUpAt = Date.now() + 15_000;
  for (;;) {
    const reply = await bus.call(
      new Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'NameHasOwner',
        signature: 's',
        body: [name],
      }),
    );
    if (reply?.body[0] === isThere) return;
    if (Date.now() > givenUpAt) throw new Error(`${name} ${isThere ? 'did not come' : 'stays'}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
