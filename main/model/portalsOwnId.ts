// Whether the id under which a notice is known is the portal's own, which people are asked for, or a hash that a connector made.

/** `mail-…`, `aviso-…`, `case-…`, or bare: at least twenty hexadecimal figures of a SHA-256. */
const madeHere = /^(?:[a-z]+[-:])?[0-9a-f]{20,64}$/;

/** Null where the portal told no id of its own. */
export const portalsOwnId = (portalNoticeId: string): string | null =>
  madeHere.test(portalNoticeId) ? null : portalNoticeId;
