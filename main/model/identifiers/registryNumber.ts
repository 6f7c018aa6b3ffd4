// Reads REGAGE registry numbers, which PDFs split over lines and dress with dashes.

export interface RegistryNumber {
  /** `REGAGE26e00012345678`: the letter stays small, as printed. */
  value: string;
  /** `e` entry, `s` exit; taken from the letter. */
  direction: 'entry' | 'exit';
}

const pattern =
  /R[\s\-._·]*E[\s\-._·]*G[\s\-._·]*A[\s\-._·]*G[\s\-._·]*E[\s\-._·]*((?:\d[\s\-._·]*){2})([esES])[\s\-._·]*((?:\d[\s\-._·]*){11})(?!\d)/g;

/** Every registry number in a text, separators removed, each once. */
export function findRegistryNumbers(text: string): RegistryNumber[] {
  const found = new Map<string, RegistryNumber>();
  for (const match of text.matchAll(pattern)) {
    const letter = (match[2] ?? '').toLowerCase();
    const value = `REGAGE${digits(match[1])}${letter}${digits(match[3])}`;
    found.set(value, { value, direction: letter === 'e' ? 'entry' : 'exit' });
  }
  return [...found.values()];
}

const digits = (text: string | undefined): string => (text ?? '').replaceAll(/\D/g, '');
