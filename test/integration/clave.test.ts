// Proves the way through Cl@ve over real TLS: both shapes, every refusal, and that nothing leaves for a host that is not on the list.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import { chooserForm, messageForm, readRelayForms } from '../../main/identity/clave/relayForms.ts';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { chooserPage, relayPage } from '../portals/clave/clavePages.ts';
import { dehuAccount, dehuBench } from '../portals/dehu/dehuContext.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';

let spain: SampleSpain;
beforeAll(async () => {
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
afterEach(() => {
  proveConsent(spain);
  spain.reset();
});

const check = async (holder: SampleHolder = 'ana', change = {}) => {
  const bench = dehuBench(spain);
  return bench.connector.check(bench.context({ holder, ...change }));
};
const refusal = async (holder: SampleHolder = 'ana', change = {}) =>
  check(holder, change).then(
    (identity) => ({ signedIn: identity.subject }),
    (error: unknown) => failureOf(error),
  );
const hops = () => spain.log.map(({ hop }) => hop);
const sixHops = [
  'loginForm',
  'serviceProvider',
  'serviceRedirect',
  'authenticateCitizen',
  'responseRedirect',
  'loginCheck',
];

describe('a sign-in', () => {
  test('is six requests with one certificate handshake', async () => {
    const before = spain.certificateHandshakes();
    expect(await check()).toMatchObject({ subject: 'X1234567L', name: 'ANA EJEMPLO PRUEBA' });
    expect(hops()).toEqual(sixHops);
    expect(spain.certificateHandshakes() - before).toBe(1);
    expect(spain.log.map(({ fields }) => fields)).toEqual([
      [],
      ['SAMLRequest'],
      ['SAMLRequest', 'SelectedIdP'],
      ['SAMLRequest'],
      ['SAMLResponse'],
      ['SAMLResponse'],
    ]);
    // The redirect that carries the bearer is not followed, and each form says which page it comes from.
    expect(spain.log.slice(1).every(({ referer }) => referer !== null)).toBe(true);
  });

  test.each(['es', 'ca', 'en'] as const)(
    'finds the chooser’s form whatever its words (%s)',
    async (language) => {
      spain.set({ language });
      await check();
      expect(hops()).toEqual(sixHops);
    },
  );

  test('of a service that skips the chooser takes five', async () => {
    spain.set({ skipsChooser: true });
    await check();
    expect(hops()).toEqual(sixHops.filter((hop) => hop !== 'serviceRedirect'));
  });

  test('works over TLS 1.3 as over 1.2', async () => {
    spain.set({ tls: '1.3' });
    expect(await check('boris')).toMatchObject({ subject: 'Y1234567X' });
    spain.set({ tls: '1.2' });
  });

  test('works with a file in old encryption', async () => {
    expect(await check('legacy')).toMatchObject({ subject: 'X1234567L' });
  });

  test('with a representative’s certificate is the company', async () => {
    expect(await check('representative')).toMatchObject({ subject: 'B12345674', name: 'EMPRESA EJEMPLO SL' });
  });

  test('never takes over the login of another: each has a jar and connections of its own', async () => {
    const before = spain.certificateHandshakes();
    const [ana, boris] = await Promise.all([check('ana'), check('boris')]);
    expect([ana.subject, boris.subject]).toEqual(['X1234567L', 'Y1234567X']);
    expect((await check('zoe')).subject).toBe('Z1234567R');
    expect(hops().filter((hop) => hop === 'serviceRedirect')).toHaveLength(3);
    expect(spain.certificateHandshakes() - before).toBe(3);
  });

  test('drops cookies for a public suffix and keeps the others where they belong', async () => {
    await check();
    expect(spain.log.flatMap(({ cookies }) => cookies)).not.toContain('rastreo');
    expect(spain.log.find(({ hop }) => hop === 'serviceRedirect')?.cookies).toContain('JSESSIONID');
    expect(spain.log.find(({ hop }) => hop === 'authenticateCitizen')?.cookies).not.toContain('JSESSIONID');
  });
});

describe('a certificate that cannot be used', () => {
  test.each([
    ['expired', { code: 'certificate.expired' }],
    ['notYetValid', { code: 'certificate.rejected', details: { reason: 'notYetValid' } }],
    ['signatureOnly', { code: 'certificate.rejected', details: { reason: 'signatureOnly' } }],
    ['nameless', { code: 'certificate.rejected', details: { reason: 'noNif' } }],
  ] as const)('(%s) is told before anybody is asked', async (holder, expected) => {
    expect(await refusal(holder)).toMatchObject(expected);
    expect(hops()).toEqual([]);
  });

  test('with a wrong passphrase is told at once', async () => {
    const { p12 } = spain.certificates.ana;
    const certificate = { read: async () => ({ bytes: p12, passphrase: 'otra' }) };
    expect(await refusal('ana', { certificate })).toEqual({
      code: 'certificate.rejected',
      details: { reason: 'passphrase' },
    });
    expect(hops()).toEqual([]);
  });

  test('or is not there, or needs a person, asks nobody either', async () => {
    expect(await refusal('ana', { certificate: { read: async () => null } })).toEqual({
      code: 'certificate.missing',
      details: {},
    });
    const account = dehuAccount({ method: 'claveMovil' });
    expect(await refusal('ana', { account })).toEqual({
      code: 'personNeeded',
      details: { action: 'signIn' },
    });
    expect(hops()).toEqual([]);
  });

  test.each([false, true])(
    'because it was revoked is refused by the portal (401: %s)',
    async (refusesWith401) => {
      spain.set({ refusesWith401 });
      expect(await refusal('revoked')).toEqual({
        code: 'certificate.rejected',
        details: { reason: 'portal' },
      });
      expect(hops()).toEqual(sixHops);
    },
  );

  test('when the clock is wrong by a day is either told here or taken by the portal', async () => {
    const at = Date.parse(spain.certificates.ana.pem ? new Date().toISOString() : '');
    for (const days of [-1, 1]) {
      const clock = { now: () => new Date(at + days * 86_400_000) };
      expect(await refusal('ana', { clock })).toEqual({ signedIn: 'X1234567L' });
    }
    const early = { now: () => new Date(at - 60 * 86_400_000) };
    expect(await refusal('ana', { clock: early })).toMatchObject({
      code: 'certificate.rejected',
      details: { reason: 'notYetValid' },
    });
  });
});

describe('a relay that goes wrong', () => {
  test('because it was given up is told apart from a refusal', async () => {
    spain.set({ isCancelled: true });
    expect(await refusal()).toMatchObject({ code: 'cancelled' });
  });

  test('because a form names an outside host sends that host nothing', async () => {
    spain.set({ isRelayTampered: true });
    expect(await refusal()).toMatchObject({
      code: 'portal.changed',
      details: { what: 'unknownHost', host: expect.stringContaining('127.0.0.1:') },
    });
    expect(hops()).not.toContain('authenticateCitizen');
  });

  test('because it goes round and round ends', async () => {
    spain.set({ isLooping: true });
    expect(await refusal()).toEqual({ code: 'portal.changed', details: { at: 'relay', what: 'loop' } });
    expect(hops().length).toBeLessThan(12);
  });

  test.each([
    ['chooser', 'serviceProvider'],
    ['authenticateCitizen', 'serviceRedirect'],
    ['responseRedirect', 'responseRedirect'],
  ] as const)('because the page before %s is new is a changed portal', async (changedAt, lastHop) => {
    spain.set({ changedAt });
    expect(await refusal()).toMatchObject({ code: 'portal.changed', details: { what: 'noForm' } });
    expect(hops().at(-1)).toBe(lastHop);
  });

  test('at the service, in whatever way, has its own failure', async () => {
    spain.set({ isInMaintenance: true });
    expect(await refusal()).toMatchObject({ code: 'portal.maintenance' });
    spain.set({ isInMaintenance: false, htmlAt: 'loginForm' });
    expect(await refusal()).toMatchObject({ code: 'portal.changed', details: { what: 'html' } });
    spain.set({ htmlAt: null, changedAtService: 'loginForm' });
    expect(await refusal()).toMatchObject({ code: 'portal.changed', details: { what: 'noForm' } });
    spain.set({ changedAtService: null, htmlAt: 'loginCheck' });
    expect(await refusal()).toMatchObject({ code: 'portal.changed', details: { at: 'loginCheck' } });
    spain.set({ htmlAt: null, statusAt: { hop: 'loginForm', status: 429, retryAfter: '60' } });
    expect(await refusal()).toMatchObject({
      code: 'portal.rateLimited',
      details: { until: expect.any(String) },
    });
  });

  test.each(sixHops)('because the line was cut at %s is a portal that is down', async (hop) => {
    for (const when of ['before', 'after'] as const) {
      spain.set({ cut: { hop, when } });
      expect(await refusal()).toMatchObject({ code: 'portal.down' });
      expect(hops().at(-1)).toBe(hop);
      spain.log.length = 0;
    }
    expect(await refusal()).toEqual({ signedIn: 'X1234567L' });
  });

  test('says nothing of messages, cookies and tokens, in failures or in the log', async () => {
    const texts: string[] = [];
    for (const change of [
      { isLooping: true },
      { isRelayTampered: true },
      { changedAt: 'chooser' },
      { htmlAt: 'loginCheck' },
      {},
    ] as const) {
      spain.reset();
      spain.set(change);
      const bench = dehuBench(spain);
      const error = await bench.connector.check(bench.context()).catch((thrown: unknown) => thrown);
      texts.push(
        JSON.stringify(failureOf(error)),
        ...bench.logged,
        error instanceof Error ? error.message : '',
      );
    }
    expect(texts.join('\n')).not.toMatch(/SAML|JSESSIONID|claveSesion|eyJ|authData|[A-Za-z0-9+/]{60}/);
  });
});

describe('the forms of a page', () => {
  const url = 'https://pasarela.example/Proxy2/ServiceProvider';
  test('the chooser is found by its exact name among its decoys', () => {
    const forms = readRelayForms(chooserPage({ SAMLRequest: 'a&b"c', RelayState: 'r' }, 'es'), url);
    expect(chooserForm(forms)).toEqual({
      name: 'idpRedirect',
      action: 'https://pasarela.example/Proxy2/ServiceRedirect',
      fields: [
        ['SAMLRequest', 'a&b"c'],
        ['RelayState', 'r'],
        ['SelectedIdP', ''],
      ],
    });
    // With three forms that carry the message none is taken by guess.
    expect(messageForm(forms)).toBeNull();
  });

  test('a relay form keeps its hidden fields and leaves its button', () => {
    expect(
      messageForm(
        readRelayForms(relayPage('/siguiente?x=1', { SAMLResponse: 'z', RelayState: '', otro: '1' }), url),
      ),
    ).toEqual({
      name: 'redirectForm',
      action: 'https://pasarela.example/siguiente?x=1',
      fields: [
        ['SAMLResponse', 'z'],
        ['RelayState', ''],
        ['otro', '1'],
      ],
    });
  });

  test.each([
    '',
    '<form method="get" action="/x"><input name="SAMLRequest" value="1"></form>',
    '<form method=post action="http://["><input name=SAMLRequest></form>',
  ])('there is none in %j', (html) => {
    expect(messageForm(readRelayForms(html, url))).toBeNull();
  });
});
