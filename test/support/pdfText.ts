// Reads a printed PDF back: its number of pages and the text on each, as a person would see it on paper.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        .replaceAll(/\s+/gu, ' '),
    );
  }
  await loading.destroy();
  return pages;
}
