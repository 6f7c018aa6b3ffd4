// Measures the first and the empty look into a mailbox of 10,000 messages, beside a bare imapflow script in the same run.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { ImapFlow, type SearchObject } from 'imapflow';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { searchTerms } from '../../main/connectors/chile/searchWords.ts';
import type { ListingCursor } from '../../main/connectors/connector.ts';
import { listAll, mailContext } from '../portals/mailbox/mailContext.ts';
import { booking, bookingMail, bookingText, requirementMail } from '../portals/mailbox/noticeMails.ts';
import { type SampleMailbox, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import type { Figure } from './figure.ts';

const messages = 10_000;
const notices = 100;
const rounds = 3;

export async function bench(): Promise<Figure[]> {
  const mailbox = await startSampleMailbox();
  const wire = await countingWire(mailbox.portTls);
  try {
    const mailboxBytes = await fill(mailbox);
    const chile = createChileConnector();
    const context = mailContext(mailbox, { fields: { port: String(wire.port) } });
    // Once unmeasured: the server builds its index on the first look, whoever looks.
    await bareFirst(mailbox, wire.port, wholeSearch);

    const bare: number[] = [];
    const headers: number[] = [];
    const ours: number[] = [];
    let bytes = 0;
    let cursor: ListingCursor | null = null;
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timed(() => expectCount(bareFirst(mailbox, wire.port, wholeSearch))));
      headers.push(await timed(() => bareFirst(mailbox, wire.port, headerSearch)));
      wire.reset();
      ours.push(
        await timed(async () => {
          const listing = await listAll(chile, context);
          await expectCount(Promise.resolve(listing.ids.length));
          cursor = listing.cursor;
        }),
      );
      bytes = wire.bytes();
    }

    await mailbox.clearLog();
    const bareEmptyMs = await timed(() => bareEmpty(mailbox, wire.port));
    const bareCommands = (await mailbox.log()).length;
    await mailbox.clearLog();
    const emptyMs = await timed(() => listAll(chile, context, cursor));
    const commands = (await mailbox.log()).length;

    const [bareMs, headersMs, ourMs] = [median(bare), median(headers), median(ours)];
    return [
      { what: 'floor, bare imapflow: search and fetch the 100', value: bareMs, unit: 'ms' },
      { what: 'the same, searching headers only', value: headersMs, unit: 'ms' },
      { what: 'first sync of 10,000 messages, 100 notices', value: ourMs, unit: 'ms' },
      { what: 'first sync beside the bare script', value: ourMs / bareMs, unit: '×', atMost: 1.5 },
      { what: 'mailbox', value: mailboxBytes / 1e6, unit: 'MB' },
      { what: 'first sync over the wire', value: bytes / 1e6, unit: 'MB' },
      {
        what: 'share of the mailbox over the wire',
        value: (100 * bytes) / mailboxBytes,
        unit: '%',
        atMost: 1,
      },
      { what: 'floor, bare imapflow: a look at both folders', value: bareCommands, unit: 'commands' },
      { what: 'sync with nothing new', value: commands, unit: 'commands', atMost: bareCommands + 2 },
      { what: 'floor, bare imapflow: a look at both folders, time', value: bareEmptyMs, unit: 'ms' },
      { what: 'sync with nothing new, time', value: emptyMs, unit: 'ms' },
    ];
  } finally {
    wire.stop();
    await mailbox.stop();
  }
}

const or = (kind: 'from' | 'subject' | 'body'): SearchObject[] =>
  searchTerms[kind].map((term) => ({ [kind]: term }));
const wholeSearch: SearchObject = { or: [...or('from'), ...or('subject'), ...or('body')] };
const headerSearch: SearchObject = { or: [...or('from'), ...or('subject')] };

async function bareClient(mailbox: SampleMailbox, port: number): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: mailbox.host,
    port,
    secure: true,
    tls: { ca: [mailbox.caPem] },
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    disableAutoIdle: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** What anybody would write: open, search, fetch the sources. */
async function bareFirst(mailbox: SampleMailbox, port: number, search: SearchObject): Promise<number> {
  const client = await bareClient(mailbox, port);
  let count = 0;
  for (const folder of ['INBOX', 'Junk']) {
    await client.mailboxOpen(folder, { readOnly: true });
    const uids = await client.search(search, { uid: true });
    if (uids && uids.length > 0) {
      count += (await client.fetchAll(uids, { source: true }, { uid: true })).length;
    }
  }
  await client.logout();
  return count;
}

async function bareEmpty(mailbox: SampleMailbox, port: number): Promise<void> {
  const client = await bareClient(mailbox, port);
  for (const folder of ['INBOX', 'Junk']) await client.status(folder, { uidNext: true, messages: true });
  await client.logout();
}

async function expectCount(count: Promise<number>): Promise<void> {
  const found = await count;
  if (found !== notices) throw new Error(`${found} of ${notices} notices were found`);
}

/** 40 kB of ordinary mail each, every hundredth a notice; written to the maildir, which is faster than any protocol. */
async function fill(mailbox: SampleMailbox): Promise<number> {
  const words = 'lorem ipsum dolor sit amet consectetur factura gracias proyecto informe lunes cliente'.split(
    ' ',
  );
  const text = Array.from({ length: 600 }, (_, at) => words[(at * 7) % words.length])
    .join(' ')
    .replaceAll(/(.{70}) /g, '$1\r\n');
  let bytes = 0;
  for (let index = 0; index < messages; index += 1) {
    const isNotice = index % (messages / notices) === 50;
    const raw = isNotice ? await notice(index) : ordinary(index, text);
    bytes += raw.byteLength;
    writeFileSync(join(mailbox.maildir, 'cur', `${1_780_000_000 + index}.M${index}P1.bench:2,S`), raw);
  }
  if (process.getuid?.() === 0)
    spawnSync('chown', ['-R', '--reference', mailbox.maildir, join(mailbox.maildir, 'cur')]);
  return bytes;
}

function notice(index: number): Promise<Uint8Array> | Uint8Array {
  const messageId = `<${index}.bench@extranjeria.gob.cl>`;
  if (index % 3 === 0) return requirementMail({ messageId });
  const code = `RH-2026-${index}`;
  // Some come from an unknown sender under a subject that says nothing: only their text tells.
  if (index % 3 === 1) return bookingMail({ ...booking, code }, { messageId });
  return bookingMail(
    { ...booking, code },
    {
      messageId,
      from: '"Avisos" <avisos@correo.example>',
      subject: 'Aviso',
      text: bookingText({ ...booking, code }),
    },
  );
}

function ordinary(index: number, text: string): Buffer {
  const attached = Buffer.alloc(26_000, `${index}-`)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n');
  return Buffer.from(
    `From: Tienda ${index % 50} <news${index % 50}@example.net>\r\nTo: camila.rojas@example.com\r\nSubject: Pedido ${index}\r\nMessage-ID: <${index}@example.net>\r\nDate: Thu, 01 Oct 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--b--\r\n`,
  );
}

/** Passes bytes on and counts them, both ways, TLS included. */
async function countingWire(
  target: number,
): Promise<{ port: number; bytes(): number; reset(): void; stop(): void }> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('data', (chunk) => {
        bytes += chunk.length;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    bytes: () => bytes,
    reset: () => {
      bytes = 0;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

if (import.meta.main) {
  const figures = await bench();
  console.table(
    figures.map(({ what, value, unit, atMost }) => ({ what, value: Number(value.toFixed(2)), unit, atMost })),
  );
  console.log(JSON.stringify(figures));
}
