// pdf.js behind three functions; it is loaded only with the viewer, its worker and fonts come from this window's own origin.
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite gives the address of the file as its default export
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url&no-inline';

GlobalWorkerOptions.workerSrc = workerUrl;

/** The standard fonts and decoders that a PDF may leave out, by file name; each is fetched only when a page needs it. */
const shipped = {
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/wasm/*_nowasm_fallback.js', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
};
const urlOf = new Map(
  Object.entries(shipped).map(([path, url]) => [path.split('/').at(-1) ?? '', absolute(url)]),
);

/** Gives pdf.js the shipped fonts under the names that it knows; the files of a build carry a hash in theirs. */
class ShippedFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array<ArrayBuffer>> {
    const url = urlOf.get(filename);
    if (url === undefined) throw new Error(`not shipped: ${filename}`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/**
 * Scans come as fax, JBIG2 or JPEG 2000; without WebAssembly (the page forbids it) pdf.js imports these by name.
 * It wants a folder's address, so the name follows a slash.
 */
function decoderUrl(): string {
  const url = new URL('pdfDecoder.js', document.baseURI);
  for (const [name, file] of urlOf) if (name.endsWith('_fallback.js')) url.searchParams.set(name, file);
  return `${url.href}&file=/`;
}

/** Opens a PDF for reading; aborting ends its worker. Throws what pdf.js throws when the bytes are no PDF. */
export async function openPdf(bytes: Uint8Array, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: bytes,
    BinaryDataFactory: ShippedFiles,
    standardFontDataUrl: 'shipped/',
    wasmUrl: decoderUrl(),
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
  });
  signal.addEventListener('abort', () => void task.destroy());
  return task.promise;
}

/** Width and height in CSS pixels at 100 %; `rotation` in degrees beside what the page itself asks for. */
export async function sizeOfPage(
  pdf: PDFDocumentProxy,
  number: number,
  rotation: number,
): Promise<{ width: number; height: number }> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1, rotation: turned(page, rotation) });
  return { width, height };
}

/** Draws a page and lays its selectable text over it; aborting stops both. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  { scale, rotation }: { scale: number; rotation: number },
  canvas: HTMLCanvasElement,
  text: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return;
  const sharp = page.getViewport({
    scale: scale * window.devicePixelRatio,
    rotation: turned(page, rotation),
  });
  // A canvas takes one drawing at a time: each drawing gets its own and is copied when it is complete.
  const drawing = document.createElement('canvas');
  drawing.width = Math.ceil(sharp.width);
  drawing.height = Math.ceil(sharp.height);
  const task = page.render({ canvas: drawing, viewport: sharp });
  signal.addEventListener('abort', () => task.cancel());
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: document.createElement('div'),
    viewport: page.getViewport({ scale, rotation: turned(page, rotation) }),
  });
  signal.addEventListener('abort', () => layer.cancel());
  try {
    await task.promise;
    canvas.width = drawing.width;
    canvas.height = drawing.height;
    canvas.getContext('2d')?.drawImage(drawing, 0, 0);
    await layer.render();
    const { pageWidth, pageHeight } = sharp.rawDims as { pageWidth: number; pageHeight: number };
    // The layer is laid out as the page lies in the file, and turned whole.
    text.style.width = `${pageWidth * scale}px`;
    text.style.height = `${pageHeight * scale}px`;
    text.dataset.mainRotation = String(sharp.rotation);
    text.replaceChildren(...layer.textDivs);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

const smallWidth = 92;

/** Draws a page as a small picture; aborting stops it. */
export async function drawSmall(
  pdf: PDFDocumentProxy,
  number: number,
  rotation: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  const page = await pdf.getPage(number);
  const { width } = page.getViewport({ scale: 1, rotation: turned(page, rotation) });
  const viewport = page.getViewport({
    scale: (smallWidth * window.devicePixelRatio) / width,
    rotation: turned(page, rotation),
  });
  if (signal.aborted) return;
  const drawing = document.createElement('canvas');
  drawing.width = Math.ceil(viewport.width);
  drawing.height = Math.ceil(viewport.height);
  const task = page.render({ canvas: drawing, viewport });
  signal.addEventListener('abort', () => task.cancel());
  try {
    await task.promise;
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  canvas.width = drawing.width;
  canvas.height = drawing.height;
  canvas.getContext('2d')?.drawImage(drawing, 0, 0);
}

const turned = (page: PDFPageProxy, rotation: number): number => (page.rotate + rotation) % 360;

function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}
