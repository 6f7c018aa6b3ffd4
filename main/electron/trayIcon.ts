// Draws the sign beside the clock: the letter, and on it how much is unread in a shape that says how urgent it is.
import { crc32, deflateSync } from 'node:zlib';

/** Told apart by shape and brightness as well as by colour: nothing, a disc with a number, a square with a number. */
export type SignLook = 'calm' | 'unread' | 'urgent';

export interface Sign {
  look: SignLook;
  /** Shown up to 9, then `9+`. */
  count: number;
  /** Black with transparency only: macOS colours it by itself. */
  isTemplate: boolean;
  /** The badge alone, for the corner of a taskbar button. */
  isBadgeOnly: boolean;
}

type Colour = readonly [number, number, number];
type Inside = (x: number, y: number) => boolean;

/** Everything is drawn on a square of 32 units. */
const units = 32;
const samplesPerPixel = 4;

const blue: Colour = [31, 78, 121];
const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
/** Bright in every kind of colour blindness, beside white still darker: Okabe and Ito's orange. */
const orange: Colour = [255, 176, 0];

interface Layer {
  inside: Inside;
  /** Null takes away what lies below: a gap around the badge on any panel. */
  colour: Colour | null;
}

/** PNG of `size` pixels a side. */
export function drawSign(sign: Sign, size: number): Buffer {
  return encodePng(paint(layersOf(sign), size), size);
}

function layersOf({ look, count, isTemplate, isBadgeOnly }: Sign): Layer[] {
  const letter = isBadgeOnly ? [] : isTemplate ? templateLetter : colouredLetter;
  if (look === 'calm') return letter;
  const place = isBadgeOnly ? { x: 16, y: 16, r: 15.5 } : { x: 21.5, y: 21.5, r: 10.5 };
  const shape = look === 'urgent' ? square(place) : disc(place);
  const gap =
    look === 'urgent' ? square({ ...place, r: place.r + 1.5 }) : disc({ ...place, r: place.r + 1.5 });
  const fill = isTemplate ? black : look === 'urgent' ? orange : white;
  const ink = isTemplate ? null : black;
  return [
    ...letter,
    ...(isBadgeOnly ? [] : [{ inside: gap, colour: null }]),
    { inside: shape, colour: fill },
    ...(isTemplate ? [] : [{ inside: rim(look, place), colour: black }]),
    { inside: digits(count > 9 ? '9+' : String(count), place), colour: ink },
  ];
}

interface Place {
  x: number;
  y: number;
  r: number;
}

const disc =
  ({ x, y, r }: Place): Inside =>
  (px, py) =>
    (px - x) ** 2 + (py - y) ** 2 <= r * r;
const square =
  ({ x, y, r }: Place): Inside =>
  (px, py) =>
    Math.abs(px - x) <= r * 0.95 && Math.abs(py - y) <= r * 0.95;
/** A thin dark edge, so that a white disc is seen on a light panel. */
function rim(look: SignLook, place: Place): Inside {
  const shape = look === 'urgent' ? square : disc;
  const outer = shape(place);
  const inner = shape({ ...place, r: place.r - 1.2 });
  return (x, y) => outer(x, y) && !inner(x, y);
}

const rounded =
  (left: number, top: number, right: number, bottom: number, r: number): Inside =>
  (x, y) => {
    const dx = Math.max(left + r - x, x - (right - r), 0);
    const dy = Math.max(top + r - y, y - (bottom - r), 0);
    return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= r * r;
  };

/** Nearer than half of `width` to the line. */
const stroke =
  (x1: number, y1: number, x2: number, y2: number, width: number): Inside =>
  (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - (x1 + t * (x2 - x1)), y - (y1 + t * (y2 - y1))) <= width / 2;
  };

const either =
  (...shapes: Inside[]): Inside =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

const flap = either(stroke(6.5, 9.5, 16, 17.5, 2), stroke(16, 17.5, 25.5, 9.5, 2));
const paper = rounded(6.5, 8, 25.5, 24, 1.8);
const colouredLetter: Layer[] = [
  { inside: rounded(1, 1, 31, 31, 7), colour: blue },
  { inside: paper, colour: white },
  { inside: (x, y) => flap(x, y) && paper(x, y), colour: blue },
];
const templateLetter: Layer[] = [
  { inside: rounded(2, 5, 30, 27, 3), colour: black },
  {
    inside: either(stroke(2.5, 7, 16, 18, 2.4), stroke(16, 18, 29.5, 7, 2.4)),
    colour: null,
  },
];

/** Three by five, so that a number can be read at 16 pixels. */
const glyphs: Record<string, string> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};

function digits(text: string, { x, y, r }: Place): Inside {
  const dot = (r * (text.length === 1 ? 1.25 : 1.05)) / 5;
  const wide = (text.length * 4 - 1) * dot;
  return (px, py) => {
    const column = Math.floor((px - (x - wide / 2)) / dot);
    const row = Math.floor((py - (y - 2.5 * dot)) / dot);
    if (column < 0 || row < 0 || row > 4 || column % 4 === 3) return false;
    return glyphs[text[Math.floor(column / 4)] ?? '']?.[row * 3 + (column % 4)] === '1';
  };
}

/** RGBA, each pixel the mean of its samples. */
function paint(layers: readonly Layer[], size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const step = units / size / samplesPerPixel;
  const samples = samplesPerPixel ** 2;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let covered = 0;
      const sum = [0, 0, 0];
      for (let sample = 0; sample < samples; sample += 1) {
        const x = (column * samplesPerPixel + (sample % samplesPerPixel) + 0.5) * step;
        const y = (row * samplesPerPixel + Math.floor(sample / samplesPerPixel) + 0.5) * step;
        const colour = layers.findLast(({ inside }) => inside(x, y))?.colour ?? null;
        if (colour === null) continue;
        covered += 1;
        for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + colour[channel];
      }
      const at = (row * size + column) * 4;
      if (covered > 0) for (const channel of [0, 1, 2]) pixels[at + channel] = (sum[channel] ?? 0) / covered;
      pixels[at + 3] = (covered / samples) * 255;
    }
  }
  return pixels;
}

/** PNG 1.2: signature, header, one compressed block without filters, end. */
function encodePng(pixels: Buffer, size: number): Buffer {
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
