// Portal sessions against real TLS servers with an authority of our own: certificates, redirects, cookies, limits.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { redactText } from '../../main/activity/redactFields.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import type { PortalSession, PortalSessionOptions } from '../../main/net/portalSession.ts';
import type { RecordedExchange } from '../../main/net/recordSession.ts';
import { recordSession } from '../../main/net/recordSession.ts';
import type { SampleAuthority, SampleCertificate } from '../portals/ca/sampleAuthority.ts';
import { sampleAuthority } from '../portals/ca/sampleAuthority.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
interface Portal {
  origin: string;
  /** `METHOD path` and what came with it, in order. */
  seen: { line: string; headers: IncomingMessage['headers']; holder: string | null; body: string }[];
  answer: Record<string, Answer>;
  server: Server;
}

let authority: SampleAuthority;
let ana: SampleCertificate;
let portal: Portal;
let foreign: Portal;
const mutual: Partial<Record<'TLSv1.2' | 'TLSv1.3', Portal>> = {};
const sessions: PortalSession[] = [];

async function startPortal(
  tls: { requestCert?: boolean; isStrict?: boolean; version?: 'TLSv1.2' | 'TLSv1.3' } = {},
): Promise<Portal> {
  const seen: Portal['seen'] = [];
  const answer: Portal['answer'] = {};
  const server = createServer(
    {
      cert: authority.serverCert,
      key: authority.serverKey,
      ...(tls.version ? { minVersion: tls.version, maxVersion: tls.version } : {}),
      ...(tls.requestCert
        ? { requestCert: true, rejectUnauthorized: tls.isStrict ?? false, ca: authority.caPem }
        : {}),
    },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const certificate = (request.socket as TLSSocket).getPeerCertificate();
        const holder = certificate?.subject?.CN ?? null;
        const path = (request.url ?? '').split('?')[0] ?? '';
        seen.push({
          line: `${request.method} ${request.url}`,
          headers: request.headers,
          holder: holder === null ? null : String(holder),
          body: Buffer.concat(chunks).toString(),
        });
        const reply = answer[path];
        if (reply) reply(request, response);
        else response.end('ok');
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, seen, answer, server };
}

const open = (options: Partial<PortalSessionOptions> = {}): PortalSession => {
  const session = openPortalSession({
    origins: [portal.origin],
    trustedCa: [authority.caPem],
    signal: new AbortController().signal,
    ...options,
  });
  sessions.push(session);
  return session;
};
const failing = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => failureOf(error),
  );

beforeAll(async () => {
  authority = await sampleAuthority();
  ana = await authority.certificate('ana');
  portal = await startPortal();
  foreign = await startPortal({ requestCert: true });
  mutual['TLSv1.2'] = await startPortal({ requestCert: true, isStrict: true, version: 'TLSv1.2' });
  mutual['TLSv1.3'] = await startPortal({ requestCert: true, isStrict: true, version: 'TLSv1.3' });
});
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  for (const one of [portal, foreign, ...Object.values(mutual)]) {
    one.seen.length = 0;
    for (const path of Object.keys(one.answer)) Reflect.deleteProperty(one.answer, path);
  }
});
afterAll(() => {
  for (const one of [portal, foreign, ...Object.values(mutual)]) {
    one.server.closeAllConnections();
    one.server.close();
  }
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('client certificate over %s', (version) => {
  const ident = (): Portal => {
    const one = mutual[version];
    if (!one) throw new Error('not started');
    return one;
  };
  const pfx = (): { pfx: Uint8Array; passphrase: string; origins: string[] } => ({
    pfx: ana.p12,
    passphrase: ana.passphrase,
    origins: [ident().origin],
  });

  it('is presented to the named host', async () => {
    const session = open({ origins: [ident().origin], certificate: pfx() });
    expect((await session.fetch({ url: `${ident().origin}/` })).status).toBe(200);
    expect(ident().seen.map((one) => one.holder)).toEqual([expect.stringContaining('X1234567L')]);
  });

  // TLS 1.2 names the alert; over TLS 1.3 this server hangs up after the handshake, which says nothing.
  it('is not made up where there is none: the request does not get through', async () => {
    const failure = await failing(open({ origins: [ident().origin] }).fetch({ url: ident().origin }));
    expect(failure).toMatchObject({ code: version === 'TLSv1.2' ? 'network.tls' : 'portal.down' });
    expect(ident().seen).toEqual([]);
  });

  it('with a wrong passphrase is refused here, even after a good connection', async () => {
    await open({ origins: [ident().origin], certificate: pfx() }).fetch({ url: ident().origin });
    const wrong = open({ origins: [ident().origin], certificate: { ...pfx(), passphrase: 'otra' } });
    expect(await failing(wrong.fetch({ url: ident().origin }))).toEqual({
      code: 'certificate.rejected',
      details: { reason: 'passphrase' },
    });
  });
});

describe('hosts', () => {
  it('a redirect to a host that is not named is refused; neither request nor certificate goes there', async () => {
    portal.answer['/go'] = (_, response) =>
      response.writeHead(302, { location: `${foreign.origin}/steal?SAMLResponse=x` }).end();
    const session = open({
      certificate: { pfx: ana.p12, passphrase: ana.passphrase, origins: [portal.origin] },
    });
    expect(await failing(session.fetch({ url: `${portal.origin}/go` }))).toMatchObject({
      code: 'portal.changed',
      details: { reason: 'foreignHost' },
    });
    expect(foreign.seen).toEqual([]);
  });

  it('an allowed host that asks for a certificate gets none unless it is named for it', async () => {
    const session = open({
      origins: [portal.origin, foreign.origin],
      certificate: { pfx: ana.p12, passphrase: ana.passphrase, origins: [portal.origin] },
    });
    await session.fetch({ url: foreign.origin });
    expect(foreign.seen.map((one) => one.holder)).toEqual([null]);
  });

  it.each([
    'http://localhost/x',
    'https://localhost/x',
    'https://LOCALHOST.evil.example/',
    'file:///etc/hosts',
  ])('%s is not asked', async (url) => {
    expect(await failing(open().fetch({ url }))).toMatchObject({ code: 'portal.changed' });
  });

  it('a redirect from https to http is refused', async () => {
    portal.answer['/down'] = (_, response) =>
      response.writeHead(302, { location: portal.origin.replace('https', 'http') }).end();
    expect(await failing(open().fetch({ url: `${portal.origin}/down` }))).toMatchObject({
      code: 'portal.changed',
    });
  });
});

describe('redirects', () => {
  it('are followed by a GET with the page as referer, and resolved against the final address', async () => {
    portal.answer['/(S(abc))/login'] = (_, response) =>
      response.writeHead(302, { location: 'inbox?x=1' }).end();
    const answer = await open().fetch({
      url: `${portal.origin}/(S(abc))/login`,
      method: 'POST',
      form: [
        ['user', 'ana'],
        ['user', 'ñ'],
      ],
      referer: `${portal.origin}/start`,
    });
    expect(answer.url).toBe(`${portal.origin}/(S(abc))/inbox?x=1`);
    expect(portal.seen.map(({ line, headers, body }) => [line, headers.referer, body])).toEqual([
      ['POST /(S(abc))/login', `${portal.origin}/start`, 'user=ana&user=%C3%B1'],
      ['GET /(S(abc))/inbox?x=1', `${portal.origin}/(S(abc))/login`, ''],
    ]);
  });

  it('can be given back as they are', async () => {
    portal.answer['/token'] = (_, response) =>
      response.writeHead(302, { location: `${foreign.origin}/es/login?authData=a.b.c` }).end();
    const answer = await open().fetch({ url: `${portal.origin}/token`, redirect: 'manual' });
    expect([answer.status, answer.headers['location']]).toEqual([
      302,
      `${foreign.origin}/es/login?authData=a.b.c`,
    ]);
  });

  it('do not carry a token to another host', async () => {
    portal.answer['/go'] = (_, response) =>
      response.writeHead(302, { location: `${foreign.origin}/next` }).end();
    await open({ origins: [portal.origin, foreign.origin] }).fetch({
      url: `${portal.origin}/go?authData=secret`,
      headers: { Authorization: 'Bearer secret' },
    });
    expect(JSON.stringify(foreign.seen)).not.toContain('secret');
  });

  it('end after ten', async () => {
    portal.answer['/loop'] = (_, response) => response.writeHead(302, { location: '/loop' }).end();
    expect(await failing(open().fetch({ url: `${portal.origin}/loop` }))).toMatchObject({
      details: { reason: 'redirectLoop' },
    });
    expect(portal.seen).toHaveLength(11);
  });
});

describe('cookies', () => {
  it('are kept for one session, sent back, and dropped when their domain is not the sender’s', async () => {
    portal.answer['/set'] = (_, response) => {
      const lines = [
        'own=1; Path=/; Secure; HttpOnly',
        'foreign=1; Domain=redsara.es',
        'suffix=1; Domain=gob.es',
        'host=1; Domain=localhost',
        'gone=1; Max-Age=0',
      ];
      response.writeHead(200, { 'set-cookie': lines }).end();
    };
    const session = open();
    await session.fetch({ url: `${portal.origin}/set` });
    await session.fetch({ url: `${portal.origin}/again` });
    await open().fetch({ url: `${portal.origin}/other` });
    const sent = portal.seen.map((one) => one.headers.cookie ?? '');
    expect(sent[1]).toContain('own=1');
    expect(sent[1]).not.toMatch(/foreign|suffix|gone/);
    expect([sent[0], sent[2]]).toEqual(['', '']);
  });
});

describe('limits', () => {
  it('a small answer that inflates beyond the cap is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(20 << 20));
    portal.answer['/bomb'] = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect(bomb.byteLength).toBeLessThan(1 << 20);
    expect(await failing(open({ maxBytes: 1 << 20 }).fetch({ url: `${portal.origin}/bomb` }))).toEqual({
      code: 'document.tooLarge',
      details: { limit: 1 << 20 },
    });
  });

  it('an answer that never comes, and one that comes byte by byte, are timeouts', async () => {
    portal.answer['/silent'] = () => undefined;
    portal.answer['/drip'] = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const session = open({ wholeMs: 300 });
    const both = await Promise.all(
      ['/silent', '/drip'].map((path) => failing(session.fetch({ url: portal.origin + path }))),
    );
    expect(both).toMatchObject([{ code: 'network.timeout' }, { code: 'network.timeout' }]);
  });

  it('the person’s cancelling is no timeout', async () => {
    const abort = new AbortController();
    portal.answer['/silent'] = () => abort.abort();
    expect(
      await failing(open({ signal: abort.signal }).fetch({ url: `${portal.origin}/silent` })),
    ).toMatchObject({ code: 'cancelled' });
  });
});

describe('what is not there', () => {
  it('a server whose authority is not trusted is network.tls', async () => {
    expect(await failing(open({ trustedCa: [] }).fetch({ url: portal.origin }))).toMatchObject({
      code: 'network.tls',
    });
  });

  it('a closed port and an answer cut off are portal.down', async () => {
    portal.answer['/cut'] = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    };
    const closed = await startPortal();
    await new Promise((resolve) => closed.server.close(resolve));
    const session = open({ origins: [portal.origin, closed.origin] });
    expect(await failing(session.fetch({ url: closed.origin }))).toMatchObject({ code: 'portal.down' });
    expect(await failing(session.fetch({ url: `${portal.origin}/cut` }))).toMatchObject({
      code: 'portal.down',
    });
  });

  it('a name without an address is network.offline', async () => {
    const origin = 'https://no-such-host.invalid';
    expect(await failing(open({ origins: [origin] }).fetch({ url: origin }))).toMatchObject({
      code: 'network.offline',
    });
  });
});

it('text is read in the encoding that it has, whatever the header says', async () => {
  portal.answer['/latin'] = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(Buffer.from('notificación', 'latin1'));
  expect((await open().fetch({ url: `${portal.origin}/latin` })).text()).toBe('notificación');
});

it('a recording holds no secret and nobody’s number', async () => {
  const canaries = [
    'canary-saml',
    'canary-view',
    'canary-cookie',
    'canary-password',
    'canary-token',
    'canary-session',
    'X1234567L',
    'ana@example.com',
    'ABC123456',
  ];
  portal.answer['/(S(canary-session))/p'] = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=canary-cookie' })
      .end(
        '<input type="hidden" name="SAMLResponse" value="canary-saml"><input name=__VIEWSTATE value=canary-view><script>{"token":"canary-token"}</script>X1234567L ana@example.com ABC123456 Resolución',
      );
  const exchanges: RecordedExchange[] = [];
  const session = recordSession(open(), (exchange) => exchanges.push(exchange), redactText);
  const answer = await session.fetch({
    url: `${portal.origin}/(S(canary-session))/p?token=canary-token`,
    method: 'POST',
    form: [
      ['txtPassword', 'canary-password'],
      ['nie', 'X1234567L'],
    ],
  });
  expect(answer.text()).toContain('canary-saml');
  const written = JSON.stringify(exchanges);
  expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
  expect(exchanges).toMatchObject([
    { method: 'POST', status: 200, text: expect.stringContaining('Resolución') },
  ]);
});
