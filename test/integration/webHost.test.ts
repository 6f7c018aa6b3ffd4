// The loopback host's door, attacked: other names, other sites, no link, a used link, paths that climb, bodies too big.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '../../main/contract/contentSecurityPolicy.ts';
import { FailureError } from '../../main/contract/failure.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { startWebHost, type WebHost } from '../../main/web/startWebHost.ts';
import { createEchoCore, type EchoCore } from '../host/echoCore.ts';
import { type Asked, ask, type HeardEvent, listen, signIn } from '../host/webClient.ts';

let dir: string;
let core: EchoCore;
let host: WebHost;
let cookie: string;
let origin: string;
const warn = vi.fn<(event: string, fields?: Record<string, unknown>) => void>();

const post = (changes: { headers?: Record<string, string>; path?: string; body?: string }): Asked => ({
  method: 'POST',
  path: changes.path ?? '/api/call/app.about',
  headers: { cookie, origin, 'content-type': 'application/json', ...changes.headers },
  body: changes.body ?? '{}',
});

const nextEvent = () => {
  const heard = Promise.withResolvers<HeardEvent>();
  return { heard: heard.promise, hear: heard.resolve };
};

const isReached = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port: Number(new URL(host.url).port), host: address });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recado-web-'));
  await mkdir(join(dir, 'screens', 'assets'), { recursive: true });
  await writeFile(join(dir, 'screens', 'index.html'), '<!doctype html><title>Recado</title>');
  await writeFile(join(dir, 'screens', 'assets', 'main-1a2b.js'), 'export {};');
  await writeFile(join(dir, 'secret.txt'), 'outside the screens');
  await symlink(join(dir, 'secret.txt'), join(dir, 'screens', 'linked.txt'));
  core = createEchoCore();
  warn.mockClear();
  host = await startWebHost({
    core,
    rendererDir: join(dir, 'screens'),
    log: { ...silentLogger, warn },
  });
  origin = new URL(host.url).origin;
  cookie = await signIn(host.url);
});

afterEach(async () => {
  await host.close();
  await rm(dir, { recursive: true, force: true });
});

describe('the link', () => {
  test('is changed for a cookie that scripts and other sites cannot use, and the address loses the token', async () => {
    const other = await startWebHost({ core, rendererDir: join(dir, 'screens'), log: silentLogger });
    const { pathname, search } = new URL(other.url);
    const answer = await ask(other.url, { path: pathname + search });
    await other.close();

    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^recado_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers['set-cookie']?.[0]).not.toContain(new URL(other.url).searchParams.get('token'));
  });

  test('opens once', async () => {
    const { pathname, search } = new URL(host.url);
    const again = await ask(host.url, { path: pathname + search });
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('is not guessed', async () => {
    const other = await startWebHost({ core, rendererDir: join(dir, 'screens'), log: silentLogger });
    const wrong = await ask(other.url, { path: `/?token=${'a'.repeat(43)}` });
    const right = await signIn(other.url);
    await other.close();
    expect(wrong.status).toBe(401);
    expect(right).toMatch(/^recado_/);
  });

  test('never stands in the log', async () => {
    const { pathname, search } = new URL(host.url);
    await ask(host.url, { path: pathname + search });
    expect(warn).toHaveBeenCalledWith('web.refused', { status: 401, why: 'token', path: '/' });
    expect(JSON.stringify(warn.mock.calls)).not.toContain(search.slice('?token='.length));
  });
});

describe('without the cookie', () => {
  test.each(['/', '/index.html', '/assets/main-1a2b.js', '/api/events', '/nothing'])(
    'GET %s says in words how to open Recado',
    async (path) => {
      const answer = await ask(host.url, { path });
      expect(answer.status).toBe(401);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.body).toContain('only with the link');
      expect(answer.body).toContain('con el enlace');
      expect(answer.body).toContain('по ссылке');
    },
  );

  test.each(['', 'recado=x', 'recado_1=x'])(
    'a call with the cookie "%s" does not reach the core',
    async (wrong) => {
      const answer = await ask(host.url, post({ headers: { cookie: wrong } }));
      expect(answer.status).toBe(401);
      expect(core.calls).toEqual([]);
    },
  );
});

describe('the Host header', () => {
  test.each([
    ['a rebound name', (port: string) => `evil.example:${port}`],
    ['another port', () => '127.0.0.1:1'],
    ['no port', () => '127.0.0.1'],
    ['another loopback name', (port: string) => `127.0.0.2:${port}`],
    ['a trailing dot', (port: string) => `localhost.:${port}`],
    ['upper case', (port: string) => `LOCALHOST:${port}`],
  ])('%s is misdirected', async (_what, name) => {
    const headers = { host: name(new URL(host.url).port), cookie };
    expect((await ask(host.url, { headers })).status).toBe(421);
    expect((await ask(host.url, post({ headers: { host: headers.host } }))).status).toBe(421);
    expect(core.calls).toEqual([]);
  });

  test('localhost with our port is ours', async () => {
    const name = `localhost:${new URL(host.url).port}`;
    const answer = await ask(host.url, post({ headers: { host: name, origin: `http://${name}` } }));
    expect(answer.status).toBe(200);
  });
});

describe('another site', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['another local port', 'http://127.0.0.1:1'],
    ['the other name of this host', 'LOCALHOST'],
    ['a sandboxed page', 'null'],
    ['https', 'https://127.0.0.1'],
  ])('a call from %s is refused', async (_what, from) => {
    const named = from === 'LOCALHOST' ? `http://localhost:${new URL(host.url).port}` : from;
    expect((await ask(host.url, post({ headers: { origin: named } }))).status).toBe(403);
    expect(core.calls).toEqual([]);
  });

  test('a call that names no origin is refused', async () => {
    const { headers, ...rest } = post({});
    const { origin: _origin, ...others } = headers ?? {};
    expect((await ask(host.url, { ...rest, headers: others })).status).toBe(403);
    expect(core.calls).toEqual([]);
  });

  test.each(['cross-site', 'same-site', 'none', 'nonsense'])(
    'Sec-Fetch-Site %s does not call',
    async (site) => {
      expect((await ask(host.url, post({ headers: { 'sec-fetch-site': site } }))).status).toBe(403);
      const events = await ask(host.url, {
        path: '/api/events',
        headers: { cookie, 'sec-fetch-site': site },
      });
      expect(events.status).toBe(403);
      expect(core.calls).toEqual([]);
      expect(core.listeners()).toBe(0);
    },
  );

  test('a typed address opens the page; a link on another site does not', async () => {
    const typed = await ask(host.url, { headers: { cookie, 'sec-fetch-site': 'none' } });
    const linked = await ask(host.url, { headers: { cookie, 'sec-fetch-site': 'cross-site' } });
    expect([typed.status, linked.status]).toEqual([200, 403]);
  });

  test('a preflight gets no permission', async () => {
    const answer = await ask(host.url, {
      method: 'OPTIONS',
      path: '/api/call/app.about',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a call', () => {
  test('reaches the core with its name and input', async () => {
    const answer = await ask(host.url, post({ path: '/api/call/notices.get', body: '{"id":"n1"}' }));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { name: 'notices.get', input: { id: 'n1' } },
    });
  });

  test('is a POST', async () => {
    const answer = await ask(host.url, { path: '/api/call/app.about', headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(core.calls).toEqual([]);
  });

  test.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-8', 200],
  ])('with the type %s is answered %i', async (type, status) => {
    expect((await ask(host.url, post({ headers: { 'content-type': type } }))).status).toBe(status);
  });

  test('that is not JSON is input.invalid and does not reach the core', async () => {
    const answer = await ask(host.url, post({ body: '{"id":' }));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } });
    expect(core.calls).toEqual([]);
  });

  test('over 1 MiB is refused, an import and an undo are not', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
    const search = await ask(host.url, post({ path: '/api/call/notices.search', body }));
    const imported = await ask(host.url, post({ path: '/api/call/notices.import', body }));
    const undone = await ask(host.url, post({ path: '/api/call/notices.restoreMarks', body }));
    expect([search.status, imported.status, undone.status]).toEqual([413, 200, 200]);
    expect(JSON.parse(search.body)).toEqual({
      ok: false,
      failure: { code: 'input.invalid', details: { limitBytes: 1024 * 1024 } },
    });
  });

  test('of endless length is cut off without a declared size', async () => {
    const answer = await ask(
      host.url,
      post({ headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(2 * 1024 * 1024) }),
    );
    expect(answer.status).toBe(413);
    expect(core.calls).toEqual([]);
  });

  test('that declares more than an import may have is file.tooLarge at once', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(host.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /api/call/notices.import HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n` +
            'Content-Type: application/json\r\nContent-Length: 80000000\r\n\r\n',
        );
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('file.tooLarge');
  });
});

describe('the screens', () => {
  test('come with their type; the page is asked for again, hashed files are kept', async () => {
    const page = await ask(host.url, { headers: { cookie } });
    const script = await ask(host.url, { path: '/assets/main-1a2b.js', headers: { cookie } });
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect([script.status, script.headers['content-type'], script.headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ]);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '//secret.txt',
    '/assets/',
    '/linked.txt',
    '/index.html%00.js',
    '/.',
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(host.url, { path, headers: { cookie } });
    expect(answer.body).not.toContain('outside the screens');
    // `/.` is the page itself by the rules of addresses.
    expect(answer.status).toBe(path === '/.' ? 200 : 404);
  });

  test('that are not built say so', async () => {
    const started = startWebHost({ core, rendererDir: join(dir, 'absent'), log: silentLogger });
    await expect(started).rejects.toMatchObject({
      failure: { code: 'ability.missing', details: { what: 'screens' } },
    });
  });
});

test('every answer carries the protective headers', async () => {
  const answers = await Promise.all([
    ask(host.url, { headers: { cookie } }),
    ask(host.url, {}),
    ask(host.url, { headers: { cookie, host: 'evil.example' } }),
    ask(host.url, { path: '/nothing', headers: { cookie } }),
    ask(host.url, post({})),
    ask(host.url, post({ headers: { origin: 'https://evil.example' } })),
    ask(host.url, { method: 'DELETE', headers: { cookie, origin } }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 401, 421, 404, 200, 403, 405]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  }
});

test('the policy lets nothing in that is not our own file', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
      "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

describe('the event stream', () => {
  const fact = { added: ['n1'], changed: [] };
  test('passes a fact on under its name, to every page', async () => {
    const [one, two] = [nextEvent(), nextEvent()];
    const ears = await Promise.all([listen(host.url, cookie, one.hear), listen(host.url, cookie, two.hear)]);
    core.raise('notices.changed', fact);
    expect(await Promise.all([one.heard, two.heard])).toEqual([
      { name: 'notices.changed', payload: fact },
      { name: 'notices.changed', payload: fact },
    ]);
    for (const ear of ears) ear.close();
  });

  test('a text with line breaks stays one event', async () => {
    const { heard, hear } = nextEvent();
    const ear = await listen(host.url, cookie, hear);
    const payload = { id: 'a\n\nevent: alert.raised\ndata: {}\r\n' };
    core.raise('notice.requested', payload);
    expect(await heard).toEqual({ name: 'notice.requested', payload });
    ear.close();
  });

  test('a page that leaves is forgotten', async () => {
    const ear = await listen(host.url, cookie, () => undefined);
    expect(core.listeners()).toBeGreaterThan(0);
    ear.close();
    await vi.waitFor(() => expect(core.listeners()).toBe(0));
  });

  test('ends when the host closes, at once', async () => {
    const ear = await listen(host.url, cookie, () => undefined);
    const startedAt = performance.now();
    await host.close();
    await ear.ended;
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(core.listeners()).toBe(0);
  });
});

test('listens on loopback alone', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address !== undefined && !address.internal && address.family === 'IPv4');
  expect(await isReached('127.0.0.1')).toBe(true);
  expect(await isReached(outside?.address ?? '127.0.0.2')).toBe(false);
});

test('a port that is taken is a failure, not a crash', async () => {
  const port = Number(new URL(host.url).port);
  const started = startWebHost({ core, rendererDir: join(dir, 'screens'), port, log: silentLogger });
  await expect(started).rejects.toBeInstanceOf(FailureError);
});

test('a call under way is answered while the host closes', async () => {
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  core.call = async () => {
    reached.resolve();
    await held.promise;
    return { ok: true, value: 'late' };
  };
  const answer = ask(host.url, post({}));
  await reached.promise;
  const closed = host.close();
  held.resolve();
  expect((await answer).body).toBe('{"ok":true,"value":"late"}');
  await closed;
});
