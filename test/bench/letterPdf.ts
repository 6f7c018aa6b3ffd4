// A PDF as offices write them: pages of words, and a picture that makes it as large as is wanted.

/** `pictureBytes` of pixels that no page draws; `seed` makes one file differ from another. */
export function letterPdf(pages: string[], pictureBytes: number, seed: number): Buffer {
  const objects: Buffer[] = [];
  const add = (text: string, bytes?: Buffer): void => {
    objects.push(
      bytes
        ? Buffer.concat([
            Buffer.from(`${text}/Length ${bytes.byteLength}>>stream\n`),
            bytes,
            Buffer.from('\nendstream'),
          ])
        : Buffer.from(text),
    );
  };
  const kids = pages.map((_, page) => `${5 + page * 2} 0 R`).join(' ');
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  const side = Math.floor(Math.sqrt(pictureBytes));
  const picture = Buffer.alloc(side * side, seed % 251);
  add(
    `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 8`,
    picture,
  );
  for (const [page, text] of pages.entries()) {
    const lines = (text.match(/.{1,85}(?:\s|$)/gs) ?? []).map(
      (line) => `(${line.replaceAll(/[()\\\n]/g, ' ')}) Tj T*`,
    );
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${6 + page * 2} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>`,
    );
    add('<<', Buffer.from(`BT /F 10 Tf 12 TL 50 790 Td ${lines.join(' ')} ET`, 'latin1'));
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let size = 9;
  const places = objects.map((object, number) => {
    const whole = Buffer.concat([Buffer.from(`${number + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    const place = size;
    size += whole.byteLength;
    parts.push(whole);
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
