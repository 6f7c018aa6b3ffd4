// Says which mails speak of one appointment, and what it was before; nothing is overwritten, the newest word counts.
import type { Appointment } from './appointment.ts';
import type { Instant } from './day.ts';
import type { Notice } from './notice.ts';

export type AppointmentNotice = Pick<
  Notice,
  'id' | 'portal' | 'kind' | 'caseNumber' | 'madeAvailableAt' | 'firstSeenAt' | 'authenticity'
> & { personId: string; appointment: Appointment | null };

export interface AppointmentVersion {
  noticeId: string;
  toldAt: Instant;
  appointment: Appointment;
}

export interface AppointmentHistory {
  /** What ties the mails together; the same for each of them, and stable when more come. */
  key: string;
  /** Oldest first; the last one counts. A mail that repeats what was known is no version of its own. */
  versions: AppointmentVersion[];
}

/**
 * The history of one appointment among all that its person was told. Mails with the same code speak of one appointment. Without
 * a code it is the same case or the same procedure, told anew before the day that was known had passed: a later one is
 * another visit. A mail that lies about its sender changes nothing.
 */
export function historyOf(
  own: AppointmentNotice,
  others: readonly AppointmentNotice[],
): AppointmentHistory | null {
  if (!own.appointment) return null;
  const believed = others.filter(
    ({ id, personId, portal, appointment, authenticity }) =>
      id !== own.id &&
      personId === own.personId &&
      portal === own.portal &&
      appointment !== null &&
      authenticity?.verdict !== 'suspicious',
  );
  const ordered = [own, ...(own.authenticity?.verdict === 'suspicious' ? [] : believed)].toSorted(
    (one, other) => (momentOf(one) < momentOf(other) ? -1 : 1),
  );
  // Chains: the second mail may share the code with the first and the day with the third.
  const chains: AppointmentNotice[][] = [];
  for (const notice of ordered) {
    const chain = chains.findLast((known) => known.some((before) => isSameVisit(before, notice)));
    if (chain) chain.push(notice);
    else chains.push([notice]);
  }
  const chain = chains.find((known) => known.includes(own)) ?? [own];
  const versions: AppointmentVersion[] = [];
  for (const { id, appointment, ...notice } of chain) {
    if (!appointment) continue;
    const last = versions.at(-1)?.appointment;
    if (id !== own.id && last && isSameMoment(last, appointment)) continue;
    if (last && isSameMoment(last, appointment)) versions.pop();
    versions.push({ noticeId: id, toldAt: momentOf(notice), appointment });
  }
  const code = chain.map(({ appointment }) => appointment?.code).find((one) => one);
  return { key: code ? `${own.portal}-${plain(code)}` : (chain[0]?.id ?? own.id), versions };
}

function isSameVisit(before: AppointmentNotice, later: AppointmentNotice): boolean {
  const [one, other] = [before.appointment, later.appointment];
  if (!one || !other) return false;
  if (one.code && other.code) return plain(one.code) === plain(other.code);
  const isInTime = one.on === null || momentOf(later).slice(0, 10) <= one.on;
  const isSameCase = before.caseNumber !== null && before.caseNumber === later.caseNumber;
  const isSameProcedure =
    one.procedure !== null && other.procedure !== null && plain(one.procedure) === plain(other.procedure);
  return isInTime && (isSameCase || isSameProcedure);
}

const isSameMoment = (one: Appointment, other: Appointment): boolean =>
  one.on === other.on && one.at === other.at && one.zone === other.zone && one.office === other.office;

const momentOf = ({
  madeAvailableAt,
  firstSeenAt,
}: Pick<AppointmentNotice, 'madeAvailableAt' | 'firstSeenAt'>): Instant => madeAvailableAt ?? firstSeenAt;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
