// Makes signed PDFs with an own CA while a test runs, so that none is kept and every kind of damage can be done to them.
import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';
import { PDFDocument } from 'pdf-lib';

export interface TestAuthority {
  pem: string;
  der: Uint8Array;
  issue(name: string, validTo?: Date): Buffer;
}

const day = 86_400_000;

export function makeAuthority(name: string): TestAuthority {
  const keys = forge.pki.rsa.generateKeyPair(2_048);
  const attributes = [{ name: 'commonName', value: name }];
  const root = forge.pki.createCertificate();
  root.publicKey = keys.publicKey;
  root.serialNumber = '01';
  root.validity.notBefore = new Date(Date.now() - 1_000 * day);
  root.validity.notAfter = new Date(Date.now() + 1_000 * day);
  root.setSubject(attributes);
  root.setIssuer(attributes);
  root.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ]);
  root.sign(keys.privateKey, forge.md.sha256.create());
  return {
    pem: forge.pki.certificateToPem(root),
    der: Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(root)).getBytes(), 'binary'),
    issue: (signer, validTo = new Date(Date.now() + 300 * day)) => {
      const own = forge.pki.rsa.generateKeyPair(2_048);
      const certificate = forge.pki.createCertificate();
      certificate.publicKey = own.publicKey;
      certificate.serialNumber = '02';
      certificate.validity.notBefore = new Date(Date.now() - 900 * day);
      certificate.validity.notAfter = validTo;
      certificate.setSubject([{ name: 'commonName', value: signer }]);
      certificate.setIssuer(attributes);
      certificate.setExtensions([
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
      ]);
      certificate.sign(keys.privateKey, forge.md.sha256.create());
      const p12 = forge.pkcs12.toPkcs12Asn1(own.privateKey, [certificate, root], 'x', { algorithm: '3des' });
      return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
    },
  };
}

export async function signedPdf(p12: Buffer): Promise<Buffer> {
  return new SignPdf().sign(await pdfWithPlaceholder(8_192), new P12Signer(p12, { passphrase: 'x' }));
}

/** One page with room for a signature. */
export async function pdfWithPlaceholder(signatureLength: number): Promise<Buffer> {
  const pdfDoc = await PDFDocument.create();
  pdfDoc.addPage().drawText('Resolución favorable');
  pdflibAddPlaceholder({
    pdfDoc,
    reason: 'Firma',
    contactInfo: '',
    name: 'Oficina',
    location: 'Madrid',
    signatureLength,
  });
  return Buffer.from(await pdfDoc.save({ useObjectStreams: false }));
}
