// Starts the sample sede with its status service and its Cl@ve: real HTTPS on free ports, all of it in one object.
import type { SampleCertificate, SampleHolder } from '../ca/sampleAuthority.ts';
import { type LoggedRequest, startSampleServer } from '../clave/sampleServer.ts';
import { startSpanishSite } from '../clave/startSpanishSite.ts';
import { createInfoext2, infoext2Hop, type StatusQuery } from './infoext2.ts';
import type { SedeCase, SedeNotice } from './sampleRows.ts';
import { createSedeSessions } from './sedeSessions.ts';
import { createSedeSite, type SedeOpening, sedeHop } from './sedeSite.ts';
import { type SedeSwitches, usualSede } from './switches.ts';

export interface SampleSede {
  /** For `Endpoints.portals.sede`. */
  endpoints: {
    sede: string;
    infoext2: string;
    pasarela: string;
    pasarelaIdent: string;
    /** Nobody waits between two visits unless a test wants it. */
    statusApartMs: string;
  };
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
  const now = options.now ?? (() => new Date());
  const site = await startSpanishSite<SedeSwitches>({ ...usualSede, ...options.switches }, now);
  const { log, certificates, set } = site;
  const notices: SedeNotice[] = [];
  const cases: SedeCase[] = [];
  const openings: SedeOpening[] = [];
  const queries: StatusQuery[] = [];
  const sessions = createSedeSessions();
  const shared = { cases, sessions, switches: site.switches, clave: site.clave };
  const service = await startSampleServer({
    ...site.common,
    name: 'service',
    host: '127.0.0.1',
    asksForCertificate: false,
    hopOf: sedeHop,
    answer: createSedeSite({ ...shared, notices, openings, origin: () => service.origin }),
  });
  const infoext2 = createInfoext2({ ...shared, queries, now, origin: () => status.origin });
  const status = await startSampleServer({
    ...site.common,
    name: 'service',
    host: 'localhost',
    asksForCertificate: false,
    hopOf: infoext2Hop,
    answer: infoext2.answer,
  });
  const clave = await site.startClave(() => ['revoked']);
  return {
    endpoints: {
      sede: service.origin,
      infoext2: status.origin,
      pasarela: clave.pasarela,
      pasarelaIdent: clave.pasarelaIdent,
      statusApartMs: '0',
    },
    caPem: site.authority.caPem,
    certificates,
    log,
    notices,
    cases,
    openings,
    queries,
    certificateHandshakes: clave.certificateHandshakes,
    set,
    reset: () => {
      set({ ...usualSede, ...options.switches });
      infoext2.forget();
      for (const list of [log, notices, cases, openings, queries]) list.length = 0;
    },
    endSessions: () => {
      sessions.endAll();
      clave.endSessions();
    },
    stop: () => site.stop(service, status),
  };
}
