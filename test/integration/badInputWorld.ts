// A core over a real mailbox that tests may make go wrong: full disk, cut line, other password, new UIDs.
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { AccountView, RunView } from '../../main/contract/views.ts';
import { accountSecretKey } from '../../main/model/account.ts';
import type { SampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import { aboutDirect } from '../support/aboutDirect.ts';

export interface MailboxCore {
  core: Core;
  call<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** Adds the mailbox, waits for the first look and returns the account and how that look went. */
  add(port?: number): Promise<{ account: AccountView; run: RunView }>;
  /** Looks now and returns how it went. */
  sync(): Promise<RunView>;
  rows(box?: 'inbox' | 'junk' | 'all'): Promise<MethodOutput<'notices.list'>['rows']>;
  account(): Promise<AccountView>;
}

/** Opens a core on the profile; `secrets` is what its vault knows, `trustedCa` whom it believes. */
export async function openMailboxCore(
  mailbox: SampleMailbox,
  profileDir: string,
  {
    secrets = {},
    trustedCa = [mailbox.caPem],
  }: { secrets?: Record<string, string>; trustedCa?: string[] } = {},
): Promise<MailboxCore> {
  const core = await createCore({
    profileDir,
    storeWorkerUrl: null,
    version: 'test',
    endpoints: { ...noEndpoints, trustedCa, memorySecrets: secrets },
    host: { about: aboutDirect, desktop: null },
  });
  const call: MailboxCore['call'] = async (name, input) => {
    const answer = await core.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return answer.value as MethodOutput<typeof name>;
  };
  const lastRun = async (): Promise<RunView> => {
    await core.idle();
    const [run] = await call('runs.list', { limit: 1 });
    return run ?? expect.fail('there was no run');
  };
  return {
    core,
    call,
    add: async (port = mailbox.portTls) => {
      const account = await call('accounts.add', {
        portal: 'chile',
        method: 'imap',
        label: 'Correo',
        personId: null,
        personName: 'Camila Rojas Ejemplo',
        fields: {
          address: mailbox.user,
          user: mailbox.user,
          host: mailbox.host,
          port: String(port),
          security: 'tls',
        },
        secrets: { password: mailbox.password },
      });
      return { account, run: await lastRun() };
    },
    sync: async () => {
      await call('sync.now', {});
      return lastRun();
    },
    rows: async (box = 'all') =>
      (await call('notices.list', { filter: { box }, after: null, limit: 500 })).rows,
    account: async () => (await call('accounts.list', {}))[0] ?? expect.fail('there is no account'),
  };
}

export const passwordOf = (account: AccountView, password: string): Record<string, string> => ({
  [accountSecretKey(account.id, 'password')]: password,
});

export interface CuttableLine {
  port: number;
  /** Ends each connection once so many bytes have come from the server; null lets everything through again. */
  cutAfter(bytes: number | null): void;
  /** Nobody answers at this port until it is opened again. */
  close(): Promise<void>;
}

/** A line to the server that can break in the middle of an answer, as a train in a tunnel does. */
export async function openCuttableLine(to: number): Promise<CuttableLine> {
  let limit: number | null = null;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    let come = 0;
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    far.on('data', (bytes) => {
      come += bytes.byteLength;
      if (limit !== null && come > limit) end();
      else near.write(bytes);
    });
    near.on('data', (bytes) => far.write(bytes));
    for (const socket of [near, far]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter: (bytes) => {
      limit = bytes;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
