// Draws the captcha of the sample portal as a PNG: five characters that a person can read, nothing else in it.
import { crc32, deflateSync } from 'node:zlib';

/** Five columns by seven rows each; bits from the top, left to right. */
const glyphs: Record<string, readonly string[]> = {
  a: ['.....', '.....', '.###.', '....#', '.####', '#...#', '.####'],
  e: ['.....', '.....', '.###.', '#...#', '#####', '#....', '.###.'],
  h: ['#....', '#....', '#.##.', '##..#', '#...#', '#...#', '#...#'],
  k: ['#....', '#....', '#..#.', '#.#..', '##...', '#.#..', '#..#.'],
  n: ['.....', '.....', '#.##.', '##..#', '#...#', '#...#', '#...#'],
  p: ['.....', '.....', '####.', '#...#', '####.', '#....', '#....'],
  t: ['.#...', '.#...', '###..', '.#...', '.#...', '.#..#', '..##.'],
  u: ['.....', '.....', '#...#', '#...#', '#...#', '#..##', '.##.#'],
  x: ['.....', '.....', '#...#', '.#.#.', '..#..', '.#.#.', '#...#'],
  '2': ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  '3': ['#####', '...#.', '..#..', '...#.', '....#', '#...#', '.###.'],
  '4': ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  '7': ['#####', '....#', '...#.', '..#..', '.#...', '.#...', '.#...'],
};
export const captchaAlphabet = Object.keys(glyphs);

const dot = 5;
const side = { left: 10, top: 10 };

/** `data:image/png;base64,…`, 8-bit grey. Characters outside of the alphabet stay blank. */
export function captchaImage(text: string): string {
  const width = 2 * side.left + text.length * 6 * dot;
  const height = 2 * side.top + 7 * dot;
  const rows = Array.from({ length: height }, (_row, y) => {
    const line = Buffer.alloc(1 + width, 0xf0);
    line[0] = 0;
    for (let x = 0; x < width; x += 1) if (isInk(text, x, y)) line[1 + x] = 0x20;
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString('base64')}`;
}

function isInk(text: string, x: number, y: number): boolean {
  const column = Math.floor((x - side.left) / dot);
  const row = Math.floor((y - side.top) / dot);
  const glyph = glyphs[text[Math.floor(column / 6)] ?? ''];
  return column >= 0 && row >= 0 && glyph?.[row]?.[column % 6] === '#';
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
