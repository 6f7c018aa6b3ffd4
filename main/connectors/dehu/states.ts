// The portal's states in its several spellings (lists, LEMA, the English of the screens), accents and case aside.
import type { NoticeState } from '../../model/notice.ts';

const states: Record<string, NoticeState> = {
  pendiente: 'pending',
  'no leida': 'pending',
  pending: 'pending',
  aceptada: 'accepted',
  comparecida: 'accepted',
  accepted: 'accepted',
  rechazada: 'rejected',
  rejected: 'rejected',
  expirada: 'expired',
  caducada: 'expired',
  vencida: 'expired',
  expired: 'expired',
  // Published in the official notice board: notified that way (Ley 39/2015, art. 44).
  'realizada teu': 'opened',
  realizada: 'opened',
  leida: 'opened',
  read: 'opened',
};

/** Null for a word that nobody has seen yet; it stays in the notice's evidence. */
export const stateOf = (word: string): NoticeState | null =>
  states[word.toLowerCase()] ??
  states[
    word
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
      .trim()
  ] ??
  null;
