// Puts what a bundle knows into the order in which it happened, for a person to read.
import { z } from 'zod';
import type { EvidenceIndex, EvidenceWords } from '../../contract/evidenceViews.ts';
import { certificateStandingSchema } from '../../contract/signatureViews.ts';
import { authorityZone, dayIn } from '../../model/zonedTime.ts';
import type { AuditRow } from '../../store/store.ts';

export interface TimelineLine {
  /** Day, and the hour where it is known: for the order. */
  at: string;
  /** The day in the reader's language. */
  day: string;
  /** What happened, in words. */
  what: string;
  text: string;
  details: string[];
}

/** Oldest first. Days are those of the authority whose notice it is. */
export function timelineOf(
  { notices, cases }: EvidenceIndex,
  audit: readonly AuditRow[],
  words: EvidenceWords,
): TimelineLine[] {
  const format = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone: 'UTC' });
  const dayOf = (day: string): string => format.format(new Date(`${day}T12:00:00Z`));
  const lines: TimelineLine[] = [];
  const add = (at: string, day: string, what: string, text: string, details: (string | null)[]): void => {
    lines.push({
      at,
      day: dayOf(day),
      what,
      text,
      details: details.filter((one) => one !== null && one !== '') as string[],
    });
  };

  for (const notice of notices) {
    const zone = authorityZone[notice.portal];
    const { title, issuer, caseNumber, madeAvailableAt, firstSeenAt, appointment } = notice;
    const at = madeAvailableAt ?? firstSeenAt;
    const told = [
      issuer,
      caseNumber,
      ...notice.documents.map(({ name, path }) => (path === null ? `${name} (${words.notHere})` : name)),
    ];
    add(
      at,
      dayIn(zone, at) ?? at.slice(0, 10),
      madeAvailableAt === null ? words.firstSeen : words.madeAvailable,
      title,
      told,
    );
    for (const { what, on, certainty } of notice.deadlines) {
      if (on === null || (what === 'attend' && appointment !== null)) continue;
      add(on, on, words[what], title, [certainty === 'stated' ? words.stated : words.derived]);
    }
    if (appointment?.on) {
      const { on, at: hour, office, address, procedure } = appointment;
      add(`${on}T${hour ?? ''}`, on, words.attend, procedure ?? title, [hour ?? null, office, address]);
    }
    for (const row of audit.filter(({ noticeId }) => noticeId === notice.id)) {
      const act = actOf(row, words);
      if (act === null) continue;
      const document = notice.documents.find(({ id }) => id === row.details['documentId']);
      add(row.at, dayIn(zone, row.at) ?? row.at.slice(0, 10), act.what, document?.name ?? title, act.details);
    }
  }
  for (const known of cases) {
    const numbers = known.numbers.join(' · ');
    for (const { at, raw } of known.history)
      add(at, at.slice(0, 10), words.status, raw, [known.title, numbers]);
    for (const entry of known.entries) {
      const on = entry.what === 'note' ? entry.on : null;
      const text = entry.text.trim() || (known.title ?? numbers);
      add(
        on ?? entry.addedAt,
        on ?? entry.addedAt.slice(0, 10),
        words.note,
        text,
        entry.documents.map(({ name }) => name),
      );
    }
  }
  return lines.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** What the person did with a notice, or had checked of a document; null for what proves nothing to others. */
function actOf(
  { what, details }: AuditRow,
  words: EvidenceWords,
): { what: string; details: string[] } | null {
  if (what === 'notice.opened') return { what: words.opened, details: [] };
  const checked = verifiedSchema.safeParse(details).data;
  if (what === 'document.verified' && checked)
    return { what: words.verified, details: [`${checked.host}: ${words[sightOf[checked.result]]}`] };
  const asked = askedSchema.safeParse(details).data;
  if (what !== 'document.revocationAsked' || !asked) return null;
  const lines = asked.certificates.map(({ name, state, host }) =>
    [name, words[standingOf[state]], host].filter((part) => part !== null).join(' · '),
  );
  return { what: words.certificatesAsked, details: [...new Set(lines)] };
}

const sightOf = { same: 'sawSame', different: 'sawDifferent', notFound: 'sawNothing' } as const;
const standingOf = {
  good: 'certificateGood',
  revoked: 'certificateRevoked',
  unchecked: 'certificateUnchecked',
} as const;
const verifiedSchema = z.object({ host: z.string(), result: z.enum(['same', 'different', 'notFound']) });
const askedSchema = z.object({ certificates: z.array(certificateStandingSchema) });
