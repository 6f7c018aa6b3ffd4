// Starts the sample DEHú with its Cl@ve: real HTTPS on free ports, three origins and one host outside, all of it in one object.
import { X509Certificate } from 'node:crypto';
import {
  type SampleCertificate,
  type SampleHolder,
  sampleAuthority,
  sampleHolders,
} from '../ca/sampleAuthority.ts';
import { createCutter, type LoggedRequest, startSampleServer } from '../clave/sampleServer.ts';
import { type SampleClave, startSampleClave } from '../clave/startSampleClave.ts';
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
  const authority = await sampleAuthority();
  const entries = await Promise.all(
    sampleHolders.map(async (name) => [name, await authority.certificate(name)] as const),
  );
  const certificates = Object.fromEntries(entries) as Record<SampleHolder, SampleCertificate>;
  const serial = (name: SampleHolder) => new X509Certificate(certificates[name].pem).serialNumber;
  const now = options.now ?? (() => new Date());
  const log: LoggedRequest[] = [];
  const state: DehuState = {
    notices: [],
    legalActs: [],
    communicationReads: [],
    sessions: createDehuSessions(),
  };
  let switches: SpainSwitches = { ...usualSpain, ...options.switches };
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
  const service = await startSampleServer({
    ...common,
    name: 'service',
    host: '127.0.0.1',
    asksForCertificate: false,
    hopOf: dehuHop,
    answer: createDehuApi({
      state,
      switches: () => switches,
      now,
      origin: () => service.origin,
      clave: claveNow,
      outside: () => outside.origin,
    }),
  });
  clave = await startSampleClave({
    ...common,
    switches: () => switches,
    outside: () => outside.origin,
    revokedSerials: () => new Set([serial('revoked'), ...(switches.isAnaRevoked ? [serial('ana')] : [])]),
    now,
  });
  const started = clave;
  started.apply();
  const set = (change: Partial<SpainSwitches>) => {
    switches = { ...switches, ...change };
    if ('cut' in change) cutter.set(switches.cut);
    if ('tls' in change) started.apply();
  };
  return {
    endpoints: { dehu: service.origin, pasarela: started.pasarela, pasarelaIdent: started.pasarelaIdent },
    caPem: authority.caPem,
    certificates,
    log,
    notices: state.notices,
    get legalActs() {
      return state.legalActs.length;
    },
    acts: state.legalActs,
    communicationReads: state.communicationReads,
    certificateHandshakes: started.certificateHandshakes,
    set,
    reset: () => {
      set(usualSpain);
      for (const list of [log, state.notices, state.legalActs, state.communicationReads]) list.length = 0;
    },
    endSessions: () => {
      state.sessions.endAll();
      started.endSessions();
    },
    stop: async () => {
      await Promise.all([service.stop(), started.stop(), outside.stop()]);
    },
  };
}
