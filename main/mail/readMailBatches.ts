// Fetches messages in batches of bounded size and shows each to its reader; of large ones the beginning first.
import type { UnreadMail } from './mailCursor.ts';
import type { MailSource, MailSummary } from './mailReader.ts';
import type { FetchedMail, MailScan, ScanEnd } from './mailScan.ts';
import { largestMessageBytes } from './openMailReader.ts';

const batchMessages = 50;
const batchBytes = 8 * 1_048_576;
/** Of larger messages the beginning is read first: it holds the headers and nearly always the text. */
const wholeUpToBytes = 262_144;
const headBytes = 131_072;

interface Batch<T> {
  taken: { uid: number; id: string; value: T }[];
  lastUid: number;
}

export async function* readBatches<T>(
  scan: MailScan<T>,
  path: string,
  candidates: MailSummary[],
  unread: ScanEnd['unread'],
): AsyncGenerator<Batch<T>> {
  for (const batch of batchesOf(candidates)) {
    const whole = batch.filter((one) => one.size <= wholeUpToBytes);
    const large = batch.filter((one) => one.size > wholeUpToBytes);
    const sources: { source: MailSource; isWhole: boolean }[] = [];
    const ask = async (ones: MailSummary[], firstBytes: number | null): Promise<MailSource[]> =>
      ones.length === 0
        ? []
        : scan.reader.sources(
            path,
            ones.map((one) => one.uid),
            firstBytes,
          );
    for (const source of await ask(whole, null)) sources.push({ source, isWhole: true });
    for (const head of await ask(large, headBytes)) sources.push({ source: head, isWhole: false });

    const taken: Batch<T>['taken'] = [];
    for (const { source, isWhole } of sources) {
      const summary = batch.find((one) => one.uid === source.uid);
      if (!summary) continue;
      const mail = {
        folder: path,
        uid: source.uid,
        bytes: source.bytes,
        isWhole,
        isTooLarge: summary.size > largestMessageBytes,
        size: summary.size,
        arrivedAt: summary.arrivedAt,
      };
      let kept = await scan.take(mail);
      if (mail.isTooLarge) {
        if (!kept) unread.push(await unreadMail(scan, mail));
      } else if (kept && !isWhole) {
        const [full] = await scan.reader.sources(path, [source.uid], null);
        if (full)
          kept =
            (await scan.take({ ...mail, bytes: full.bytes, isWhole: true })) ??
            (await scan.take({ ...mail, whole: full.bytes }));
      }
      if (kept) taken.push({ uid: source.uid, id: kept.id, value: kept.value });
    }
    yield {
      taken: taken.toSorted((a, b) => a.uid - b.uid),
      lastUid: Math.max(...batch.map((one) => one.uid)),
    };
  }
}

async function unreadMail<T>(scan: MailScan<T>, mail: FetchedMail): Promise<UnreadMail> {
  const { subject = '', from = '' } = (await scan.envelope?.(mail.bytes)) ?? {};
  return {
    what: `${mail.folder}/${mail.uid}`,
    code: 'file.tooLarge',
    subject,
    from,
    arrivedAt: mail.arrivedAt?.toISOString() ?? null,
  };
}

function batchesOf(candidates: MailSummary[]): MailSummary[][] {
  const batches: MailSummary[][] = [];
  let bytes = 0;
  for (const one of candidates) {
    const cost = one.size > wholeUpToBytes ? headBytes : one.size;
    const last = batches.at(-1);
    if (last && last.length < batchMessages && bytes + cost <= batchBytes) {
      last.push(one);
      bytes += cost;
    } else {
      batches.push([one]);
      bytes = cost;
    }
  }
  return batches;
}

/** The newest fifty, each once. */
export const keptUnread = (before: readonly UnreadMail[], fresh: readonly UnreadMail[]): UnreadMail[] => {
  const all = new Map([...before, ...fresh].map((one) => [one.what, one]));
  return [...all.values()].slice(-50);
};
