// Electron's `setCertificateVerifyProc`: the app's verdict on a server's certificate, asked once per host and port.
import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';

export type VerifyProc = (
  asked: {
    hostname: string;
    certificate: { data: string };
    validatedCertificate: { data: string };
    isIssuedByKnownRoot: boolean;
    verificationResult: string;
    errorCode: number;
  },
  answer: (verdict: number) => void,
) => void;

export class ServerTrust {
  #proc: VerifyProc | null = null;
  readonly #known = new Map<string, Promise<boolean>>();

  setProc(proc: VerifyProc | null): void {
    this.#proc = proc;
    this.#known.clear();
  }

  /** Null where the app has no say: then the verdict is the system's. */
  verdict(url: URL): Promise<boolean> | null {
    const proc = this.#proc;
    if (proc === null || url.protocol !== 'https:') return null;
    const known = this.#known.get(url.host) ?? ask(proc, url);
    this.#known.set(url.host, known);
    return known;
  }
}

function ask(proc: VerifyProc, { hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(
      { host: hostname, port: Number(port || 443), servername: 'localhost', rejectUnauthorized: false },
      () => {
        const certificate = { data: new X509Certificate(socket.getPeerCertificate().raw).toString() };
        const isAuthorized = socket.authorized;
        socket.destroy();
        const found = isAuthorized
          ? { verificationResult: 'net::OK', errorCode: 0 }
          : { verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID', errorCode: -202 };
        proc(
          { hostname, certificate, validatedCertificate: certificate, isIssuedByKnownRoot: false, ...found },
          (verdict) => resolve(verdict === 0 || (verdict === -3 && isAuthorized)),
        );
      },
    );
    // The request itself will say what is wrong with the line.
    socket.on('error', () => resolve(true));
  });
}
