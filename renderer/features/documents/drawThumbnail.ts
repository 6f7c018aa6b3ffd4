// Draws the first page of a document small: a PNG or WebP that the core keeps, so that it is drawn once.
import { openPdf } from './pdf.ts';

/** Twice the size at which a grid shows it, for sharp screens. */
const widest = 360;
const highest = 480;
/** A page that takes longer is left without a picture. */
const drawingMs = 15_000;

/** `isPdf` false: a picture. Throws what the drawing throws. */
export async function drawThumbnail(bytes: Uint8Array<ArrayBuffer>, isPdf: boolean): Promise<ArrayBuffer> {
  const canvas = isPdf ? await drawFirstPage(bytes) : await drawPicture(bytes);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.8));
  if (blob === null) throw new Error('the page gave no picture');
  return blob.arrayBuffer();
}

async function drawFirstPage(bytes: Uint8Array): Promise<HTMLCanvasElement> {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), drawingMs);
  try {
    const pdf = await openPdf(bytes, ended.signal);
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: fitting(width, height) });
    const canvas = canvasOf(viewport.width, viewport.height);
    await page.render({ canvas, viewport, background: 'white' }).promise;
    return canvas;
  } finally {
    clearTimeout(timer);
    // Ends the worker too.
    ended.abort();
  }
}

async function drawPicture(bytes: Uint8Array<ArrayBuffer>): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(new Blob([bytes]));
  const scale = fitting(picture.width, picture.height);
  const canvas = canvasOf(picture.width * scale, picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

const fitting = (width: number, height: number): number => Math.min(widest / width, highest / height);

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
