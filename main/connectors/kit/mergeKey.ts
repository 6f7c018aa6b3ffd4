// Names a Spanish notice the same wherever it is told: DEHú's identifier is printed in its mails and in a sede's list.

/** An identifier is opaque (hex, digits, mixed); only its case may differ from place to place. */
export const mergeKeyOf = (identifier: string): string => `dehu:${identifier.toLowerCase()}`;

/** Long enough to be one of DEHú's, which no running number of a sede can be taken for. */
export const isIdentifier = (text: string): boolean => /^(?=.*\d)[0-9a-z]{10,50}$/i.test(text);
