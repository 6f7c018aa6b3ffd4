// Proves by the sender's published key that a mail comes from its domain and was not changed on the way.
import { resolveTxt } from 'node:dns/promises';
import type { DkimOutcome } from './authenticity.ts';

/** The TXT records of a name, each as its pieces; injected in tests. */
export type TxtResolver = (name: string) => Promise<string[][]>;

export interface DkimQuestion {
  raw: Uint8Array;
  /** Domain of the sender's address. */
  domain: string;
  /** When the mail arrived: keys and signatures are meant for that time. */
  at: Date;
}
export type DkimCheck = (question: DkimQuestion) => Promise<DkimOutcome>;

const timeoutMs = 5_000;

/**
 * `pass` needs a valid signature of the sender's own domain over the whole body. A broken one is `fail`, which forwarding causes too.
 * Without a signature, without an answer from DNS or in doubt it is `notChecked`. Each name is looked up once per check made.
 */
export function createDkimCheck(resolver: TxtResolver = resolveTxt): DkimCheck {
  const known = new Map<string, Promise<string[][]>>();
  const lookUp: TxtResolver = (name) => {
    const found = known.get(name) ?? inTime(resolver(name));
    known.set(name, found);
    return found;
  };
  return async ({ raw, domain, at }) => {
    const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 65_536)).toString('latin1');
    if (domain === '' || !/^dkim-signature:/im.test(head)) return 'notChecked';
    // With two senders programs disagree on who is shown.
    if ((headersOf(head).match(/^from:/gim) ?? []).length !== 1) return 'notChecked';
    try {
      // Loaded with the first signed notice: it takes half a second.
      const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
      const { results } = await dkimVerify(Buffer.from(raw), { resolver: lookUp, curTime: at, strict: true });
      const own = results.filter(({ signingDomain }) => isAligned(domain, signingDomain));
      if (own.some(({ status }) => status.result === 'pass' && !status.underSized)) return 'pass';
      return own.some(({ status }) => status.result === 'fail') ? 'fail' : 'notChecked';
    } catch {
      return 'notChecked';
    }
  };
}

const headersOf = (head: string): string => head.split(/\r?\n\r?\n/, 1)[0] ?? '';

/** The same domain, or the sender writes from below the one that signs; a bare ending such as `gob.cl` signs for nobody. */
function isAligned(domain: string, signing: string | undefined): boolean {
  const signer = signing?.toLowerCase() ?? '';
  return (
    signer.includes('.') &&
    (domain === signer ||
      (domain.endsWith(`.${signer}`) && !/^(?:gob|gov|com|co|org)\.[a-z]{2}$/.test(signer)))
  );
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('DNS timeout')), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
