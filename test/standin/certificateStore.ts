// Stands where the system's certificate store would: PKCS#12 files on a list, offered the way Chromium offers a store's.
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { app } from './app.ts';
import { cancellable } from './cancellable.ts';
import { standin } from './records.ts';

export interface OfferedCertificate {
  data: string;
  subjectName: string;
  issuerName: string;
  serialNumber: string;
  fingerprint: string;
  validStart: number;
  validExpiry: number;
}
export interface PresentedKey {
  cert: string;
  key: string;
  card?: Card;
}
/** A certificate on a smart card: its key works after the PIN, and never again after three wrong ones. */
interface Card {
  name: string;
  pin: string;
}
interface Entry {
  path: string;
  passphrase: string;
  card?: Card;
}
const mostWrongPins = 3;

const run = promisify(execFile);

/**
 * What Electron would do when a server asks: nothing without a certificate that fits, else the event, and the first of the
 * list where nobody prevents it. `RECADO_STANDIN_CERTIFICATES` names a JSON file, `[{ "path", "passphrase", "card"? }]`, read anew
 * each time: a certificate can be removed.
 */
export async function keyFor(host: string, port: number): Promise<PresentedKey | null> {
  const keys = await usableKeys();
  if (keys.length === 0 || !(await asksForCertificate(host, port))) return null;
  const list = keys.map(({ cert }) => describe(cert));
  const event = cancellable();
  const { promise, resolve } = Promise.withResolvers<OfferedCertificate | undefined>();
  app.emit('select-client-certificate', event, null, `${host}:${port}`, list, resolve);
  const chosen = event.defaultPrevented ? await promise : list[0];
  standin.certificates.push({
    at: `${host}:${port}`,
    offered: list.length,
    chosen: chosen?.subjectName ?? null,
  });
  const key = keys.find(({ cert }) => cert === chosen?.data) ?? null;
  if (key?.card) await unlock(key.card, host);
  return key;
}

/** As NSS asks: again and again until the PIN is right or the answer is empty. */
async function unlock({ name, pin }: Card, hostname: string): Promise<void> {
  const wrongBefore = standin.cards.get(name) ?? 0;
  for (let wrong = wrongBefore; wrong < mostWrongPins; wrong += 1) {
    const typed =
      (await standin.pinHandler?.({ hostname, tokenName: name, isRetry: wrong > wrongBefore })) ?? '';
    if (typed === '') break;
    if (typed === pin) {
      standin.cards.set(name, 0);
      return;
    }
    standin.cards.set(name, wrong + 1);
  }
  throw new Error('net::ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY');
}

/** As Chromium filters: in force, and with a key usage that allows to sign in. */
async function usableKeys(): Promise<PresentedKey[]> {
  const file = process.env.RECADO_STANDIN_CERTIFICATES;
  if (file === undefined) return [];
  const { readPkcs12 } = await import('../../main/vault/certificates/readPkcs12.ts');
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  return entries.flatMap(({ path, passphrase, card }) => {
    const { certPem, keyPem, facts } = readPkcs12(readFileSync(path), passphrase);
    const now = new Date().toISOString();
    const isUsable = facts.canIdentify && facts.validFrom <= now && now <= facts.validTo;
    // The leaf alone, as a store lists it.
    return isUsable
      ? [{ cert: new X509Certificate(certPem).toString(), key: keyPem, ...(card && { card }) }]
      : [];
  });
}

/** Node does not say whether it was asked for a certificate; openssl does. */
async function asksForCertificate(host: string, port: number): Promise<boolean> {
  const child = run('openssl', ['s_client', '-connect', `${host}:${port}`, '-servername', host]);
  child.child.stdin?.end();
  const { stdout } = await child.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  return /^(Client Certificate Types|Requested Signature Algorithms):/m.test(stdout);
}

function describe(pem: string): OfferedCertificate {
  const certificate = new X509Certificate(pem);
  const nameIn = (lines: string): string => /^CN=(.*)$/m.exec(lines)?.[1] ?? '';
  return {
    data: pem,
    subjectName: nameIn(certificate.subject),
    issuerName: nameIn(certificate.issuer),
    serialNumber: certificate.serialNumber,
    fingerprint: `sha256/${Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64')}`,
    validStart: certificate.validFromDate.getTime() / 1_000,
    validExpiry: certificate.validToDate.getTime() / 1_000,
  };
}
