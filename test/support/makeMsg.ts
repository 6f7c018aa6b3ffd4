// Writes a mail as Outlook saves it (.msg), with the burner of the package that reads it; properties as MS-OXMSG lays them out.
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

export interface MsgPlan {
  subject?: string;
  body?: string;
  html?: string;
  /** RTF in the bytes of its code page; packed as Outlook packs it. */
  rtf?: string;
  headers?: string;
  senderName?: string;
  senderAddress?: string;
  attachments?: { name: string; type: string; bytes: Uint8Array }[];
}

const root = 5;
const directory = 1;
const document = 2;

/** Unicode text is type 001F, bytes are 0102. */
const text = (tag: string, value: string | undefined): [string, Buffer][] =>
  value === undefined ? [] : [[`__substg1.0_${tag}001F`, Buffer.from(value, 'utf16le')]];
const bytes = (tag: string, value: Uint8Array | undefined): [string, Buffer][] =>
  value === undefined ? [] : [[`__substg1.0_${tag}0102`, Buffer.from(value)]];

/** LZFu with literals alone (MS-OXRTFCP, 2.1.3): a zero before each eight bytes. */
export function packedRtf(rtf: string): Uint8Array {
  const raw = Buffer.from(rtf, 'latin1');
  const runs = Array.from({ length: Math.ceil(raw.byteLength / 8) }, (_, run) =>
    Buffer.concat([Buffer.of(0), raw.subarray(run * 8, run * 8 + 8)]),
  );
  const packed = Buffer.concat(runs);
  const head = Buffer.alloc(16);
  head.writeUInt32LE(packed.byteLength + 12, 0);
  head.writeUInt32LE(raw.byteLength, 4);
  head.write('LZFu', 8, 'latin1');
  return Buffer.concat([head, packed]);
}

export function makeMsg(plan: MsgPlan): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: root, length: 0, children: [] }];
  const add = (parent: number, entry: Entry): number => {
    entries.push(entry);
    entries[parent]?.children?.push(entries.length - 1);
    return entries.length - 1;
  };
  const file = (parent: number, name: string, content: Buffer): void => {
    add(parent, {
      name,
      type: document,
      length: content.byteLength,
      binaryProvider: () => Uint8Array.from(content),
    });
  };
  file(0, '__properties_version1.0', Buffer.alloc(32));
  const streams = [
    ...text('0037', plan.subject),
    ...text('1000', plan.body),
    ...text('007D', plan.headers),
    ...text('0C1A', plan.senderName),
    ...text('5D01', plan.senderAddress),
    ...bytes('1009', plan.rtf === undefined ? undefined : packedRtf(plan.rtf)),
    ...bytes('1013', plan.html === undefined ? undefined : Buffer.from(plan.html, 'utf8')),
  ];
  for (const [name, content] of streams) file(0, name, content);
  for (const [index, one] of (plan.attachments ?? []).entries()) {
    const place = add(0, {
      name: `__attach_version1.0_#${index.toString(16).padStart(8, '0')}`,
      type: directory,
      length: 0,
      children: [],
    });
    file(place, '__properties_version1.0', Buffer.alloc(8));
    for (const [name, content] of [
      ...text('3707', one.name),
      ...text('370E', one.type),
      ...bytes('3701', one.bytes),
    ])
      file(place, name, content);
  }
  return burn(entries);
}
