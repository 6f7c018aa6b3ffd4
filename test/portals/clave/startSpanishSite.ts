// What the sample sites behind Cl@ve share: one authority, the certificates of its holders, a log, an outside host, Cl@ve itself.
import { X509Certificate } from 'node:crypto';
import {
  type SampleAuthority,
  type SampleCertificate,
  type SampleHolder,
  sampleAuthority,
  sampleHolders,
} from '../ca/sampleAuthority.ts';
import type { Cut } from './sampleServer.ts';
import { createCutter, type LoggedRequest, type SampleServer, startSampleServer } from './sampleServer.ts';
import type { ClaveSwitches } from './startSampleClave.ts';
import { type SampleClave, startSampleClave } from './startSampleClave.ts';

export type SiteSwitches = ClaveSwitches & { cut: Cut | null };

export interface SpanishSite<S extends SiteSwitches> {
  authority: SampleAuthority;
  certificates: Record<SampleHolder, SampleCertificate>;
  log: LoggedRequest[];
  outside: SampleServer;
  switches(): S;
  /** For `startSampleServer`. */
  common: { authority: SampleAuthority; log: LoggedRequest[]; cutAt: ReturnType<typeof createCutter>['at'] };
  clave(): SampleClave;
  startClave(revoked: () => SampleHolder[]): Promise<SampleClave>;
  /** Changes some switches; the others stay. */
  set(change: Partial<S>): void;
  stop(...servers: SampleServer[]): Promise<void>;
}

/** The site's own servers are started by its caller, then Cl@ve, which must know them. */
export async function startSpanishSite<S extends SiteSwitches>(
  usual: S,
  now: () => Date,
): Promise<SpanishSite<S>> {
  const authority = await sampleAuthority();
  const entries = await Promise.all(
    sampleHolders.map(async (name) => [name, await authority.certificate(name)] as const),
  );
  const certificates = Object.fromEntries(entries) as Record<SampleHolder, SampleCertificate>;
  const log: LoggedRequest[] = [];
  let switches = usual;
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
  const serial = (name: SampleHolder) => new X509Certificate(certificates[name].pem).serialNumber;
  return {
    authority,
    certificates,
    log,
    outside,
    switches: () => switches,
    common,
    clave: claveNow,
    startClave: async (revoked) => {
      clave = await startSampleClave({
        ...common,
        switches: () => switches,
        outside: () => outside.origin,
        revokedSerials: () => new Set(revoked().map(serial)),
        now,
      });
      clave.apply();
      return clave;
    },
    set: (change) => {
      switches = { ...switches, ...change };
      if ('cut' in change) cutter.set(switches.cut);
      if ('tls' in change) clave?.apply();
    },
    stop: async (...servers) => {
      await Promise.all([...servers.map((server) => server.stop()), clave?.stop(), outside.stop()]);
    },
  };
}
