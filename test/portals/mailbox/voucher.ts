// Makes the voucher PDF that comes with a booked or assigned hour, and other small PDFs.
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A one-page PDF with these lines. */
export async function makePdf(lines: string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  lines.forEach((line, index) => {
    page.drawText(line, { x: 60, y: 760 - index * 24, size: index === 0 ? 16 : 11, font });
  });
  return pdf.save({ useObjectStreams: false });
}

export const makeVoucher = (parts: {
  person: string;
  procedure: string;
  office: string;
  when: string;
  code: string;
}) =>
  makePdf([
    'Comprobante de reserva',
    `Nombre: ${parts.person}`,
    `Trámite: ${parts.procedure}`,
    `Oficina: ${parts.office}`,
    `Fecha y hora: ${parts.when}`,
    `N° de reserva: ${parts.code}`,
    'Documento de ejemplo, sin valor.',
  ]);
