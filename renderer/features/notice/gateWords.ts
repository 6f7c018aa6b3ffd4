// Which words the gate speaks: opening notifies, opening may be the acknowledgement, or reading has no legal effect.
import type { MethodOutput } from '../../../main/contract/methods.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';

export type GateWords = 'full' | 'perhaps' | 'light';

type Portals = MethodOutput<'portals.list'>;

/** A portal that does not say what opening does there is taken at its worst; `full` while the portals are not known yet. */
export function gateWords(
  notice: Pick<NoticeDetail, 'portal' | 'kind'>,
  portals: Portals | undefined,
): GateWords {
  const told = portals?.find((portal) => portal.id === notice.portal)?.openingEffects;
  const effects = told?.[notice.kind === 'communication' ? 'communication' : 'notification'];
  if (effects === undefined || effects.some(({ code }) => code === 'notifies')) return 'full';
  return effects.every(({ code }) => code === 'marksRead') ? 'light' : 'perhaps';
}
