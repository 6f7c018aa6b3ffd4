// Reads an answer to its end, inflated, but never more than was agreed: a bomb is refused while it is still small.
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FailureError } from '../contract/failure.ts';

const inflaters: Record<string, () => ReturnType<typeof createGunzip>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Fails with `document.tooLarge {limit}` beyond `maxBytes`, counted after inflating. */
export async function readBody(
  body: Readable,
  encoding: string | string[] | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const inflate =
    inflaters[
      String(encoding ?? '')
        .trim()
        .toLowerCase()
    ];
  const stream = inflate ? pipeInto(body, inflate()) : body;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > maxBytes) throw new FailureError('document.tooLarge', { limit: maxBytes });
      pieces.push(piece);
    }
  } finally {
    body.destroy();
  }
  return Buffer.concat(pieces);
}

function pipeInto<T extends NodeJS.ReadWriteStream & Readable>(body: Readable, inflater: T): T {
  body.on('error', (error) => inflater.destroy(error));
  return body.pipe(inflater);
}
