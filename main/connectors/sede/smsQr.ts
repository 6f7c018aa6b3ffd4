// Draws a message as a QR code: the dots as data, and an SVG that needs no script.
import { create } from 'qrcode';

export interface QrCode {
  /** Dots on a side, without the quiet zone. */
  size: number;
  /** Row by row; true is dark. */
  modules: boolean[][];
  /** A whole SVG with its quiet zone of four dots, black on white whatever the theme. */
  svg: string;
}

const quiet = 4;

export function smsQr(code: string): QrCode {
  const { modules: dots } = create(code, { errorCorrectionLevel: 'M' });
  const { size } = dots;
  const modules = Array.from({ length: size }, (_row, row) =>
    Array.from({ length: size }, (_column, column) => dots.get(row, column) === 1),
  );
  const path = modules
    .flatMap((line, row) =>
      line.flatMap((isDark, column) => (isDark ? [`M${column + quiet} ${row + quiet}h1v1h-1z`] : [])),
    )
    .join('');
  const side = size + 2 * quiet;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`;
  return { size, modules, svg };
}
