// Opens a mailbox over IMAP for reading: EXAMINE and BODY.PEEK only, TLS or nothing, and sizes known before bytes are fetched.
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { type FetchMessageObject, type FetchQueryObject, ImapFlow, type SearchObject } from 'imapflow';
import { FailureError } from '../contract/failure.ts';
import { isJunkFolder } from './junkFolder.ts';
import { mailFailure, tokenFailure } from './mailFailure.ts';
import type { FolderState, MailAccess, MailReader, MailSearch } from './mailReader.ts';

export const largestMessageBytes = 40 * 1_048_576;

/** Signs in and returns the connection; fails with `signIn.*`, `network.*`, `portal.down` or `cancelled`. */
export async function openMailReader(access: MailAccess, signal: AbortSignal): Promise<MailReader> {
  const client = await connectMail(access, signal, { disableAutoIdle: true });
  return readerOver(client, signal);
}

/** A signed-in client; the caller closes it. Used here and by watchMail, nowhere else, since a client can also write. */
export async function connectMail(
  access: MailAccess,
  signal: AbortSignal,
  idle: { disableAutoIdle: true } | { autoIdleDelay: number },
): Promise<ImapFlow> {
  if (signal.aborted) throw new FailureError('cancelled');
  if (access.security === 'none' && !isLoopback(access.host)) {
    throw new FailureError('network.tls', { reason: 'plaintextRefused' });
  }
  const client = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.security === 'tls',
    ...(access.security === 'tls' ? {} : { doSTARTTLS: access.security === 'starttls' }),
    ...(access.trustedCa.length > 0 ? { tls: { ca: [...rootCertificates, ...access.trustedCa] } } : {}),
    auth: authOf(access),
    clientInfo: { name: 'Recado', version: false, vendor: false, 'support-url': false },
    logger: false,
    // Some Outlook mailboxes advertise IMAP4rev2 and answer it wrongly (seen 2026-09); nothing here needs it or CONDSTORE.
    disableIMAP4rev2: true,
    disableAutoEnable: true,
    connectionTimeout: 30_000,
    maxIdleTime: 240_000,
    maxLiteralSize: largestMessageBytes,
    maxResponseSize: largestMessageBytes + 5 * 1_048_576,
    maxLineLength: 8 * 1_048_576,
    ...idle,
  });
  // Without a listener a late socket error would end the process; whoever waits learns of it through the command that fails.
  client.on('error', () => undefined);
  const abort = (): void => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw access.token === null ? mailFailure(error, signal) : tokenFailure(error, signal);
  }
  return client;
}

const authOf = ({ user, password, token }: MailAccess) =>
  token === null ? { user, pass: password } : { user, accessToken: token };

function readerOver(client: ImapFlow, signal: AbortSignal): MailReader {
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask();
      // imapflow answers some commands on a dead connection with nothing at all; nothing must never look like an empty folder.
      if (!client.usable) throw new FailureError('portal.down', { reason: 'closed' });
      return answer;
    } catch (error) {
      throw mailFailure(error, signal);
    }
  };
  const examine = async (path: string): Promise<void> => {
    const open = client.mailbox;
    if (open && open.path === path) return;
    await client.mailboxOpen(path, { readOnly: true });
  };
  const fetch = async (
    path: string,
    range: string,
    query: FetchQueryObject,
  ): Promise<FetchMessageObject[]> => {
    await examine(path);
    return client.fetchAll(range, query, { uid: true });
  };

  return {
    junkPaths: () => asked(() => junkPaths(client)),

    status: (path) => asked(() => folderState(client, path)),

    search: (path, search) =>
      asked(async () => {
        await examine(path);
        const found = await client.search(searchObject(search, client.capabilities.has('X-GM-EXT-1')), {
          uid: true,
        });
        // `12:*` also answers the last message when its UID is lower than 12 (RFC 3501, 6.4.8).
        return Array.isArray(found)
          ? found.filter((uid) => uid >= search.from).toSorted((a, b) => a - b)
          : null;
      }),

    present: (path, uids) =>
      asked(async () => {
        await examine(path);
        const found = await client.search({ uid: uids.join(',') }, { uid: true });
        return Array.isArray(found) ? found : uids;
      }),

    summaries: (path, uids) =>
      asked(async () => {
        const messages = await fetch(path, uids.join(','), { size: true, internalDate: true });
        return messages.map((one) => ({
          uid: one.uid,
          size: one.size ?? 0,
          arrivedAt: dateOf(one.internalDate),
        }));
      }),

    heads: (path, from, to) =>
      asked(async () => {
        const messages = await fetch(path, `${from}:${to}`, {
          size: true,
          internalDate: true,
          envelope: true,
        });
        return messages
          .filter((one) => one.uid >= from && one.uid <= to)
          .map((one) => ({
            uid: one.uid,
            size: one.size ?? 0,
            arrivedAt: dateOf(one.internalDate),
            subject: one.envelope?.subject ?? '',
            from: (one.envelope?.from ?? [])
              .map((sender) => `${sender.name ?? ''} ${sender.address ?? ''}`)
              .join(' '),
          }));
      }),

    sources: (path, uids, firstBytes) =>
      asked(async () => {
        const source = firstBytes === null ? true : { start: 0, maxLength: firstBytes };
        const messages = await fetch(path, uids.join(','), { source });
        return messages.flatMap((one) => (one.source ? [{ uid: one.uid, bytes: one.source }] : []));
      }),

    async close() {
      await client.logout().catch(() => undefined);
      client.close();
    },
  };
}

export async function junkPaths(client: ImapFlow): Promise<string[]> {
  const folders = await client.list();
  return folders
    .filter((folder) => !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'))
    .filter((folder) => folder.path !== 'INBOX' && isJunkFolder(folder))
    .map((folder) => folder.path);
}

export async function folderState(client: ImapFlow, path: string): Promise<FolderState | null> {
  const status = await client.status(path, { uidNext: true, uidValidity: true, messages: true });
  if (!status || status.uidValidity === undefined) return null;
  return {
    uidValidity: status.uidValidity.toString(),
    uidNext: status.uidNext ?? 1,
    messages: status.messages ?? 0,
  };
}

function searchObject(search: MailSearch, isWholeWords: boolean): SearchObject {
  const { from, subject, body } = isWholeWords ? search.words : search.terms;
  return {
    uid: `${search.from}:${search.to ?? '*'}`,
    // The server's day may have begun before ours.
    ...(search.since ? { since: new Date(search.since.getTime() - 86_400_000) } : {}),
    or: [
      ...from.map((term) => ({ from: term })),
      ...subject.map((term) => ({ subject: term })),
      ...body.map((term) => ({ body: term })),
    ],
  };
}

function dateOf(value: Date | string | undefined): Date | null {
  if (value === undefined) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
