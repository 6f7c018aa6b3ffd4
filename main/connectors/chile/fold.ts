// Brings text to the form in which phrases are compared.

/** Lower case without accents and of the same length, so that a position found here is true in the original. */
export const fold = (text: string): string =>
  text
    .replaceAll(/[^\0-\x7f]/g, (char) => {
      const base = char.normalize('NFD').charAt(0);
      return base.length === char.length ? base : char;
    })
    .replaceAll(/[A-Z]/g, (char) => char.toLowerCase());
