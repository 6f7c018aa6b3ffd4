// Ways in which a mail comes out of a broken program or a hostile hand.
import * as fc from 'fast-check';

/** One way to damage bytes: overwrite, cut out, repeat, or put something hostile in. */
export const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 400 }),
  how: fc.constantFrom('overwrite', 'cut', 'repeat', 'insert'),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(
      ...[
        '\r\n\r\n',
        '--=_sample_1\r\n',
        'Content-Type: multipart/mixed; boundary="',
        '=?utf-8?Q?=',
        '<table><td>',
        '<a href="',
      ].map((text) => Uint8Array.from(Buffer.from(text))),
      Uint8Array.from(Buffer.from('<div>'.repeat(2_000))),
      Uint8Array.from(Buffer.from('clave: '.repeat(500))),
      Uint8Array.from(Buffer.from('Fecha: 15/09/2026 '.repeat(300))),
      Uint8Array.from(Buffer.from(`${' '.repeat(5_000)}x`)),
      Uint8Array.from(Buffer.from('a'.repeat(20_000))),
    ),
  ),
});

/** The bytes after these steps. */
export function damaged(
  seed: Uint8Array,
  steps: { at: number; length: number; how: string; bytes: Uint8Array }[],
): Uint8Array {
  let bytes = Buffer.from(seed);
  for (const { at, length, how, bytes: put } of steps) {
    const from = Math.floor(at * bytes.length);
    const piece = bytes.subarray(from, from + length);
    const middle =
      how === 'cut' ? [] : how === 'repeat' ? [piece, piece, piece] : how === 'insert' ? [put, piece] : [put];
    bytes = Buffer.concat([bytes.subarray(0, from), ...middle, bytes.subarray(from + length)]);
  }
  return bytes;
}
