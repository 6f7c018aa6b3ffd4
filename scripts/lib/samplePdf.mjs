// A small PDF of three pages, for pictures and tests of the viewer.
export async function samplePdf() {
  const { PDFDocument, StandardFonts } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const number of [1, 2, 3]) {
    const page = pdf.addPage([595, 842]);
    page.drawText('Comprobante de reserva', { x: 60, y: 760, size: 22, font });
    page.drawText(`Código RSV-884213, página ${number}`, { x: 60, y: 720, size: 13, font });
    page.drawText('Trámite: Estampado de visa', { x: 60, y: 690, size: 13, font });
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false })).toString('base64');
}
