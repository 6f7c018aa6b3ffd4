// The diagnostics bundle: how Recado is doing, in words of its own only. Nothing that a person, a portal or a mail wrote gets in.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCodes } from '../contract/failure.ts';
import type { Checkup } from '../contract/views.ts';
import { alertKinds, alertStates, hindrances, silences } from '../model/alert.ts';
import { portalIds } from '../model/portal.ts';
import type { Store } from '../store/store.ts';

export interface DiagnosticsDeps {
  store: Store;
  profileDir: string | null;
  version: string;
  host: string;
  platform: string;
  /** The sign-in methods of all manifests: only their names may be told. */
  methods: readonly string[];
  checkups: readonly Checkup[];
  now: Date;
}

const runsTold = 500;
const alertsTold = 200;
const logLinesTold = 500;

/** What is not on the list of known words is told as this; that something stood there is all that help needs. */
const other = 'other';
function oneOf(known: readonly string[], value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' && known.includes(value) ? value : other;
}
const moment = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(value) ? value : null;
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
/** Names of events and fields in the log are the code's own, but a log can be written by anybody: shapes only. */
const eventName = (value: unknown): string =>
  typeof value === 'string' &&
  /^[a-z][A-Za-z]{1,30}\.[a-z][A-Za-z]{1,40}$/.test(value) &&
  knownEvents.has(value)
    ? value
    : other;

/** Events of the log that tell how Recado is doing. */
const knownEvents = new Set([
  'alert.closed',
  'alert.failed',
  'alert.notDecided',
  'alert.notShown',
  'alert.notWithdrawn',
  'push.failed',
  'run.failed',
  'run.lost',
  'run.pageNotKept',
  'run.unread',
  'store.failed',
  'store.workerFailed',
  'tick.failed',
  'watch.ended',
  'watch.failed',
]);
const triggers = ['schedule', 'person', 'push', 'start', 'import'];
const accountStates = ['active', 'parked', 'paused', 'removed'];
const levels: Record<number, string> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };

const failureCodeOf = (failure: unknown): string | null => {
  if (failure === 'ok') return 'ok';
  if (typeof failure !== 'object' || failure === null || !('code' in failure)) return null;
  return oneOf(failureCodes, failure.code);
};

/**
 * Every value is a number, a moment, or one of Recado's own words; accounts are numbered anew in each bundle. So there is
 * nothing to redact, and a field that is added somewhere later does not get in by itself.
 */
export async function makeDiagnostics(deps: DiagnosticsDeps): Promise<Record<string, unknown>> {
  const { store, now } = deps;
  const accounts = (await readable(store.accounts.list())) ?? [];
  const nameOf = (id: string | null): string | null => {
    if (id === null) return null;
    const at = accounts.findIndex((account) => account.id === id);
    return at === -1 ? 'removed' : `account ${at + 1}`;
  };
  const [runs, alerts, counts, health] = await Promise.all([
    readable(store.runs.list({ limit: runsTold })),
    readable(store.alerts.list({ limit: alertsTold })),
    readable(store.notices.counts()),
    readable(store.health()),
  ]);
  return {
    recado: deps.version,
    host: oneOf(['electron', 'web', 'direct'], deps.host),
    platform: oneOf(['linux', 'darwin', 'win32'], deps.platform),
    node: process.versions.node,
    madeAt: now.toISOString(),
    store: health && {
      isIntact: health.isIntact,
      schemaVersion: number(health.schemaVersion),
      sizeBytes: number(health.sizeBytes),
    },
    checkups: deps.checkups.map(({ part, state }) => ({ part, state })),
    notices: counts && { inbox: number(counts.inbox), unread: number(counts.unread) },
    accounts: accounts.map((account) => ({
      account: nameOf(account.id),
      portal: oneOf(portalIds, account.portal),
      method: oneOf(deps.methods, account.method),
      state: oneOf(accountStates, account.state),
      parkedFor: failureCodeOf(account.parkedFor),
      hasOwnSchedule: account.schedule !== null,
      nextCheckAt: moment(account.nextCheckAt),
      lastCompleteListingAt: moment(account.lastCompleteListingAt),
    })),
    runs: runs?.map((run) => ({
      account: nameOf(run.accountId),
      trigger: oneOf(triggers, run.trigger),
      startedAt: moment(run.startedAt),
      endedAt: moment(run.endedAt),
      result: failureCodeOf(run.result),
      isComplete: run.isComplete,
      listed: number(run.listed),
      added: number(run.added),
      updated: number(run.updated),
      documents: number(run.documents),
    })),
    alerts: alerts?.map((alert) => ({
      account: nameOf(alert.accountId),
      kind: oneOf(alertKinds, alert.kind),
      raisedAt: moment(alert.raisedAt),
      shownAt: moment(alert.shownAt),
      state: oneOf(alertStates, alert.state),
      silentFor: oneOf(silences, alert.silentFor),
      notShownFor: oneOf(hindrances, alert.notShownFor),
    })),
    log: deps.profileDir === null ? [] : await readLog(deps.profileDir),
  };
}

/** A store that is hurt still gives what can be read of it; null says that this part cannot. */
const readable = <T>(part: Promise<T>): Promise<T | null> => part.catch(() => null);

/** Level, moment, event and failure code of the last lines; what else they say stays on this computer. */
async function readLog(profileDir: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(profileDir, 'logs', 'recado.log'), 'utf8').catch(() => '');
  return text
    .trimEnd()
    .split('\n')
    .slice(-logLinesTold)
    .flatMap((line) => {
      const parsed = parseLine(line);
      if (parsed === null) return [];
      const { time, level, event, failure } = parsed;
      return [
        {
          at: typeof time === 'number' && time > 0 && time < 8.64e15 ? new Date(time).toISOString() : null,
          level: levels[Number(level)] ?? other,
          event: eventName(event),
          failure: failureCodeOf(failure),
        },
      ];
    });
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
