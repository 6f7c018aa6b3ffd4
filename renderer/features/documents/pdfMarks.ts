// Marks what a search found in the text layers of a PDF, by the browser's own highlights: nothing is put into the page.

const all = 'pdf-found';
const one = 'pdf-current';

export interface PdfMarks {
  /** Replaces the marks of a page; `current` is the place that the person stands at. */
  set(page: number, found: Range[], current: Range[]): void;
  clear(): void;
}

export function createPdfMarks(): PdfMarks {
  const pages = new Map<number, { found: Range[]; current: Range[] }>();
  const show = (): void => {
    const told = [...pages.values()];
    CSS.highlights.set(all, new Highlight(...told.flatMap(({ found }) => found)));
    const current = new Highlight(...told.flatMap(({ current: ranges }) => ranges));
    current.priority = 1;
    CSS.highlights.set(one, current);
  };
  return {
    set(page, found, current) {
      pages.set(page, { found, current });
      show();
    },
    clear() {
      pages.clear();
      CSS.highlights.delete(all);
      CSS.highlights.delete(one);
    },
  };
}
