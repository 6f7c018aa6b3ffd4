// Says what a person taught Recado about mails like one that has come.
import { createHash } from 'node:crypto';
import type { LearnedSign } from '../model/learnedSign.ts';
import type { PortalId } from '../model/portal.ts';

/** Subjects of one kind are alike but for numbers and marks of forwarding: `su cita # ha sido asignada`. */
export const subjectShape = (subject: string): string =>
  subject
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:\s*(?:fwd?|rv|re|reenv|tr|aw)\s*:)+/, '')
    .replaceAll(/\S*\d\S*/g, '#')
    .replaceAll(/[^\p{L}#]+/gu, ' ')
    .trim()
    .slice(0, 200);

/** A subject belongs to who writes it: the same words of another sender are another shape. */
export const mailShape = (address: string, subject: string): string =>
  createHash('sha256')
    .update(`${address.toLowerCase()}\n${subjectShape(subject)}`)
    .digest('hex')
    .slice(0, 32);

/**
 * What a person said of mails like this one, the shape before the sender; null when nothing. A shape is narrower: "this
 * reservation is not one" says nothing of the authority's other mails.
 */
export function learnedOf(
  learned: readonly LearnedSign[],
  portal: PortalId,
  { address, subject }: { address: string; subject: string },
): LearnedSign | null {
  const own = learned.filter((sign) => sign.portal === portal);
  const shape = own.length === 0 ? '' : mailShape(address, subject);
  return (
    own.find((sign) => sign.kind === 'shape' && sign.value === shape) ??
    own.find((sign) => sign.kind === 'sender' && address !== '' && sign.value === address.toLowerCase()) ??
    null
  );
}
