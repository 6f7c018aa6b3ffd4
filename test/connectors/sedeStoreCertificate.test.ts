// The sede with a certificate of the system's store, as far as it goes without a desktop.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { proveNothingOpened } from '../portals/sede/proveNothingOpened.ts';
import { sedeAccount, sedeBench } from '../portals/sede/sedeContext.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { keepsStoreCertificateRules } from './storeCertificateRules.ts';

let sede: SampleSede;
beforeAll(async () => {
  sede = await startSampleSede({ switches: { wafApartMs: 0 } });
});
afterAll(() => sede.stop());
afterEach(() => proveNothingOpened(sede));
beforeEach(() => sede.reset());

keepsStoreCertificateRules({ started: () => sede, bench: () => sedeBench(sede), account: sedeAccount });
