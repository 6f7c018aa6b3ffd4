// Waits on the server for new mail: IDLE on the inbox, and a look at the junk folders every few minutes on the same connection.
import type { ImapFlow } from 'imapflow';
import { mailFailure } from './mailFailure.ts';
import type { MailAccess } from './mailReader.ts';
import { connectMail, folderState, junkPaths } from './openMailReader.ts';

/** A burst of mails is one look. */
const burstMs = 200;

/**
 * Calls `changed` whenever there may be something new; ends when the connection ends or the signal aborts.
 * Fails only when the connection cannot be made. Servers without IDLE are asked every two minutes by imapflow itself.
 */
export async function watchMail(
  access: MailAccess,
  signal: AbortSignal,
  changed: () => void,
  junkEveryMs = 300_000,
): Promise<void> {
  // After each command imapflow idles again by itself, once nothing was asked for this long.
  const client = await connectMail(access, signal, { autoIdleDelay: 250 });
  const ended = new Promise<void>((resolve) => {
    client.once('close', resolve);
  });
  const told = debounce(changed);
  let junkTimer: NodeJS.Timeout | undefined;
  try {
    client.on('exists', told.call);
    await client.mailboxOpen('INBOX', { readOnly: true });
    const junk = await junkPaths(client);
    const seen = await uidNexts(client, junk);
    const lookAtJunk = async (): Promise<void> => {
      for (const [path, uidNext] of await uidNexts(client, junk)) {
        if (seen.get(path) !== uidNext) told.call();
        seen.set(path, uidNext);
      }
    };
    junkTimer = setInterval(() => {
      lookAtJunk().catch(() => client.close());
    }, junkEveryMs);
    await ended;
  } catch (error) {
    if (!signal.aborted) throw mailFailure(error, signal);
  } finally {
    clearInterval(junkTimer);
    told.stop();
    client.close();
  }
}

async function uidNexts(client: ImapFlow, paths: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const path of paths) {
    const state = await folderState(client, path);
    if (state) found.set(path, state.uidNext);
  }
  return found;
}

function debounce(call: () => void): { call: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(call, burstMs);
    },
    stop: () => clearTimeout(timer),
  };
}
