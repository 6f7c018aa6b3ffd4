// Measures what it costs to import 10,000 mails, recognised and read for every portal, beside bare postal-mime in the same run.
import PostalMime from 'postal-mime';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import { peruMail } from '../../main/connectors/peru/mailPortal.ts';
import { avisoA } from '../portals/dehu/avisos.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { neighbourMails } from '../portals/mailbox/otherMails.ts';
import type { Figure } from './figure.ts';

const messages = 10_000;
const rounds = 3;
/** Mails are read in turns of this many, bare and whole, so that a busy moment of the machine meets both. */
const turn = 500;

export async function bench(): Promise<Figure[]> {
  const mailbox = await sampleMails();
  const chile = createChileConnector(undefined, [dehuMail, peruMail]);
  const bare = async (bytes: Uint8Array) => void (await PostalMime.parse(bytes));
  let notices = 0;
  const whole = async (bytes: Uint8Array) => {
    const page = await chile.importFile?.({ name: 'mail.eml', bytes }, '2026-09-01');
    notices += page?.notices.length ?? 0;
  };
  // Once unmeasured: both are warm then, and so is the thread that reads vouchers.
  await inTurns(mailbox.slice(0, turn * 2), bare, whole);
  notices = 0;
  const ratios: number[] = [];
  let times = { bareMs: 0, wholeMs: 0 };
  for (let round = 0; round < rounds; round += 1) {
    times = await inTurns(mailbox, bare, whole);
    ratios.push((100 * times.bareMs) / times.wholeMs);
  }
  const median = ratios.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
  return [
    { what: 'mails read whole, each', value: times.wholeMs / messages, unit: 'ms' },
    { what: 'floor, bare postal-mime, each', value: times.bareMs / messages, unit: 'ms' },
    { what: 'notices among 10,000 mails', value: notices / rounds, unit: 'notices' },
    { what: 'import beside bare postal-mime, median of three', value: median, unit: '%', atLeast: 60 },
  ];
}

async function inTurns(
  mailbox: Uint8Array[],
  bare: (bytes: Uint8Array) => Promise<void>,
  whole: (bytes: Uint8Array) => Promise<void>,
): Promise<{ bareMs: number; wholeMs: number }> {
  let [bareMs, wholeMs] = [0, 0];
  for (let from = 0; from < mailbox.length; from += turn) {
    const part = mailbox.slice(from, from + turn);
    const start = performance.now();
    for (const bytes of part) await bare(bytes);
    const middle = performance.now();
    for (const bytes of part) await whole(bytes);
    bareMs += middle - start;
    wholeMs += performance.now() - middle;
  }
  return { bareMs, wholeMs };
}

/** A private mailbox: newsletters in HTML, letters, pictures and invoices; one in a hundred is a notice. */
async function sampleMails(): Promise<Uint8Array[]> {
  const neighbours = Object.values(neighbourMails);
  const notices = [
    () => mails.bookingMail(),
    () => Promise.resolve(mails.assignedMail()),
    () => Promise.resolve(mails.requirementMail()),
    () => Promise.resolve(mails.listJoinedMail()),
    () => Promise.resolve(avisoA),
  ];
  const made: Uint8Array[] = [];
  for (let index = 0; index < messages; index += 1) {
    const notice = index % 100 === 50 ? notices[((index / 50) % notices.length) | 0] : undefined;
    if (notice) made.push(await notice());
    else if (index % 10 === 3) made.push(neighbours[index % neighbours.length]?.() ?? letter(index));
    else if (index % 3 === 0) made.push(newsletter(index));
    else if (index % 7 === 1) made.push(withPicture(index));
    else made.push(letter(index));
  }
  return made;
}

const words = 'lorem ipsum dolor sit amet factura gracias proyecto informe lunes cliente reunión'.split(' ');
const prose = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, at) => words[(at * 7 + seed) % words.length])
    .join(' ')
    .replaceAll(/(.{70}) /g, '$1\n');

const letter = (index: number): Uint8Array =>
  buildMail({
    from: `"Cliente ${index % 90}" <cliente${index % 90}@example.net>`,
    subject: `Informe ${index}`,
    text: prose(index, 300),
    transfer: 'quoted-printable',
  });

function newsletter(index: number): Uint8Array {
  const rows = Array.from(
    { length: 25 },
    (_, at) =>
      `<tr><td style="padding:8px;font-family:Arial"><a href="https://tienda.example/p/${index}-${at}"><b>${words[at % words.length]}</b></a></td><td>${prose(at, 12)}</td></tr>`,
  );
  return buildMail({
    from: `"Tienda ${index % 40}" <news${index % 40}@tienda.example>`,
    subject: `Novedades ${index}`,
    text: prose(index, 120),
    html: `<html><head><style>${'td{margin:0}'.repeat(80)}</style></head><body><table>${rows.join('')}</table></body></html>`,
    transfer: 'quoted-printable',
    headers: { 'List-Unsubscribe': '<https://tienda.example/baja>' },
  });
}

const picture = Buffer.alloc(60_000, 'jpeg');
const withPicture = (index: number): Uint8Array =>
  buildMail({
    from: `"Familia ${index % 20}" <familia${index % 20}@example.org>`,
    subject: `Fotos ${index}`,
    text: prose(index, 60),
    attachments: [{ name: `foto-${index}.jpg`, type: 'image/jpeg', bytes: picture }],
  });

if (import.meta.main) console.table(await bench());
