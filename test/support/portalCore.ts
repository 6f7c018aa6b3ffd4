// A core on a profile of its own that reads sample portals, called as a host calls it; what happened is remembered.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Core, HostPort } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { EventName, EventPayload } from '../../main/contract/events.ts';
import type { Failure } from '../../main/contract/failure.ts';
import { type MethodName, type MethodOutput, methods } from '../../main/contract/methods.ts';
import { aboutDirect } from './aboutDirect.ts';

export interface PortalCore {
  readonly core: Core;
  readonly profileDir: string;
  runs: EventPayload<'run.finished'>['run'][];
  events: { name: EventName; payload: unknown }[];
  call(name: MethodName, input: unknown): Promise<Envelope<unknown>>;
  /** The answer in its shape; anything but an answer fails the test. */
  value<M extends MethodName>(name: M, input: unknown): Promise<MethodOutput<M>>;
  failure(name: MethodName, input: unknown): Promise<Failure | null>;
  rows(): Promise<MethodOutput<'notices.list'>['rows']>;
  /** Runs every account and waits for the end; the last run. */
  sync(): Promise<EventPayload<'run.finished'>['run'] | undefined>;
  /** Ends the core and opens the profile anew, with these secrets in its vault. */
  reopen(memorySecrets?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** `portals` as in `Endpoints.portals`; `trustedCa` of all of them; `host`: what a desktop can do besides. */
export async function openPortalCore(
  portals: Record<string, Record<string, string>>,
  trustedCa: string[],
  host: Pick<HostPort, 'portals'> = {},
): Promise<PortalCore> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-portals-'));
  const open = async (memorySecrets: Record<string, string>): Promise<Core> => {
    const core = await createCore({
      profileDir,
      host: { about: aboutDirect, desktop: null, ...host },
      storeWorkerUrl: null,
      version: 'test',
      endpoints: { ...noEndpoints, memorySecrets, trustedCa, portals },
    });
    bench.runs = [];
    bench.events = [];
    core.on('run.finished', ({ run }) => bench.runs.push(run));
    for (const name of ['account.parked', 'run.progressed'] as const)
      core.on(name, (payload) => bench.events.push({ name, payload }));
    return core;
  };
  let core: Core;
  const bench: PortalCore = {
    get core() {
      return core;
    },
    profileDir,
    runs: [],
    events: [],
    call: (name, input) => core.call(name, input),
    value: async (name, input) => {
      const envelope = await core.call(name, input);
      expect(envelope).toMatchObject({ ok: true });
      return methods[name].output.parse(envelope.ok ? envelope.value : null) as MethodOutput<typeof name>;
    },
    failure: async (name, input) => {
      const envelope = await core.call(name, input);
      return envelope.ok ? null : envelope.failure;
    },
    rows: async () =>
      (await bench.value('notices.list', { filter: { box: 'all' }, after: null, limit: 100 })).rows,
    sync: async () => {
      await bench.value('sync.now', {});
      await core.idle();
      return bench.runs.at(-1);
    },
    reopen: async (memorySecrets = {}) => {
      await core.close();
      core = await open(memorySecrets);
    },
    close: async () => {
      await core.idle();
      await core.close();
      await rm(profileDir, { recursive: true });
    },
  };
  core = await open({});
  return bench;
}
