// What the core would give the sede's connector, over the sample portal.
import type { Connector, ConnectorContext } from '../../../main/connectors/connector.ts';
import { createSedeConnector } from '../../../main/connectors/sede/connector.ts';
import type { Logger } from '../../../main/model/logger.ts';
import type { SampleHolder } from '../ca/sampleAuthority.ts';
import { dehuAccount } from '../dehu/dehuContext.ts';
import type { SampleSede } from './startSampleSede.ts';

export interface SedeBench {
  connector: Connector;
  /** Every line that was logged, as JSON. */
  logged: string[];
  context(change?: Partial<ConnectorContext> & { holder?: SampleHolder }): ConnectorContext;
}

export const sedeAccount = (change: Parameters<typeof dehuAccount>[0] = {}) =>
  dehuAccount({ portal: 'sede', label: 'Sede', ...change });

export function sedeBench(sede: SampleSede, now = () => new Date('2026-11-22T10:00:00Z')): SedeBench {
  const logged: string[] = [];
  const write = (event: string, fields: Record<string, unknown> = {}) =>
    logged.push(JSON.stringify({ event, ...fields }));
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  return {
    connector: createSedeConnector(),
    logged,
    context: ({ holder = 'ana', ...change } = {}) => {
      const { p12, passphrase } = sede.certificates[holder];
      return {
        account: sedeAccount(),
        secrets: { read: () => Promise.reject(new Error('no secret is read by name')) },
        certificate: { read: async () => ({ bytes: p12, passphrase }) },
        endpoints: sede.endpoints,
        trustedCa: [sede.caPem],
        clock: { now },
        signal: new AbortController().signal,
        isInteractive: false,
        log,
        ...change,
      };
    },
  };
}
