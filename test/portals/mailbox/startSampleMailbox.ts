// A real Dovecot on loopback with a mailbox of its own, so that the mail connector is tested against a true IMAP server.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dovecotConfig, oauthConfig } from './dovecotConfig.ts';
import { sameCertificates } from './makeCertificates.ts';

export interface SampleMailboxOptions {
  /** Folders besides INBOX; the default is one `Junk` with its special use. */
  folders?: { name: string; specialUse?: string }[];
  user?: string;
  password?: string;
  /** Where the server asks whose a token is: it then takes XOAUTH2 beside passwords. */
  introspectionUrl?: string;
}

/** One command as the server received it after sign-in, without its tag: `UID FETCH 1:3 (...)`. */
export type ReceivedCommand = string;

export interface SampleMailbox {
  host: '127.0.0.1';
  /** Plain port, also used for STARTTLS. */
  port: number;
  portTls: number;
  starttlsPort: number;
  caPem: string;
  user: string;
  password: string;
  /** Where the messages lie (maildir), to fill it with thousands without a protocol between. */
  maildir: string;
  /** Puts a message there; `at` becomes its arrival moment. Returns the message's name for `move` and `remove`. */
  append(folder: string, bytes: Uint8Array | string, at?: Date): Promise<string>;
  /** As another mail program would: gone in one folder, new in the other with a new UID. */
  move(name: string, from: string, to: string): Promise<void>;
  remove(name: string, folder: string): Promise<void>;
  /** Gives the folder a new UIDVALIDITY, and all messages new UIDs. */
  resetUids(folder: string): Promise<void>;
  /** Cuts all sessions of the user. */
  kick(): void;
  /** Every command that the server received after sign-in, over all sessions. */
  log(): Promise<ReceivedCommand[]>;
  clearLog(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server in some 100 ms; throws a sentence when dovecot or openssl is not installed. */
export async function startSampleMailbox(options: SampleMailboxOptions = {}): Promise<SampleMailbox> {
  const dovecot = findProgram('dovecot');
  const user = options.user ?? 'camila.rojas@example.com';
  const password = options.password ?? `clave-${randomBytes(6).toString('hex')}`;
  const folders = options.folders ?? [{ name: 'Junk', specialUse: '\\Junk' }];
  const owner = mailOwner();
  const dir = await mkdtemp(join(tmpdir(), 'recado-mailbox-'));
  await chmod(dir, 0o755);
  const certificates = sameCertificates(dir);
  const mailDir = join(dir, 'mail');
  // The server takes names in lower case, however they are given.
  const maildir = join(mailDir, user.toLowerCase());
  const rawlogDir = join(dir, 'rawlog');
  for (const folder of ['INBOX', ...folders.map((one) => one.name)]) {
    for (const part of ['cur', 'new', 'tmp'])
      await mkdir(join(maildir, folderDir(folder), part), { recursive: true });
  }
  await mkdir(rawlogDir);
  await writeFile(join(dir, 'users'), `${user.toLowerCase()}:{PLAIN}${password}\n`);
  if (owner.isRoot) {
    const within = await readdir(mailDir, { recursive: true });
    for (const path of [rawlogDir, mailDir, ...within.map((name) => join(mailDir, name))])
      await chown(path, owner.uid, owner.gid);
  }
  const [port, portTls] = await freePorts();
  const introspectionUrl = options.introspectionUrl ?? null;
  if (introspectionUrl !== null) await writeFile(join(dir, 'oauth2.conf.ext'), oauthConfig(introspectionUrl));
  const config = join(dir, 'dovecot.conf');
  await writeFile(
    config,
    dovecotConfig({
      dir,
      mailDir,
      rawlogDir,
      folders,
      owner,
      port,
      portTls,
      introspectionUrl,
      ...certificates,
    }),
  );
  const child = spawn(dovecot, ['-F', '-c', config], { stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // The whole group at once: the server's own farewell takes a second, and its files go away anyway.
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  // It is a group of its own and would outlive a test run that breaks off.
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answers(port, child);
  } catch (error) {
    await stop();
    throw error;
  }

  const inFolder = (folder: string): string => join(maildir, folderDir(folder));
  const find = async (name: string, folder: string): Promise<string> => {
    for (const part of ['new', 'cur']) {
      const file = (await readdir(join(inFolder(folder), part))).find((one) => one.split(':')[0] === name);
      if (file) return join(inFolder(folder), part, file);
    }
    throw new Error(`no message ${name} in ${folder}`);
  };
  let appended = 0;

  return {
    host: '127.0.0.1',
    port,
    portTls,
    starttlsPort: port,
    caPem: certificates.caPem,
    user,
    password,
    maildir,
    async append(folder, bytes, at = new Date()) {
      appended += 1;
      const name = `${Math.floor(Date.now() / 1_000)}.M${appended}P${process.pid}R${randomBytes(4).toString('hex')}.sample`;
      const waiting = join(inFolder(folder), 'tmp', name);
      await writeFile(waiting, bytes);
      await utimes(waiting, at, at);
      if (owner.isRoot) await chown(waiting, owner.uid, owner.gid);
      await rename(waiting, join(inFolder(folder), 'new', name));
      return name;
    },
    async move(name, from, to) {
      await rename(await find(name, from), join(inFolder(to), 'new', name));
    },
    async remove(name, folder) {
      await rm(await find(name, folder));
    },
    async resetUids(folder) {
      const list = join(inFolder(folder), 'dovecot-uidlist');
      const before = Number(/V(\d+)/.exec(await readFile(list, 'utf8'))?.[1]);
      for (const file of await readdir(inFolder(folder))) {
        if (file.startsWith('dovecot.index')) await rm(join(inFolder(folder), file));
      }
      await writeFile(list, `3 V${before + 1} N1 G${randomBytes(16).toString('hex')}\n`);
      if (owner.isRoot) await chown(list, owner.uid, owner.gid);
    },
    kick() {
      spawnSync(findProgram('doveadm'), ['-c', config, 'kick', user]);
    },
    log: () => readLog(rawlogDir),
    async clearLog() {
      for (const file of await readdir(rawlogDir)) await rm(join(rawlogDir, file));
    },
    stop,
  };
}

interface Owner {
  name: string;
  group: string;
  uid: number;
  gid: number;
  isRoot: boolean;
}

let knownOwner: Owner | null = null;

/** Dovecot refuses mail of root: as root the mail belongs to a user of its own, else to whoever runs the tests. */
const mailOwner = (): Owner => (knownOwner ??= findOwner());

function findOwner(): Owner {
  const uid = process.getuid?.() ?? -1;
  const idOf = (flag: string, name: string): string => spawnSync('id', [flag, name]).stdout.toString().trim();
  if (uid !== 0) {
    const name = spawnSync('id', ['-un']).stdout.toString().trim();
    const group = spawnSync('id', ['-gn']).stdout.toString().trim();
    return { name, group, uid, gid: process.getgid?.() ?? -1, isRoot: false };
  }
  const name = 'recado-mail';
  if (idOf('-u', name) === '') spawnSync('useradd', ['-r', '-s', '/usr/sbin/nologin', name]);
  return { name, group: name, uid: Number(idOf('-u', name)), gid: Number(idOf('-g', name)), isRoot: true };
}

/** False where no mail server is installed: tests that need one are skipped and say why. */
export function isMailboxAvailable(): boolean {
  try {
    return findProgram('dovecot') !== '' && findProgram('openssl') !== '';
  } catch {
    return false;
  }
}

function findProgram(name: string): string {
  for (const dir of [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']) {
    const path = join(dir, name);
    if (isExecutable(path)) return path;
  }
  throw new Error(`The sample mailbox needs ${name}; install the package dovecot-imapd.`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** In maildir++ the inbox is the folder itself and the others are its children with a point before the name. */
const folderDir = (folder: string): string => (folder === 'INBOX' ? '.' : `.${folder.replaceAll('/', '.')}`);

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [ports[0] ?? 0, ports[1] ?? 0];
}

async function answers(port: number, child: ReturnType<typeof spawn>): Promise<void> {
  const endsAt = Date.now() + 10_000;
  while (Date.now() < endsAt && child.exitCode === null) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The sample mailbox did not start: dovecot ended or does not answer.');
}

async function readLog(rawlogDir: string): Promise<ReceivedCommand[]> {
  const commands: string[] = [];
  for (const file of (await readdir(rawlogDir)).filter((one) => one.endsWith('.in')).toSorted()) {
    for (const line of (await readFile(join(rawlogDir, file), 'latin1')).split(/\r?\n/)) {
      const command = /^(?:[\d.]+ )?[A-Z0-9]+ ([A-Z].*)$/.exec(line)?.[1];
      if (command) commands.push(command);
    }
  }
  return commands;
}
