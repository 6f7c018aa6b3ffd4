// Starts the sample sede with its status service and its Cl@ve: real HTTPS on free ports, all of it in one object.
import { X509Certificate } from 'node:crypto';
import {
  type SampleCertificate,
  type SampleHolder,
  sampleAuthority,
  sampleHolders,
} from '../ca/sampleAuthority.ts';
import { createCutter, type LoggedRequest, startSampleServer } from '../clave/sampleServer.ts';
import { type SampleClave, startSampleClave } from '../clave/startSampleClave.ts';
import { createInfoext2, infoext2Hop, type StatusQuery } from './infoext2.ts';
import type { SedeCase, SedeNotice } from './sampleRows.ts';
import { createSedeSessions } from './sedeSessions.ts';
import { createSedeSite, type SedeOpening, sedeHop } from './sedeSite.ts';
import { type SedeSwitches, usualSede } from './switches.ts';

export interface SampleSede {
  /** For `Endpoints.portals.sede`. */
  endpoints: { sede: string; infoext2: string; pasarela: string; pasarelaIdent: string };
  caPem: string;
  certificates: Record<SampleHolder, SampleCertificate>;
  log: LoggedRequest[];
  notices: SedeNotice[];
  cases: SedeCase[];
  /** Everything that was opened since the start: each is a comparecencia. */
  openings: SedeOpening[];
  /** Queries of the status form. */
  queries: StatusQuery[];
  certificateHandshakes(): number;
  /** Changes some switches; the others stay. */
  set(change: Partial<SedeSwitches>): void;
  /** All switches as usual, nothing in the lists, an empty log, a firewall that has seen nobody. */
  reset(): void;
  endSessions(): void;
  stop(): Promise<void>;
}

/** `now` moves the portal's own clock: the firewall follows it. */
export async function startSampleSede(
  options: { switches?: Partial<SedeSwitches>; now?: () => Date } = {},
): Promise<SampleSede> {
  const authority = await sampleAuthority();
  const entries = await Promise.all(
    sampleHolders.map(async (name) => [name, await authority.certificate(name)] as const),
  );
  const certificates = Object.fromEntries(entries) as Record<SampleHolder, SampleCertificate>;
  const now = options.now ?? (() => new Date());
  const log: LoggedRequest[] = [];
  const notices: SedeNotice[] = [];
  const cases: SedeCase[] = [];
  const openings: SedeOpening[] = [];
  const queries: StatusQuery[] = [];
  const sessions = createSedeSessions();
  let switches: SedeSwitches = { ...usualSede, ...options.switches };
  const cutter = createCutter();
  cutter.set(switches.cut);
  const common = { authority, log, cutAt: cutter.at };

  const outside = await startSampleServer({
    ...common,
    name: 'outside',
    host: '127.0.0.1',
    asksForCertificate: true,
    hopOf: () => 'outside',
    answer: () => ({ status: 200, body: 'outside' }),
  });
  let clave: SampleClave | null = null;
  const claveNow = (): SampleClave => {
    if (!clave) throw new Error('not started');
    return clave;
  };
  const shared = { cases, sessions, switches: () => switches, clave: claveNow };
  const service = await startSampleServer({
    ...common,
    name: 'service',
    host: '127.0.0.1',
    asksForCertificate: false,
    hopOf: sedeHop,
    answer: createSedeSite({ ...shared, notices, openings, origin: () => service.origin }),
  });
  const infoext2 = createInfoext2({ ...shared, queries, now, origin: () => status.origin });
  const status = await startSampleServer({
    ...common,
    name: 'service',
    host: 'localhost',
    asksForCertificate: false,
    hopOf: infoext2Hop,
    answer: infoext2.answer,
  });
  clave = await startSampleClave({
    ...common,
    switches: () => switches,
    outside: () => outside.origin,
    revokedSerials: () => new Set([new X509Certificate(certificates.revoked.pem).serialNumber]),
    now,
  });
  const started = clave;
  started.apply();
  const set = (change: Partial<SedeSwitches>) => {
    switches = { ...switches, ...change };
    if ('cut' in change) cutter.set(switches.cut);
    if ('tls' in change) started.apply();
  };
  return {
    endpoints: {
      sede: service.origin,
      infoext2: status.origin,
      pasarela: started.pasarela,
      pasarelaIdent: started.pasarelaIdent,
    },
    caPem: authority.caPem,
    certificates,
    log,
    notices,
    cases,
    openings,
    queries,
    certificateHandshakes: started.certificateHandshakes,
    set,
    reset: () => {
      set({ ...usualSede, ...options.switches });
      infoext2.forget();
      for (const list of [log, notices, cases, openings, queries]) list.length = 0;
    },
    endSessions: () => {
      sessions.endAll();
      started.endSessions();
    },
    stop: async () => {
      await Promise.all([service.stop(), status.stop(), started.stop(), outside.stop()]);
    },
  };
}
