// A sheet of paper that is written on from top to bottom, in letters of any of our languages, also from right to left.
import { createRequire } from 'node:module';
import bidiFactory from 'bidi-js';
import PdfKit from 'pdfkit';
import { directionOf } from './directionOf.ts';

export interface Line {
  text: string;
  size: number;
  isBold?: boolean;
  /** Grey, for what stands beside. */
  isQuiet?: boolean;
  /** Points above it. */
  gap?: number;
  /** Points from the side where reading begins. */
  indent?: number;
  /** With the line after it on one page. */
  keepsNext?: boolean;
}

export interface PaperOptions {
  title: string;
  language: string;
  madeAt: Date;
  /** Under each page. */
  footer: (page: number, count: number) => string;
}

const margin = 56;
const leading = 1.4;
const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** A4 pages as one PDF; the same lines at the same moment make the same pages. */
export async function writePaper(lines: readonly Line[], options: PaperOptions): Promise<Uint8Array> {
  // By their files: under names of their own PDFKit would open them again for each line.
  const fonts = { plain: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold') };
  const doc = new PdfKit({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: options.language,
    displayTitle: true,
    info: { Title: options.title, Creator: 'Recado', Producer: 'Recado', CreationDate: options.madeAt },
    font: fonts.plain,
  });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  const isRtl = directionOf(options.language) === 'rtl';
  const width = doc.page.width - 2 * margin;
  const bottom = doc.page.height - margin - 24;

  for (const line of lines) {
    doc.font(line.isBold ? fonts.bold : fonts.plain).fontSize(line.size);
    const step = line.size * leading;
    const indent = line.indent ?? 0;
    const rows = rowsOf(doc, line.text, width - indent);
    doc.y += line.gap ?? 0;
    if (doc.y + step * (line.keepsNext ? 3 : 1) > bottom) doc.addPage();
    doc
      .font(line.isBold ? fonts.bold : fonts.plain)
      .fontSize(line.size)
      .fillColor(line.isQuiet ? '#555555' : '#000000');
    for (const row of rows) {
      if (doc.y + step > bottom) doc.addPage();
      drawRow(doc, row, { x: margin + (isRtl ? 0 : indent), y: doc.y, width: width - indent, isRtl });
      doc.y += step;
    }
  }
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    // Writing below the margin would begin another page.
    doc.page.margins.bottom = 0;
    doc.font(fonts.plain).fontSize(8).fillColor('#555555');
    drawRow(doc, options.footer(page + 1, count), { x: margin, y: doc.page.height - margin, width, isRtl });
  }
  doc.end();
  await ended;
  return Buffer.concat(pieces);
}

/** Broken between words, and inside what is longer than a row, such as a hash. */
function rowsOf(doc: PDFKit.PDFDocument, text: string, width: number): string[] {
  const rows: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let row = '';
    for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
      const longer = row === '' ? word : `${row} ${word}`;
      if (doc.widthOfString(longer) <= width) row = longer;
      else {
        if (row !== '') rows.push(row);
        row = word;
        while (doc.widthOfString(row) > width) {
          const cut = cutAt(doc, row, width);
          rows.push(row.slice(0, cut));
          row = row.slice(cut);
        }
      }
    }
    rows.push(row);
  }
  return rows;
}

function cutAt(doc: PDFKit.PDFDocument, word: string, width: number): number {
  let end = 1;
  while (end < word.length && doc.widthOfString(word.slice(0, end + 1)) <= width) end += 1;
  return end;
}

const bidi = bidiFactory();

/** Parts that run one way each, in the order in which they stand on paper from left to right. */
function drawRow(
  doc: PDFKit.PDFDocument,
  text: string,
  place: { x: number; y: number; width: number; isRtl: boolean },
): void {
  const runs = visualRuns(text, place.isRtl ? 'rtl' : 'ltr');
  const widths = runs.map((run) => doc.widthOfString(run, optionsOf(run)));
  let x = place.x + (place.isRtl ? place.width - widths.reduce((sum, one) => sum + one, 0) : 0);
  for (const [at, run] of runs.entries()) {
    doc.text(run, x, place.y, { lineBreak: false, ...optionsOf(run) });
    x += widths[at] ?? 0;
  }
  doc.y = place.y;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Asked for features, even for none, PDFKit lays a run out whole; else word by word, which turns only letters. */
const optionsOf = (run: string): PDFKit.Mixins.TextOptions => (rightToLeft.test(run) ? { features: [] } : {});

function visualRuns(text: string, direction: 'ltr' | 'rtl'): string[] {
  // Letters outside the first plane would be cut in two; such a row keeps its order.
  if (!rightToLeft.test(text) || /[\ud800-\udfff]/.test(text)) return [text];
  const embedding = bidi.getEmbeddingLevels(text, direction);
  const order = Array.from(text, (_, at) => at);
  for (const [start = 0, end = 0] of bidi.getReorderSegments(text, embedding)) {
    const part = order.slice(start, end + 1).toReversed();
    order.splice(start, part.length, ...part);
  }
  const runs: { level: number; from: number; to: number }[] = [];
  for (const at of order) {
    const level = embedding.levels[at] ?? 0;
    const last = runs.at(-1);
    const isNext = last?.level === level && (at === last.to + 1 || at === last.from - 1);
    if (last && isNext) {
      last.from = Math.min(last.from, at);
      last.to = Math.max(last.to, at);
    } else runs.push({ level, from: at, to: at });
  }
  return runs.map(({ level, from, to }) => {
    const part = text.slice(from, to + 1);
    if (level % 2 === 0) return part;
    const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels, from, to);
    const letters = Array.from(part, (letter, at) => mirrored.get(from + at) ?? letter);
    // The font itself turns the letters that run from right to left.
    return (rightToLeft.test(part) ? letters : letters.toReversed()).join('');
  });
}
