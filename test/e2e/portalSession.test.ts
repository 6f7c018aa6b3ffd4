// Portal sessions of the desktop against the sample Cl@ve, with certificates from a test store instead of the system's.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PortalRequest } from '../../main/net/portalSession.ts';
import { type SampleHolder, sampleAuthority } from '../portals/ca/sampleAuthority.ts';
import {
  type LoggedRequest,
  type SampleAnswer,
  type SampleRequest,
  type SampleServer,
  startSampleServer,
} from '../portals/clave/sampleServer.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir } from '../support/launchApp.ts';
import type { portalApp } from '../support/portalApp/main.ts';

let spain: SampleSpain;
let asking: SampleServer;
let elsewhere: SampleServer;
const log: LoggedRequest[] = [];
beforeAll(async () => {
  spain = await startSampleSpain();
  const common = {
    authority: await sampleAuthority(),
    asksForCertificate: true,
    log,
    hopOf: () => 'any',
    cutAt: () => null,
    answer,
  };
  asking = await startSampleServer({ ...common, name: 'pasarelaIdent', host: 'localhost' });
  elsewhere = await startSampleServer({ ...common, name: 'outside', host: '127.0.0.1' });
});
afterAll(() => Promise.all([spain.stop(), asking.stop(), elsewhere.stop()]));
beforeEach(() => {
  log.length = 0;
  asking.useTls('1.2');
});
afterEach(() => proveConsent(spain));

/** Says who came, and does what the path asks for. */
function answer({
  url,
  method,
  body,
  headers,
  cookies,
  certificate,
}: SampleRequest): SampleAnswer | Promise<SampleAnswer> {
  const said = (text: string): SampleAnswer => ({
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: text,
  });
  if (url.pathname === '/who') return said(/^CN=(.*)$/m.exec(certificate?.subject ?? '')?.[1] ?? 'nobody');
  if (url.pathname === '/cookies') return said([...cookies].map((pair) => pair.join('=')).join(';'));
  if (url.pathname === '/setCookie')
    return {
      status: 200,
      headers: { 'set-cookie': ['who=one; Path=/; Secure; HttpOnly', 'all=1; Domain=es'] },
    };
  if (url.pathname === '/to')
    return {
      status: 302,
      headers: { location: new URL(url.searchParams.get('target') ?? '', elsewhere.origin).href },
    };
  if (url.pathname === '/echo') return said(`${method} ${body} ${headers['user-agent']}`);
  if (url.pathname === '/big') return said('x'.repeat(5_000));
  if (url.pathname === '/never') return new Promise(() => undefined);
  return { status: 404 };
}

type Opening = Parameters<typeof portalApp.open>[1];
type Told = Awaited<ReturnType<typeof portalApp.fetch>>;

interface Desk {
  app: App;
  keep(...holders: SampleHolder[]): void;
  open(name: string, options: Opening): Promise<void>;
  fetch(name: string, request: PortalRequest): Promise<Told>;
  close(name: string): Promise<void>;
  offered(origin: string): Promise<unknown>;
}

const start = (...holders: SampleHolder[]): Promise<Desk> => startDesk(holders, true);

async function startDesk(holders: SampleHolder[], isTrusted: boolean): Promise<Desk> {
  const profileDir = await makeTempDir();
  const listFile = join(profileDir, 'store.json');
  writeFileSync(join(profileDir, 'ca.pem'), spain.caPem);
  const keep = (...kept: SampleHolder[]): void => {
    const entries = kept.map((holder) => {
      const path = join(profileDir, `${holder}.p12`);
      writeFileSync(path, spain.certificates[holder].p12);
      return { path, passphrase: spain.certificates[holder].passphrase };
    });
    writeFileSync(listFile, JSON.stringify(entries));
  };
  keep(...holders);
  const app = await launchApp({
    appDir: join(projectDir, 'test/support/portalApp'),
    profileDir,
    env: {
      RECADO_STANDIN_CERTIFICATES: listFile,
      ...(isTrusted && { NODE_EXTRA_CA_CERTS: join(profileDir, 'ca.pem') }),
    },
  });
  const call = <T>(name: keyof typeof portalApp, ...args: unknown[]): Promise<T> =>
    app.electron.evaluate(
      (_electron, [method, given]) =>
        // @ts-expect-error the app under test puts it there
        (globalThis.portalApp as Record<string, (...all: unknown[]) => unknown>)[method]?.(...given),
      [name, args] as const,
    ) as Promise<T>;
  return {
    app,
    keep,
    open: (name, options) => call('open', name, options),
    fetch: (name, request) => call('fetch', name, request),
    close: (name) => call('close', name),
    offered: (origin) => call('offered', origin),
  };
}

const certified = (holder: SampleHolder, origin = asking.origin): Opening => ({
  origins: [asking.origin, elsewhere.origin],
  certificate: { pem: spain.certificates[holder].pem, origins: [origin] },
});
const who = (server = asking): PortalRequest => ({ url: `${server.origin}/who` });
const nobody = 'nobody';
const ana = 'EJEMPLO PRUEBA ANA - X1234567L';
const boris = 'MUESTRA ÑANDÚ BORIS - Y1234567X';

// A real Electron runs no TypeScript entry and no test store.
describe.skipIf(!isPlaceHolder)('the chosen certificate', () => {
  test('is presented where it belongs, once, and remembered', async () => {
    const desk = await start('boris', 'ana', 'zoe');
    await desk.open('one', certified('ana'));
    const before = asking.certificateHandshakes();
    expect(await desk.fetch('one', who())).toMatchObject({ status: 200, text: ana });
    expect(await desk.fetch('one', who())).toMatchObject({ status: 200, text: ana });
    expect(asking.certificateHandshakes() - before).toBe(1);
    expect(await desk.app.seen((seen) => seen.certificates)).toEqual([
      { at: new URL(asking.origin).host, offered: 3, chosen: ana },
    ]);
  });

  test.each(['1.2', '1.3'] as const)('goes over TLS %s', async (version) => {
    asking.useTls(version);
    const desk = await start('ana');
    await desk.open('one', certified('ana'));
    expect(await desk.fetch('one', who())).toMatchObject({ text: ana });
  });

  test('is never another one, not even of the same name and issuer', async () => {
    const desk = await start('anaTwin', 'boris');
    await desk.open('one', certified('ana'));
    expect(await desk.fetch('one', who())).toEqual({
      failed: 'certificate.missing',
      details: { host: new URL(asking.origin).host, reason: 'notOffered' },
    });
    expect(log.filter(({ hasCertificate }) => hasCertificate)).toEqual([]);
  });

  test.each<[string, SampleHolder[]]>([
    ['nothing', []],
    ['what ended', ['expired']],
    ['what has not begun', ['notYetValid']],
    ['what only signs documents', ['signatureOnly']],
  ])('is missing in a store that holds %s', async (_what, holders) => {
    const desk = await start(...holders);
    await desk.open('one', certified('ana'));
    expect(await desk.fetch('one', who())).toMatchObject({
      failed: 'certificate.missing',
      details: { reason: 'noneOffered' },
    });
    expect(await desk.offered(asking.origin)).toEqual([]);
  });

  test('is missed once it is removed', async () => {
    const desk = await start('ana', 'boris');
    await desk.open('one', certified('ana'));
    expect(await desk.fetch('one', who())).toMatchObject({ text: ana });
    desk.keep('boris');
    await desk.open('two', certified('ana'));
    expect(await desk.fetch('two', who())).toMatchObject({
      failed: 'certificate.missing',
      details: { reason: 'notOffered' },
    });
  });

  test('goes to no other host that asks, and to no window', async () => {
    const desk = await start('ana');
    await desk.open('one', certified('ana'));
    expect(await desk.fetch('one', who(elsewhere))).toMatchObject({ status: 200, text: nobody });
    expect(await desk.fetch('one', { url: 'https://127.0.0.1:9/who' })).toMatchObject({
      failed: 'portal.changed',
      details: { reason: 'foreignHost' },
    });
    const given = await desk.app.electron.evaluate(({ app, BrowserWindow }, at) => {
      const window = new BrowserWindow({ show: false });
      const answers: unknown[] = [];
      const event = { preventDefault: () => answers.push('prevented') };
      app.emit(
        'select-client-certificate',
        event,
        window.webContents,
        at,
        [{ data: 'x' }],
        (...all: unknown[]) => answers.push(all.length),
      );
      window.destroy();
      return answers;
    }, new URL(asking.origin).host);
    expect(given).toEqual(['prevented', 0]);
  });

  test('is each person’s own, also at the same moment', async () => {
    const desk = await start('ana', 'boris');
    await desk.open('ana', certified('ana'));
    await desk.open('boris', certified('boris'));
    const rounds = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? 'ana' : 'boris'));
    const answers = await Promise.all(rounds.map((name) => desk.fetch(name, who())));
    expect(answers.map((told) => 'text' in told && told.text)).toEqual(
      rounds.map((name) => (name === 'ana' ? ana : boris)),
    );
  });

  test('is asked for its PIN in vain, and the card is not locked', async () => {
    const desk = await start('ana');
    expect(
      await desk.app.seen((seen) =>
        seen.pinHandler?.({ hostname: 'localhost', tokenName: 'DNIe', isRetry: false }),
      ),
    ).toBe('');
  });

  test('is chosen from what the handshake offers, and the look presents nothing', async () => {
    const desk = await start('ana', 'expired', 'boris', 'signatureOnly');
    const offered = (await desk.offered(asking.origin)) as string[];
    expect(offered.map((pem) => pem.trim())).toEqual(
      [spain.certificates.ana.pem, spain.certificates.boris.pem].map((pem) => pem.trim()),
    );
    expect(log.filter(({ hasCertificate }) => hasCertificate)).toEqual([]);
    expect(await desk.offered('https://127.0.0.1:9')).toMatchObject({ failed: 'portal.down' });
  });
});

describe.skipIf(!isPlaceHolder)('a session', () => {
  test('has its own cookies and forgets them', async () => {
    const desk = await start();
    for (const name of ['one', 'two']) await desk.open(name, { origins: [elsewhere.origin] });
    const cookies = { url: `${elsewhere.origin}/cookies` };
    await desk.fetch('one', { url: `${elsewhere.origin}/setCookie` });
    expect(await desk.fetch('one', cookies)).toMatchObject({ text: 'who=one' });
    expect(await desk.fetch('two', cookies)).toMatchObject({ text: '' });
    await desk.close('one');
    await desk.close('two');
    const cleared = await desk.app.seen((seen) => seen.clearedPartitions);
    expect(new Set(cleared).size).toBe(2);
    expect(cleared.every((partition) => /^portal-[\w-]{36}$/.test(partition))).toBe(true);
  });

  test('gives a redirect back, or follows it to allowed hosts only', async () => {
    const desk = await start();
    await desk.open('one', { origins: [elsewhere.origin] });
    const to = (target: string): string => `${elsewhere.origin}/to?${new URLSearchParams({ target })}`;
    expect(await desk.fetch('one', { url: to('/who?token=1'), redirect: 'manual' })).toMatchObject({
      status: 302,
      headers: { location: `${elsewhere.origin}/who?token=1` },
    });
    expect(await desk.fetch('one', { url: to('/who') })).toMatchObject({ status: 200, text: nobody });
    expect(await desk.fetch('one', { url: to(`${asking.origin}/who`) })).toMatchObject({
      failed: 'portal.changed',
      details: { reason: 'foreignHost' },
    });
    expect(log.filter(({ origin }) => origin === 'pasarelaIdent')).toEqual([]);
  });

  test('sends forms and looks like a plain browser', async () => {
    const desk = await start();
    await desk.open('one', { origins: [elsewhere.origin] });
    expect(
      await desk.fetch('one', {
        url: `${elsewhere.origin}/echo`,
        method: 'POST',
        form: [
          ['a', 'ñ'],
          ['b', '2'],
        ],
      }),
    ).toMatchObject({
      text: 'POST a=%C3%B1&b=2 Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    });
  });

  test('ends in a code, whatever happens', async () => {
    const desk = await start();
    const origins = [elsewhere.origin, 'https://127.0.0.1:9', 'https://portal.example'];
    await desk.open('small', { maxBytes: 1_000, origins });
    await desk.open('hasty', { timeoutMs: 300, origins });
    await desk.open('whole', { wholeMs: 300, origins });
    const failure = async (url: string, name = 'small'): Promise<unknown> => {
      const told = await desk.fetch(name, { url });
      return 'failed' in told ? told.failed : told.status;
    };
    expect(await failure(`${elsewhere.origin}/big`)).toBe('document.tooLarge');
    expect(await failure(`${elsewhere.origin}/never`, 'hasty')).toBe('network.timeout');
    expect(await failure(`${elsewhere.origin}/never`, 'whole')).toBe('network.timeout');
    expect(await failure('https://127.0.0.1:9/')).toBe('portal.down');
    expect(await failure('https://portal.example/')).toBe('network.offline');
  });

  test('trusts what the system trusts', async () => {
    const desk = await start();
    await desk.app.quit();
    const stranger = await startDesk([], false);
    await stranger.open('one', { origins: [elsewhere.origin] });
    expect(await stranger.fetch('one', who(elsewhere))).toMatchObject({ failed: 'network.tls' });
  });
});
