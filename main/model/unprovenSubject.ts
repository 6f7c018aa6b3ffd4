// Stands for whom an account belongs to where the portal prints nobody's number; a later sign-in with a number takes its place.

export const unprovenSubject = (accountId: string): string => `clave-${accountId.slice(0, 8)}`;

/** The number that the account is known to belong to; null before the first sign-in and where none was ever printed. */
export const provenSubject = (subject: string | null): string | null =>
  subject?.startsWith('clave-') ? null : subject;
