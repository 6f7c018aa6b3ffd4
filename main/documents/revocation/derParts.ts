// Finds the parts of DER where they lie, without making an object of each: lists of revoked certificates have very many.

export interface DerPart {
  tag: number;
  start: number;
  bodyAt: number;
  end: number;
}

/** Throws where the bytes are not DER. */
export function partAt(bytes: Uint8Array, start: number): DerPart {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) throw new Error('not DER');
  const more = first < 0x80 ? 0 : first - 0x80;
  let length = more === 0 ? first : 0;
  for (let at = 0; at < more; at += 1) length = length * 256 + (bytes[start + 2 + at] ?? Number.NaN);
  const bodyAt = start + 2 + more;
  const end = bodyAt + length;
  // Also where a length byte was missing: NaN is not smaller.
  if (!(end <= bytes.length)) throw new Error('not DER');
  return { tag, start, bodyAt, end };
}

/** The parts inside one. */
export function partsOf(bytes: Uint8Array, { bodyAt, end }: Pick<DerPart, 'bodyAt' | 'end'>): DerPart[] {
  const parts: DerPart[] = [];
  for (let at = bodyAt; at < end; at = parts.at(-1)?.end ?? end) parts.push(partAt(bytes, at));
  return parts;
}

/** One part around others. */
export function wrap(tag: number, inner: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = Buffer.concat(inner);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  const head = body.length < 0x80 ? [tag, body.length] : [tag, 0x80 + length.length, ...length];
  return Uint8Array.from(Buffer.concat([Uint8Array.from(head), body]));
}
