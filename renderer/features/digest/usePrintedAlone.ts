// While this stands, paper gets one part of the window alone, whichever way the person asked to print.
import { type RefObject, useEffect } from 'react';
import '../chile/print.css';

export function usePrintedAlone(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let sheet: HTMLElement | null = null;
    const begin = (): void => {
      if (part.current === null || sheet !== null) return;
      sheet = document.createElement('div');
      sheet.className = 'print-sheet';
      sheet.append(part.current.cloneNode(true));
      document.body.append(sheet);
      document.body.classList.add('is-printing');
    };
    const end = (): void => {
      sheet?.remove();
      sheet = null;
      document.body.classList.remove('is-printing');
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      end();
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [part]);
}
