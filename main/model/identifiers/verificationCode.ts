// Finds CSV codes (código seguro de verificación). A CSV opens the document for anybody: it is handled as a secret.

export interface VerificationCode {
  value: string;
  /** `GEISER`, `DEHU`, `GEN`, `ORVE` or another; null when the code stands without one. */
  prefix: string | null;
}

const dashed = /(?<![A-Za-z0-9-])([A-Z]{2,12})((?:\s?-\s?[0-9a-f]{4}){8})(?![0-9a-f-])/g;
const plain = /(?<![A-Za-z0-9-])(?:([A-Z]{2,12})-)?([0-9a-f]{32})(?![0-9a-f])/g;

/** Codes of a text, each once, in their dashed form. The 32 digits printed without dashes count only beside the word CSV. */
export function findVerificationCodes(text: string): VerificationCode[] {
  const found = new Map<string, VerificationCode>();
  for (const match of text.matchAll(dashed)) add(found, match[1] ?? null, match[2] ?? '');
  for (const match of text.matchAll(plain)) {
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    if (match[1] || /csv|verificaci[oó]n/i.test(before)) add(found, match[1] ?? null, match[2] ?? '');
  }
  return [...found.values()];
}

function add(found: Map<string, VerificationCode>, prefix: string | null, code: string): void {
  const groups = code.replaceAll(/[^0-9a-f]/g, '').match(/.{4}/g) ?? [];
  const value = [...(prefix === null ? [] : [prefix]), ...groups].join('-');
  found.set(value, { value, prefix });
}
