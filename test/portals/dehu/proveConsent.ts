// What must hold after every test, told by the portal's own log: nothing was opened that nobody confirmed, nobody else saw a certificate.
import { strict as assert } from 'node:assert';
import type { SampleSpain } from './startSampleSpain.ts';

const acts = ['acceptance', 'communicationDocument'];
const stepsToAnAct = ['appearanceForm', 'appearanceCheck', ...acts];

/** `confirmed`: how many openings the person confirmed; without any, not even the first step to one may have been asked for. */
export function proveConsent(spain: SampleSpain, confirmed = 0): void {
  const seen = (hops: string[]) => spain.log.filter(({ hop }) => hops.includes(hop)).map(({ path }) => path);
  assert.ok(spain.legalActs <= confirmed, `${spain.legalActs} legal acts, ${confirmed} confirmed`);
  assert.ok(seen(acts).length <= confirmed, `asked for without consent: ${seen(acts).join(' ')}`);
  if (confirmed === 0) assert.deepEqual(seen(stepsToAnAct), []);
  assert.deepEqual(seen(['outside']), [], 'an outside host was asked');
  const showed = spain.log.filter(({ hasCertificate }) => hasCertificate).map(({ origin }) => origin);
  assert.deepEqual(
    showed.filter((origin) => origin !== 'pasarelaIdent'),
    [],
    'a certificate was shown to another host',
  );
}
