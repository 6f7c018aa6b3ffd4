// Further signatures on PDFs: a second one behind the first, as an office's counter-signature is put, and a timestamp inside one.
import { createHash, webcrypto } from 'node:crypto';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { fromBER, Integer, OctetString } from 'asn1js';
import forge from 'node-forge';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { pdfWithPlaceholder } from './signedPdf.ts';

const placeholder = `/ByteRange [0 /********** /********** /**********]`;
const room = 16_384;

/** Adds an update behind the file with one more signature field, and signs it; what was there keeps every byte. */
export async function signAgain(pdf: Buffer, p12: Buffer): Promise<Buffer> {
  const text = pdf.toString('latin1');
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const root = /\/Root (\d+) 0 R/.exec(text)?.[1] ?? '';
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
  const field = /(\d+) 0 obj\s*<<[^]*?\/FT \/Sig[^]*?endobj/.exec(text)?.[1] ?? '';
  const catalog = new RegExp(`\\n${root} 0 obj\\s*<<([^]*?)>>\\s*endobj`).exec(text)?.[1] ?? '';
  const pages = /\/Pages \d+ 0 R/.exec(catalog)?.[0] ?? '';
  const objects: [number, string][] = [
    [Number(root), `<</Type/Catalog ${pages}/AcroForm<</SigFlags 3/Fields[${field} 0 R ${size + 1} 0 R]>>>>`],
    [
      size,
      `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached ${placeholder} /Contents <${'0'.repeat(room)}>>>`,
    ],
    [size + 1, `<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/Rect[0 0 0 0]/F 4/V ${size} 0 R>>`],
  ];
  let update = '\n';
  const places = objects.map(([number, object]) => {
    const at = pdf.length + update.length;
    update += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = pdf.length + update.length;
  update += `xref\n${places.join('')}trailer\n<</Size ${size + 2}/Root ${root} 0 R/Prev ${previous}>>\nstartxref\n${table}\n%%EOF\n`;
  return new SignPdf().sign(
    Buffer.concat([pdf, Buffer.from(update, 'latin1')]),
    new P12Signer(p12, { passphrase: 'x' }),
  );
}

/** Signed, with an RFC 3161 token over the signature; `isOfAnother`: the token is over something else. */
export async function timestampedPdf(p12: Buffer, at: Date, isOfAnother = false): Promise<Buffer> {
  const signer = new P12Signer(p12, { passphrase: 'x' });
  const plainly = signer.sign.bind(signer);
  const stamp = await makeStamp();
  signer.sign = async (bytes: Buffer) => {
    const content = new ContentInfo({ schema: fromBER(new Uint8Array(await plainly(bytes)).buffer).result });
    const signed = new SignedData({ schema: content.content });
    const info = signed.signerInfos[0] as SignerInfo;
    const value = Buffer.from(info.signature.valueBlock.valueHexView);
    const token = await stamp(isOfAnother ? Buffer.from('else') : value, at);
    info.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [token.toSchema()] })],
    });
    content.content = signed.toSchema(true);
    return Buffer.from(content.toSchema().toBER());
  };
  return new SignPdf().sign(await pdfWithPlaceholder(room), signer);
}

/** An authority of time of its own. */
async function makeStamp(): Promise<(bytes: Buffer, at: Date) => Promise<ContentInfo>> {
  const keys = forge.pki.rsa.generateKeyPair(2_048);
  const own = forge.pki.createCertificate();
  own.publicKey = keys.publicKey;
  own.serialNumber = '07';
  own.validity.notBefore = new Date(Date.now() - 86_400_000);
  own.validity.notAfter = new Date(Date.now() + 86_400_000);
  own.setSubject([{ name: 'commonName', value: 'Sello de tiempo' }]);
  own.setIssuer([{ name: 'commonName', value: 'Sello de tiempo' }]);
  own.setExtensions([{ name: 'extKeyUsage', timeStamping: true, critical: true }]);
  own.sign(keys.privateKey, forge.md.sha256.create());
  const der = (value: forge.asn1.Asn1) =>
    new Uint8Array(Buffer.from(forge.asn1.toDer(value).getBytes(), 'binary'));
  const certificate = Certificate.fromBER(der(forge.pki.certificateToAsn1(own)));
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const pkcs8 = der(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keys.privateKey)));
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  return async (bytes, at) => {
    const told = new TSTInfo({
      version: 1,
      policy: '1.2.3',
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
        hashedMessage: new OctetString({
          valueHex: new Uint8Array(createHash('sha256').update(bytes).digest()),
        }),
      }),
      serialNumber: new Integer({ value: 1 }),
      genTime: at,
    });
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({
        eContentType: '1.2.840.113549.1.9.16.1.4',
        eContent: new OctetString({ valueHex: told.toSchema().toBER() }),
      }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({
            issuer: certificate.issuer,
            serialNumber: certificate.serialNumber,
          }),
        }),
      ],
      certificates: [certificate],
    });
    await signed.sign(key as CryptoKey, 0, 'SHA-256');
    return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  };
}

/** The same signer's key and certificate, without those above it; passphrase `x`. */
export function withoutChain(p12: Buffer): Buffer {
  const read = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(p12.toString('binary')), 'x');
  const bagOf = (type: string) => read.getBags({ bagType: type })[type]?.[0];
  const own = bagOf(forge.pki.oids['certBag'] ?? '')?.cert;
  const key = bagOf(forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '')?.key;
  if (!own || !key) throw new Error('There is no signer in it');
  const bare = forge.pkcs12.toPkcs12Asn1(key, [own], 'x', { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(bare).getBytes(), 'binary');
}
