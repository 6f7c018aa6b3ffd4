// DEHú's titles are often codes: what such a code says, for every host that puts it into words.
const coded = /^(not|com|not-resolucion)_(\w{15})_\d+_\d+$/i;
const kinds = { not: 'not', com: 'com', 'not-resolucion': 'resolution' } as const;

export interface Concept {
  kind: (typeof kinds)[keyof typeof kinds];
  /** The case's number. */
  number: string;
}

/** What a code of the portal says; null for a title in words. */
export function readConcept(title: string): Concept | null {
  const [, kind, number] = coded.exec(title.trim()) ?? [];
  if (kind === undefined || number === undefined) return null;
  return { kind: kinds[kind.toLowerCase() as keyof typeof kinds], number };
}
