// Which accounts need their person: parked, failing for long, quiet, or with a certificate that ends.

import type { FailureCode } from '../contract/failure.ts';
import { failurePolicy } from '../contract/failurePolicy.ts';
import type { Account } from '../model/account.ts';
import type { Instant } from '../model/day.ts';
import type { SourceHealth } from '../model/quietSource.ts';
import type { Run } from '../model/run.ts';
import { subject, type Wanted, type WantedNow } from './wanted.ts';

const dayMs = 86_400_000;
/** Renewing a certificate takes appointments and weeks. */
const certificateDays = [60, 30, 7] as const;
const urgentCertificateDays = 7;

export interface AlertAccount {
  account: Account;
  /** Newest first; only of accounts that are active. */
  runs: readonly Run[];
  health: SourceHealth;
  certificateEndsAt: Instant | null;
}

export function accountAlerts(known: AlertAccount, now: number): WantedNow {
  const { account, health } = known;
  if (account.state === 'removed') return { wanted: [], nextAt: [] };
  const quietAt = Date.parse(health.quietAt);
  const certificate = certificateAlerts(known, now);
  const wanted = [parkedAlert(account), failingAlert(known), quietAlert(known)].filter(
    (alert) => alert !== null,
  );
  return {
    wanted: [...wanted, ...certificate.wanted],
    nextAt: [...(quietAt > now ? [quietAt] : []), ...certificate.nextAt],
  };
}

const ofAccount = ({ id, portal, personId, label }: Account) => ({
  accountId: id,
  portal,
  personId,
  label,
});

const about = (
  account: Account,
  kind: Wanted['kind'],
  urgency: Wanted['urgency'],
  known: { code?: FailureCode; since?: Instant },
  mark: string,
): Wanted => ({
  key: `${kind}:${account.id}:${mark}`,
  slot: `${kind}:${account.id}`,
  kind,
  urgency,
  endsAt: null,
  subject: subject({ ...ofAccount(account), ...known }),
});

/** One state, one alert, until somebody solves it. */
function parkedAlert(account: Account): Wanted | null {
  const { state, parkedFor } = account;
  if (state !== 'parked' || parkedFor === null || failurePolicy[parkedFor.code].alert === 'no') return null;
  return about(account, 'account.parked', 'urgent', { code: parkedFor.code }, parkedFor.code);
}

function failingAlert({ account, runs }: AlertAccount): Wanted | null {
  if (account.state !== 'active') return null;
  const code = failingFor(runs);
  return code === null ? null : about(account, 'account.failing', 'normal', { code }, code);
}

function quietAlert({ account, health }: AlertAccount): Wanted | null {
  // A parked account is told by that, and its banner says how long it has been.
  if (!health.isQuiet || account.state === 'parked') return null;
  return about(account, 'source.quiet', 'urgent', { since: health.lastWholeAt }, health.lastWholeAt);
}

/** What an account has been failing with for long enough to be worth a word; null while it is not. */
export function failingFor(runs: readonly Run[]): FailureCode | null {
  const ended = runs.filter(({ endedAt, result }) => endedAt !== null && !isCancelled(result));
  const firstGood = ended.findIndex(({ result }) => result === 'ok');
  const failing = firstGood === -1 ? ended : ended.slice(0, firstGood);
  const [newest] = failing;
  const oldest = failing.at(-1);
  if (!newest || !oldest || newest.result === null || newest.result === 'ok') return null;
  const { code } = newest.result;
  const policy = failurePolicy[code];
  switch (policy.alert) {
    case 'atOnce':
      // The others of this kind park, and that is told.
      return policy.park === 'no' ? code : null;
    case 'second': {
      const before = failing[1]?.result;
      return before !== undefined && before !== null && before !== 'ok' && before.code === code ? code : null;
    }
    case 'afterDay':
      return Date.parse(newest.startedAt) - Date.parse(oldest.startedAt) >= dayMs ? code : null;
    case 'no':
    case 'whenParked':
    case 'onGivingUp':
      return null;
  }
}

const isCancelled = (result: Run['result']): boolean =>
  result !== null && result !== 'ok' && result.code === 'cancelled';

function certificateAlerts({ account, certificateEndsAt }: AlertAccount, now: number): WantedNow {
  const end = Date.parse(certificateEndsAt ?? '');
  if (certificateEndsAt === null || Number.isNaN(end)) return { wanted: [], nextAt: [] };
  const steps = certificateDays.map((days) => ({ days, at: end - days * dayMs }));
  const nextAt = [...steps.map(({ at }) => at), end].filter((at) => at > now);
  // The nearest step that has begun; what has ended parks the account with the next look.
  const step = steps.findLast(({ at }) => at <= now);
  if (step === undefined || end <= now) return { wanted: [], nextAt };
  return {
    nextAt,
    wanted: [
      {
        ...about(
          account,
          'certificate',
          step.days <= urgentCertificateDays ? 'urgent' : 'normal',
          { since: certificateEndsAt },
          `${certificateEndsAt}:${step.days}`,
        ),
        step: step.days,
        endsAt: end,
      },
    ],
  };
}
