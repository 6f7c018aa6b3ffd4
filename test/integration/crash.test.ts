// kill -9 at 50 random moments of a real sync from a real mailbox: nothing is lost, nothing stands twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { type Endpoints, noEndpoints } from '../../main/app/endpoints.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { accountSecretKey } from '../../main/model/account.ts';
import { booking, bookingMail } from '../portals/mailbox/noticeMails.ts';
import { type SampleMailbox, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import { storeWorkerUrl } from '../support/syncBench.ts';

const kills = 50;
const mailsAtFirst = 10;
const root = join(import.meta.dirname, '..', '..');
const account = { id: '', password: 'secreta' };
let mailbox: SampleMailbox;
let dir: string;

beforeAll(async () => {
  mailbox = await startSampleMailbox({ password: account.password });
  dir = await mkdtemp(join(tmpdir(), 'recado-crash-'));
  for (let n = 0; n < mailsAtFirst; n += 1) await deliver(n);
});
afterAll(async () => {
  await mailbox?.stop();
  await rm(dir, { recursive: true, force: true });
});

const deliver = async (n: number) =>
  mailbox.append(
    'INBOX',
    await bookingMail({ ...booking, code: `RH-${1000 + n}` }, { messageId: `<n${n}@example.com>` }),
  );

const openCore = (memorySecrets: Record<string, string>): Promise<Core> => {
  const endpoints: Endpoints = { ...noEndpoints, trustedCa: [mailbox.caPem], memorySecrets };
  return createCore({
    profileDir: join(dir, 'profile'),
    storeWorkerUrl,
    version: 'test',
    endpoints,
    host: { about: aboutDirect, desktop: null },
  });
};
const call = async <M extends MethodName>(
  core: Core,
  name: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> => {
  const answer = await core.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
  return answer.value as MethodOutput<M>;
};

async function addAccount(): Promise<void> {
  const core = await openCore({});
  const fields = {
    address: mailbox.user,
    user: mailbox.user,
    host: mailbox.host,
    port: String(mailbox.portTls),
    security: 'tls',
  };
  const secrets = { password: account.password };
  const added = await call(core, 'accounts.add', {
    portal: 'chile',
    method: 'imap',
    label: 'crash',
    personId: null,
    personName: 'Camila',
    fields,
    secrets,
  });
  account.id = added.id;
  // Closing at once cancels the first run: the processes to be killed have all of it before them.
  await core.close();
  const endpoints = {
    trustedCa: [mailbox.caPem],
    memorySecrets: { [accountSecretKey(added.id, 'password')]: account.password },
  };
  await writeFile(join(dir, 'endpoints.json'), JSON.stringify(endpoints));
}

function startSync(): ChildProcess {
  const args = [
    'main/cli.ts',
    '--profile',
    join(dir, 'profile'),
    '--endpoints',
    join(dir, 'endpoints.json'),
    'sync',
  ];
  // What the first run compiled is there for the others: half of a process's time went into reading its own code.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(dir, 'compiled') };
  return spawn(process.execPath, args, { cwd: root, stdio: 'ignore', env });
}

async function timeOf(ended: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await ended;
  return performance.now() - startedAt;
}

it('loses nothing and doubles nothing', { timeout: 600_000 }, async () => {
  await addAccount();
  await once(startSync(), 'exit');
  let wholeRunMs = await timeOf(once(startSync(), 'exit'));
  let delivered = mailsAtFirst;
  let killed = 0;
  while (killed < kills) {
    if (delivered > mailsAtFirst + 4 * kills) throw new Error('runs end before they can be killed');
    await deliver(delivered++);
    await deliver(delivered++);
    const child = startSync();
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * wholeRunMs);
    const ms = await timeOf(ended);
    clearTimeout(timer);
    if (child.signalCode === 'SIGKILL') killed += 1;
    else wholeRunMs = Math.min(wholeRunMs, ms);
  }

  const core = await openCore({ [accountSecretKey(account.id, 'password')]: account.password });
  await call(core, 'sync.now', { accountId: account.id });
  await core.idle();
  const { rows } = await call(core, 'notices.list', { filter: { box: 'all' }, after: null, limit: 500 });
  const details = await Promise.all(rows.map(({ id }) => call(core, 'notices.get', { id })));
  const expected = Array.from({ length: delivered }, (_, n) => `RH-${1000 + n}`);
  expect(details.map(({ appointment }) => appointment?.code ?? '').toSorted()).toEqual(expected);
  for (const { documents } of details) {
    expect(documents.map(({ role, state }) => `${role} ${state}`).toSorted()).toEqual([
      'evidence stored',
      'voucher stored',
    ]);
    for (const { id } of documents)
      expect((await call(core, 'documents.read', { id, offset: 0 })).size).toBeGreaterThan(0);
  }
  const checkups = await call(core, 'app.doctor', {});
  expect(checkups.find(({ part }) => part === 'database')?.state).toBe('ok');
  expect(checkups.find(({ part }) => part === 'documents')?.details).toMatchObject({ missing: 0 });
  const open = (await call(core, 'runs.list', { limit: 500 })).filter(({ endedAt }) => endedAt === null);
  expect(open).toEqual([]);
  await core.close();
});
