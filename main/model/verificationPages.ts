// Where offices let anybody check a document by its code: the only pages that a verification ever opens.

export interface VerificationPage {
  host: string;
  /** Opened where the document prints no address of this host; null where only a printed one leads to the form. */
  url: string | null;
  /** Codes with these prefixes are checked there. */
  prefixes: readonly string[];
  checkedOn: string;
}

/**
 * Seen printed in documents of 2023 to 2026. The first page of the first fitting prefix is taken where a document prints no
 * official address.
 */
export const verificationPages: readonly VerificationPage[] = [
  {
    host: 'sede.administracionespublicas.gob.es',
    url: 'https://sede.administracionespublicas.gob.es/valida',
    prefixes: ['ORVE'],
    checkedOn: '2026-11-21',
  },
  {
    host: 'sede.administracion.gob.es',
    url: 'https://sede.administracion.gob.es/pagSedeFront/servicios/consultaCSV.htm',
    prefixes: ['GEISER', 'DEHU', 'GEN'],
    checkedOn: '2026-11-21',
  },
  { host: 'run.gob.es', url: null, prefixes: [], checkedOn: '2026-11-21' },
  { host: 'valide.redsara.es', url: 'https://valide.redsara.es', prefixes: [], checkedOn: '2026-11-21' },
];

export interface VerificationAddress {
  url: string;
  host: string;
  /** False: the document prints another address, or none; ours was taken from the list. */
  isPrinted: boolean;
}

/** An https address without user or port on a listed host; what a document prints elsewhere is never opened. */
export function verificationAddress(
  printed: readonly string[],
  prefix: string | null,
): VerificationAddress | null {
  for (const text of printed) {
    if (!URL.canParse(text)) continue;
    const { protocol, host, username, password, href } = new URL(text);
    const isPlain = protocol === 'https:' && username === '' && password === '';
    if (isPlain && verificationPages.some((page) => page.host === host))
      return { url: href, host, isPrinted: true };
  }
  const page = verificationPages.find(({ prefixes }) => prefix !== null && prefixes.includes(prefix));
  return page?.url ? { url: page.url, host: page.host, isPrinted: false } : null;
}
