// Puts what a bundle knows into the order in which it happened, for a person to read.
import { z } from 'zod';
import { daySchema } from '../../contract/base.ts';
import type { BundledCase, EvidenceIndex, EvidenceWords } from '../../contract/evidenceViews.ts';
import { certificateStandingSchema } from '../../contract/signatureViews.ts';
import { noticeActOf } from '../../model/dueAct.ts';
import { noticeOfPayment } from '../../model/payments.ts';
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
  { notices, cases, payments }: EvidenceIndex,
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
      add(on, on, words[noticeActOf(what, notice)], title, [
        certainty === 'stated' ? words.stated : words.derived,
      ]);
    }
    if (appointment?.on) {
      const { on, at: hour, office, address, procedure } = appointment;
      add(`${on}T${hour ?? ''}`, on, words.attend, procedure ?? title, [hour ?? null, office, address]);
    }
    const ids = [notice.id, ...notice.joinedIds];
    for (const row of audit.filter(({ noticeId }) => noticeId !== null && ids.includes(noticeId))) {
      const act = actOf(row, words, dayOf);
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
      const { on, at, what, text, details } = ownFact(entry, words);
      const files = entry.documents.map(({ name }) => name);
      const told = text || (known.title ?? numbers);
      add(at ?? on ?? entry.addedAt, on ?? entry.addedAt.slice(0, 10), what, told, [...details, ...files]);
    }
  }
  for (const { id, paidOn, receipt } of payments)
    add(paidOn, paidOn, words.paid, titleOfPayment(id, notices, cases), [receipt?.name ?? null]);
  return lines.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

interface OwnFact {
  /** Null: when it was written down. `at` has the hour too. */
  on: string | null;
  at?: string;
  what: string;
  text: string;
  details: (string | null)[];
}

/** What the person wrote into a case by hand: it counts from the day that it speaks of. */
function ownFact(entry: BundledCase['entries'][number], words: EvidenceWords): OwnFact {
  const text = entry.text.trim();
  switch (entry.what) {
    case 'note':
      return { on: entry.on, what: words.note, text, details: [] };
    case 'appointment': {
      const { on, at, office, address, procedure } = entry.appointment;
      const details = [words.note, at, office, address, text];
      return { on, at: `${on}T${at ?? ''}`, what: words.attend, text: procedure ?? '', details };
    }
    case 'payment': {
      const { title, amount, dueOn, payCode } = entry.payment;
      const sum = amount && `${amount.value} ${amount.currency}`;
      return { on: dueOn, what: words.pay, text: title, details: [words.note, sum, payCode, text] };
    }
    case 'waitingList': {
      const { joinedOn, procedure, office } = entry.waitingList;
      return {
        on: joinedOn,
        what: words.note,
        text: text || (procedure ?? ''),
        details: [text === '' ? null : procedure, office],
      };
    }
  }
}

function titleOfPayment(
  id: string,
  notices: EvidenceIndex['notices'],
  cases: EvidenceIndex['cases'],
): string {
  const noticeId = noticeOfPayment(id);
  const notice = notices.find((one) => one.id === noticeId || one.joinedIds.includes(noticeId));
  const entry = cases.flatMap(({ entries }) => entries).find((one) => one.id === id);
  return notice?.title ?? (entry?.what === 'payment' ? entry.payment.title : '');
}

/** What the person did with a notice, or had checked of a document; null for what proves nothing to others. */
function actOf(
  { what, details }: AuditRow,
  words: EvidenceWords,
  dayOf: (day: string) => string,
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
  const copied = asked.copiedRoots.map(({ name, comparedOn }) =>
    [name, words.rootFromSources, dayOf(comparedOn)].filter((part) => part !== null).join(' · '),
  );
  return { what: words.certificatesAsked, details: [...new Set(lines), ...copied] };
}

const sightOf = { same: 'sawSame', different: 'sawDifferent', notFound: 'sawNothing' } as const;
const standingOf = {
  good: 'certificateGood',
  revoked: 'certificateRevoked',
  unchecked: 'certificateUnchecked',
} as const;
const verifiedSchema = z.object({ host: z.string(), result: z.enum(['same', 'different', 'notFound']) });
const askedSchema = z.object({
  certificates: z.array(certificateStandingSchema),
  /** Not there in lines of before there were such roots. */
  copiedRoots: z.array(z.object({ name: z.string().nullable(), comparedOn: daySchema })).default([]),
});
