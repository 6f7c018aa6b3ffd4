// The text of a PDF: laid out as it is printed, and nothing of a file that is made to hold the reader up.
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createPdfTextReader, pdfTextLimits } from '../../main/mail/readPdfText.ts';
import { makePdf } from '../portals/mailbox/voucher.ts';

/** Time enough on a busy machine, unless time is what is tried. */
const patient = { ...pdfTextLimits, timeMs: 20_000 };

/** One page whose content is this, packed. */
function pdfOf(content: Uint8Array): Uint8Array {
  const head = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    `4 0 obj<</Length ${content.byteLength}/Filter/FlateDecode>>stream\n`,
  ].join('\n');
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF';
  return Buffer.concat([Buffer.from(head, 'latin1'), content, Buffer.from(tail, 'latin1')]);
}

describe('the text of a PDF', () => {
  const read = createPdfTextReader(patient);

  it('keeps lines, and parts what stands apart on one line', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.addPage([595, 842]);
    for (const [text, x, y] of [
      ['09:30 horas', 300, 700],
      ['Hora', 60, 700],
      ['Fecha', 60, 730],
      ['15/09/2026', 300, 730],
    ] as const)
      page.drawText(text, { x, y, size: 11, font });
    expect(await read(await pdf.save())).toBe('Fecha | 15/09/2026\nHora | 09:30 horas');
  });

  it('is none where the file is broken, empty, too large or a picture', async () => {
    const whole = await makePdf(['Comprobante']);
    const picture = await PDFDocument.create();
    picture.addPage();
    const files = [
      whole.subarray(0, 300),
      new Uint8Array(),
      new Uint8Array(patient.mostBytes + 1),
      await picture.save(),
    ];
    for (const file of files) expect(await read(file)).toBeNull();
    expect(await read(whole)).toBe('Comprobante');
  });

  it('ends a file that never ends, and reads the next one', { timeout: 60_000 }, async () => {
    const endless = Buffer.from('BT /F 9 Tf (x) Tj ET\n'.repeat(4_000_000), 'latin1');
    const bomb = pdfOf(deflateSync(endless));
    expect(bomb.byteLength).toBeLessThan(patient.mostBytes);
    const hasty = createPdfTextReader({ ...patient, timeMs: 300 });
    expect(await hasty(bomb)).toBeNull();
    expect(await createPdfTextReader(patient)(await makePdf(['Después']))).toBe('Después');
  });
});
