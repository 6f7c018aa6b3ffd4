// Starts the sample DEHú with its Cl@ve: real HTTPS on free ports, three origins and one host outside, all of it in one object.
import type { SampleCertificate, SampleHolder } from '../ca/sampleAuthority.ts';
import { type LoggedRequest, startSampleServer } from '../clave/sampleServer.ts';
import { startSpanishSite } from '../clave/startSpanishSite.ts';
import { createDehuApi, type DehuState, dehuHop, type LegalAct } from './dehuApi.ts';
import { createDehuSessions } from './dehuSessions.ts';
import type { SampleNotice } from './sampleNotices.ts';
import { type SpainSwitches, usualSpain } from './switches.ts';

export interface SampleSpain {
  /** For `Endpoints.portals.dehu`. */
  endpoints: { dehu: string; pasarela: string; pasarelaIdent: string };
  caPem: string;
  certificates: Record<SampleHolder, SampleCertificate>;
  log: LoggedRequest[];
  notices: SampleNotice[];
  /** How many notifications were accepted since the start: each is a comparecencia. */
  readonly legalActs: number;
  acts: LegalAct[];
  communicationReads: string[];
  certificateHandshakes(): number;
  /** Changes some switches; the others stay. */
  set(change: Partial<SpainSwitches>): void;
  /** All switches as usual, nothing in the boxes, an empty log. */
  reset(): void;
  /** Every bearer and every Cl@ve login ends now. */
  endSessions(): void;
  stop(): Promise<void>;
}

/** `now` moves the portal's own clock: expiry and throttles follow it. */
export async function startSampleSpain(
  options: { switches?: Partial<SpainSwitches>; now?: () => Date } = {},
): Promise<SampleSpain> {
  const now = options.now ?? (() => new Date());
  const site = await startSpanishSite<SpainSwitches>({ ...usualSpain, ...options.switches }, now);
  const { log, certificates, set } = site;
  const state: DehuState = {
    notices: [],
    legalActs: [],
    communicationReads: [],
    sessions: createDehuSessions(),
  };
  const service = await startSampleServer({
    ...site.common,
    name: 'service',
    host: '127.0.0.1',
    asksForCertificate: false,
    hopOf: dehuHop,
    answer: createDehuApi({
      state,
      switches: site.switches,
      now,
      origin: () => service.origin,
      clave: site.clave,
      outside: () => site.outside.origin,
    }),
  });
  const clave = await site.startClave(() =>
    site.switches().isAnaRevoked ? ['revoked', 'ana'] : ['revoked'],
  );
  return {
    endpoints: { dehu: service.origin, pasarela: clave.pasarela, pasarelaIdent: clave.pasarelaIdent },
    caPem: site.authority.caPem,
    certificates,
    log,
    notices: state.notices,
    get legalActs() {
      return state.legalActs.length;
    },
    acts: state.legalActs,
    communicationReads: state.communicationReads,
    certificateHandshakes: clave.certificateHandshakes,
    set,
    reset: () => {
      set(usualSpain);
      for (const list of [log, state.notices, state.legalActs, state.communicationReads]) list.length = 0;
    },
    endSessions: () => {
      state.sessions.endAll();
      clave.endSessions();
    },
    stop: () => site.stop(service),
  };
}
