// Signing in on a mail provider's page through the core's own door: real TLS, a real loopback return, a real Dovecot that takes tokens.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { FailureError, failureOf } from '../../main/contract/failure.ts';
import type { MailSignInView } from '../../main/contract/mailSignInViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { RunView } from '../../main/contract/views.ts';
import { type AccessTokenAsk, createAccessTokens } from '../../main/identity/oauth/accessTokens.ts';
import { beginMailSignIn } from '../../main/identity/oauth/beginMailSignIn.ts';
import type { GrantPort, MailGrant } from '../../main/identity/oauth/mailGrant.ts';
import { mailProvider } from '../../main/identity/oauth/mailProviders.ts';
import { createTokenFetch } from '../../main/identity/oauth/tokenFetch.ts';
import { runCommand } from '../host/runCommand.ts';
import {
  type SampleIdentityProvider,
  startSampleIdentityProvider,
} from '../portals/identityProvider/startSampleIdentityProvider.ts';
import { follow, linkOfPage, walkProvider } from '../portals/identityProvider/walkProvider.ts';
import { booking, bookingMail } from '../portals/mailbox/noticeMails.ts';
import {
  isMailboxAvailable,
  type SampleMailbox,
  startSampleMailbox,
} from '../portals/mailbox/startSampleMailbox.ts';
import { aboutDirect } from '../support/aboutDirect.ts';

let provider: SampleIdentityProvider;
let core: Core;
let profileDir: string;
/** Everything that crossed the process line. */
let crossed: unknown[];

beforeAll(async () => {
  provider = await startSampleIdentityProvider();
  profileDir = await mkdtemp(join(tmpdir(), 'recado-signin-'));
  await openCore();
});
afterAll(async () => {
  await core.close();
  await rm(profileDir, { recursive: true, force: true });
  await provider.stop();
});

beforeEach(() => {
  Object.assign(provider.habits, {
    expiresInS: 3_600,
    isRotating: true,
    givesRefreshToken: true,
    person: 'allows',
    tokenAnswer: 'tokens',
  });
  provider.log.length = 0;
  provider.holdTokens = null;
  crossed = [];
});

async function openCore(
  trustedCa: string[] = [],
  openOutside?: (url: string) => Promise<void>,
): Promise<void> {
  core = await createCore({
    profileDir,
    host: {
      about: { ...aboutDirect, host: 'web' },
      desktop: null,
      ...(openOutside ? { openOutside } : {}),
    },
    storeWorkerUrl: null,
    version: 'test',
    endpoints: {
      trustedCa: [provider.caPem, ...trustedCa],
      portals: { google: provider.endpoint, microsoft: provider.endpoint },
      memorySecrets: {},
      isDemo: false,
    },
  });
  core.on('mailSignIn.changed', (view) => crossed.push(view));
}

const call = async (name: MethodName, input: unknown) => {
  const envelope = await core.call(name, input);
  crossed.push(envelope);
  return envelope;
};
async function value<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const envelope = await call(name, input);
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value as MethodOutput<M>;
}
const failure = async <M extends MethodName>(name: M, input: MethodInput<M>): Promise<unknown> => {
  const envelope = await call(name, input);
  return envelope.ok ? 'ok' : envelope.failure;
};
const register = (id: 'google' | 'microsoft', clientSecret?: string) =>
  value('mailSignIn.setClient', {
    provider: id,
    clientId: provider.clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
  });
const begin = (id: 'google' | 'microsoft' = 'google') =>
  value('mailSignIn.begin', { provider: id, address: provider.address });
const ended = (id: string): Promise<MailSignInView> =>
  new Promise((resolve) => {
    const stop = core.on('mailSignIn.changed', (view) => {
      if (view.id !== id || view.state === 'waiting') return;
      stop();
      resolve(view);
    });
  });

describe('a registration of one’s own', () => {
  test('is asked for before anything else', async () => {
    expect(await failure('mailSignIn.begin', { provider: 'google', address: 'a@example.com' })).toEqual({
      code: 'input.invalid',
      details: { badFields: ['clientId'], reason: 'noClient' },
    });
  });

  test('is shown with what to register, its secret never; null forgets both', async () => {
    const [google, microsoft] = await value('mailSignIn.clients', {});
    expect(google).toMatchObject({ clientId: null, redirectUri: 'http://127.0.0.1', hasClientSecret: false });
    expect(microsoft).toMatchObject({ clientId: null, redirectUri: 'http://localhost' });
    expect(await register('google', provider.clientSecret)).toMatchObject({ hasClientSecret: true });
    expect(await register('google')).toMatchObject({ clientId: provider.clientId, hasClientSecret: true });
    expect(JSON.stringify(crossed)).not.toContain(provider.clientSecret);
    await value('mailSignIn.setClient', { provider: 'google', clientId: null });
    expect((await value('mailSignIn.clients', {}))[0]).toMatchObject({
      clientId: null,
      hasClientSecret: false,
    });
  });
});

describe('the way to the provider’s page and back', () => {
  test.each([
    ['google', '127.0.0.1', { access_type: 'offline', prompt: 'consent' }],
    ['microsoft', 'localhost', { response_mode: 'query' }],
  ] as const)('%s comes back to %s on a port of this sign-in', async (id, host, extra) => {
    await register(id);
    const { signIn, url } = await begin(id);
    const asked = Object.fromEntries(new URL(url ?? '').searchParams);
    expect(asked).toMatchObject({ ...extra, response_type: 'code', code_challenge_method: 'S256' });
    expect(asked['redirect_uri']).toMatch(new RegExp(String.raw`^http://${host}:\d+$`));
    expect(asked['login_hint']).toBe(provider.address);
    const done = ended(signIn.id);
    const landing = await walkProvider(url ?? '', provider.caPem);
    expect(landing).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
    expect(landing.page).not.toMatch(/script|code=|state=/);
    expect(await done).toMatchObject({ state: 'granted', failure: null });
    const trade = provider.log.find(({ at }) => at === 'token');
    expect(trade?.parameters['code_verifier']).toMatch(/^[\w.~-]{43,128}$/);
    expect(trade?.parameters['redirect_uri']).toBe(asked['redirect_uri']);
    // One answer, then the door is gone.
    await expect(follow(`${asked['redirect_uri']}/?code=x&state=${asked['state']}`)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  test('a wrong state, a second one, another path or another host name is turned away, and the wait goes on', async () => {
    await register('google');
    const { signIn, url } = await begin();
    const good = await linkOfPage(url ?? '', provider.caPem);
    const { origin, port, searchParams } = new URL(good);
    const state = searchParams.get('state') ?? '';
    for (const [link, headers] of [
      [`${origin}/?code=stolen&state=${'x'.repeat(state.length)}`, {}],
      [`${origin}/?code=stolen`, {}],
      [`${origin}/?code=stolen&state=${state}&state=${state}`, {}],
      [`${origin}/other?code=stolen&state=${state}`, {}],
      [`${origin}/?state=${state}`, {}],
      [good, { host: `evil.example:${port}` }],
    ] as const) {
      expect((await follow(link, headers)).status).toBe(400);
    }
    expect(await value('mailSignIn.status', { id: signIn.id })).toMatchObject({ state: 'waiting' });
    expect(provider.log.filter(({ at }) => at === 'token')).toEqual([]);
    const done = ended(signIn.id);
    await follow(good);
    expect(await done).toMatchObject({ state: 'granted' });
  });

  test('a page that came from another sign-in does not end this one', async () => {
    await register('google');
    provider.habits.person = 'cameFromElsewhere';
    const { signIn, url } = await begin();
    expect((await walkProvider(url ?? '', provider.caPem)).status).toBe(400);
    expect(await value('mailSignIn.status', { id: signIn.id })).toMatchObject({ state: 'waiting' });
  });

  test('no is no: cancelled, not failed', async () => {
    await register('google');
    provider.habits.person = 'denies';
    const { signIn, url } = await begin();
    const done = ended(signIn.id);
    await walkProvider(url ?? '', provider.caPem);
    expect(await done).toMatchObject({
      state: 'failed',
      failure: { code: 'cancelled', details: { reason: 'refusedThere' } },
    });
  });

  test('cancelling closes the door, and a second sign-in ends the first', async () => {
    await register('google');
    const first = await begin();
    const firstDone = ended(first.signIn.id);
    const second = await begin();
    expect(await firstDone).toMatchObject({
      failure: { code: 'cancelled', details: { reason: 'byPerson' } },
    });
    const secondDone = ended(second.signIn.id);
    await value('mailSignIn.cancel', { id: second.signIn.id });
    expect(await secondDone).toMatchObject({ failure: { code: 'cancelled' } });
    await expect(walkProvider(second.url ?? '', provider.caPem)).rejects.toThrow('ECONNREFUSED');
  });

  test.each([
    ['invalidGrant', 'signIn.consentEnded', {}],
    ['unknownClient', 'signIn.rejected', { reason: 'client', badFields: ['clientId'] }],
    ['down', 'portal.down', { reason: 'signInUnavailable' }],
    ['busy', 'portal.rateLimited', { retryAfterMs: 90_000 }],
    ['nonsense', 'portal.changed', { reason: 'tokenAnswer' }],
  ] as const)('a token endpoint that answers “%s” is %s', async (answer, code, details) => {
    await register('google');
    provider.habits.tokenAnswer = answer;
    const { signIn, url } = await begin();
    const done = ended(signIn.id);
    await walkProvider(url ?? '', provider.caPem);
    const { failure: told } = await done;
    // Nothing else: the provider's own words stay behind.
    expect(told).toEqual({ code, details });
  });

  test('access without a lasting token is refused with the reason', async () => {
    await register('google');
    provider.habits.givesRefreshToken = false;
    const { signIn, url } = await begin();
    const done = ended(signIn.id);
    await walkProvider(url ?? '', provider.caPem);
    expect(await done).toMatchObject({
      failure: { code: 'signIn.rejected', details: { reason: 'noLastingAccess' } },
    });
  });

  test('a host that can open pages is given the address, the screens are not', async () => {
    await core.close();
    const opened: string[] = [];
    await openCore([], async (url) => void opened.push(url));
    await register('google');
    expect((await begin()).url).toBeNull();
    expect(new URL(opened[0] ?? '').href.startsWith(provider.endpoint.authorizeUrl)).toBe(true);
  });
});

describe('a sign-in and its tokens, held directly', () => {
  const port = (now = () => new Date()): GrantPort => ({
    provider: mailProvider('google', provider.endpoint),
    client: { clientId: provider.clientId, clientSecret: provider.clientSecret },
    fetch: createTokenFetch([provider.caPem]),
    now,
  });
  const signedIn = async (): Promise<MailGrant> => {
    const begun = await beginMailSignIn(port(), provider.address, new AbortController().signal);
    await walkProvider(begun.url, provider.caPem);
    return begun.grant;
  };
  const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'ok',
      (error: unknown) => failureOf(error),
    );

  test('a person who never comes back ends it after its time', async () => {
    const begun = await beginMailSignIn(port(), '', new AbortController().signal, 30);
    expect(await codeOf(begun.grant)).toEqual({ code: 'cancelled', details: { reason: 'tookTooLong' } });
    await expect(walkProvider(begun.url, provider.caPem)).rejects.toThrow('ECONNREFUSED');
  });

  test('ten who need a token at once cause one renewal', async () => {
    const { refreshToken } = await signedIn();
    provider.log.length = 0;
    const kept: string[] = [];
    const tokens = createAccessTokens(() => new Date());
    const ask = askFor(refreshToken, kept);
    const read = await Promise.all(Array.from({ length: 10 }, () => tokens.read(ask)));
    expect(new Set(read).size).toBe(1);
    expect(provider.log.map(({ at, outcome }) => `${at} ${outcome}`)).toEqual(['token ok']);
    expect(kept).toHaveLength(1);
    // And those who come later take what is there.
    expect(await tokens.read(ask)).toBe(read[0]);
    expect(provider.log).toHaveLength(1);
  });

  test('a token is renewed before it ends, by the clock of this computer', async () => {
    const { refreshToken } = await signedIn();
    const clock = { at: new Date() };
    const tokens = createAccessTokens(() => clock.at);
    const kept: string[] = [];
    const ask = { ...askFor(refreshToken, kept), port: async () => port(() => clock.at) };
    const first = await tokens.read({ ...ask, readRefreshToken: async () => kept.at(-1) ?? refreshToken });
    clock.at = new Date(clock.at.getTime() + 3_301_000);
    const second = await tokens.read({ ...ask, readRefreshToken: async () => kept.at(-1) ?? refreshToken });
    expect(second).not.toBe(first);
  });

  test('a changed refresh token that could not be stored is not lost', async () => {
    const { refreshToken } = await signedIn();
    const kept: string[] = [];
    let isLocked = true;
    const tokens = createAccessTokens(() => new Date());
    const ask = {
      ...askFor(refreshToken, kept),
      keepRefreshToken: async (changed: string) => {
        if (isLocked) throw new FailureError('vault.locked');
        kept.push(changed);
      },
    };
    expect(await codeOf(tokens.read(ask))).toMatchObject({ code: 'vault.locked' });
    isLocked = false;
    provider.log.length = 0;
    const token = await tokens.read(ask);
    expect(token).toMatch(/^access-/);
    expect(kept).toHaveLength(1);
    // The old one is dead at the provider: had it been used again, this would have failed.
    expect(provider.log).toEqual([]);
    expect(
      await tokens.read({ ...ask, refused: token, readRefreshToken: async () => kept[0] ?? '' }),
    ).toMatch(/^access-/);
  });

  const askFor = (refreshToken: string, kept: string[]): AccessTokenAsk => ({
    accountId: 'account-1',
    refused: null,
    port: async () => port(),
    readRefreshToken: async () => refreshToken,
    keepRefreshToken: async (changed) => void kept.push(changed),
  });
});

describe.skipIf(!isMailboxAvailable())('a mailbox that takes tokens', () => {
  let mailbox: SampleMailbox;
  beforeAll(async () => {
    mailbox = await startSampleMailbox({ introspectionUrl: provider.introspectionUrl });
    await mailbox.append('INBOX', await bookingMail(booking, {}));
  });
  afterAll(() => mailbox.stop());
  beforeEach(async () => {
    await core.close();
    await rm(profileDir, { recursive: true, force: true });
    await openCore([mailbox.caPem]);
    await register('google');
  });

  const granted = async (): Promise<string> => {
    const { signIn, url } = await begin();
    const done = ended(signIn.id);
    await walkProvider(url ?? '', provider.caPem);
    expect(await done).toMatchObject({ state: 'granted' });
    return signIn.id;
  };
  const fields = () => ({
    address: mailbox.user,
    host: mailbox.host,
    port: String(mailbox.portTls),
    security: 'tls',
    user: mailbox.user,
    provider: 'google',
  });
  const account = (signInId: string | null) => ({
    portal: 'chile' as const,
    method: 'oauth',
    label: 'Correo',
    personId: null,
    personName: 'Camila',
    fields: fields(),
    secrets: {},
    signInId,
  });
  const nextRun = (): Promise<RunView> =>
    new Promise((resolve) => {
      const stop = core.on('run.finished', ({ run }) => {
        stop();
        resolve(run);
      });
    });
  const addAccount = async () => {
    const run = nextRun();
    const added = await value('accounts.add', account(await granted()));
    expect(await run).toMatchObject({ result: 'ok' });
    return added;
  };

  test('is tried, added and read; the token is nowhere but in the vault', async () => {
    expect(await failure('accounts.add', account(null))).toMatchObject({
      code: 'input.invalid',
      details: { badFields: ['refreshToken'] },
    });
    const signInId = await granted();
    expect(await value('accounts.test', account(signInId))).toEqual({ subject: mailbox.user, name: null });
    const run = nextRun();
    await value('accounts.add', account(signInId));
    expect(await run).toMatchObject({ result: 'ok', added: 1 });
    expect(
      (await value('notices.list', { filter: { box: 'all' }, after: null, limit: 10 })).rows,
    ).toHaveLength(1);
    // Used once: what was granted belongs to that account alone.
    expect(await failure('accounts.test', account(signInId))).toMatchObject({ code: 'input.notFound' });
    expect(provider.log.filter(({ at }) => at === 'token')).toHaveLength(1);

    await core.close();
    const files = await readdir(profileDir, { recursive: true, withFileTypes: true });
    const kept = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    for (const text of [...kept, JSON.stringify(crossed)])
      expect(text).not.toMatch(/(?:refresh|access|code)-[\w-]{20}/);
    await openCore([mailbox.caPem]);
  });

  test('renews a token that the server no longer takes, once for all who wait, and keeps the changed one', async () => {
    const added = await addAccount();
    for (let round = 0; round < 3; round += 1) {
      provider.endAccessTokens();
      provider.log.length = 0;
      const run = nextRun();
      await value('sync.now', { accountId: added.id });
      expect(await run).toMatchObject({ result: 'ok' });
      // Rotated each time: a refresh token that was not kept would be refused in the next round.
      expect(provider.log.filter(({ at }) => at === 'token').map(({ outcome }) => outcome)).toEqual(['ok']);
    }
  });

  test('access taken back parks the account with a way in; a provider that is down does not', async () => {
    const added = await addAccount();
    provider.endAccessTokens();
    provider.habits.tokenAnswer = 'down';
    const whileDown = nextRun();
    await value('sync.now', { accountId: added.id });
    expect(await whileDown).toMatchObject({ result: { code: 'portal.down' } });
    const state = async () => (await value('accounts.list', {})).find(({ id }) => id === added.id);
    expect(await state()).toMatchObject({ state: 'active' });

    provider.habits.tokenAnswer = 'tokens';
    provider.revokeAll();
    const afterwards = nextRun();
    await value('sync.now', { accountId: added.id });
    expect(await afterwards).toMatchObject({ result: { code: 'signIn.consentEnded' } });
    expect(await state()).toMatchObject({ state: 'parked', parkedFor: { code: 'signIn.consentEnded' } });

    const run = nextRun();
    await value('accounts.signIn', {
      id: added.id,
      fields: fields(),
      secrets: {},
      signInId: await granted(),
    });
    expect(await run).toMatchObject({ result: 'ok' });
    expect(await state()).toMatchObject({ state: 'active', parkedFor: null });
  });

  test('from the command line: a registration, the page in the browser, the account and its first look', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'recado-signin-cli-'));
    try {
      const endpoints = join(dir, 'endpoints.json');
      const portals = { google: provider.endpoint, microsoft: provider.endpoint };
      const trustedCa = [provider.caPem, mailbox.caPem];
      await writeFile(endpoints, JSON.stringify({ memorySecrets: {}, portals, trustedCa }));
      const recado = (words: string[], given = {}) =>
        runCommand([...words, '--json', '--profile', join(dir, 'profile'), '--endpoints', endpoints], given);
      const add = (given = {}) => {
        const { provider: whose, ...others } = fields();
        const pairs = Object.entries(others).flatMap(([name, told]) => ['--field', `${name}=${told}`]);
        const words = ['accounts', 'add', '--portal', 'chile', '--method', 'oauth', '--provider', whose];
        return recado([...words, ...pairs], given);
      };
      const bare = await add();
      expect([bare.code, bare.said]).toEqual([2, expect.stringContaining('recado accounts client google')]);
      const client = await recado(['accounts', 'client', 'google', '--id', provider.clientId]);
      expect(JSON.parse(client.out)).toMatchObject({ clientId: provider.clientId, hasClientSecret: false });

      const pages: string[] = [];
      const browser = (isOpened: boolean) => (url: string) => {
        pages.push(url);
        void walkProvider(url, provider.caPem);
        return isOpened;
      };
      const added = await add({ showPage: browser(true) });
      expect(added.code).toBe(0);
      expect(JSON.parse(added.out)).toMatchObject({
        method: 'oauth',
        subject: mailbox.user,
        state: 'active',
      });
      expect(pages).toHaveLength(1);
      expect(added.said).toContain('Sign in there and allow access');
      const listed = await recado(['list']);
      expect(JSON.parse(listed.out)).toHaveLength(1);
      expect(`${added.out}${added.said}`).not.toMatch(/(?:refresh|access|code)-[\w-]{20}/);

      // Without a browser at hand the address is told; who says no there cancels.
      provider.habits.person = 'denies';
      const refused = await add({ showPage: browser(false) });
      expect([refused.code, refused.said]).toEqual([
        1,
        expect.stringContaining('Open this page in a browser'),
      ]);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  test('a token of another mailbox is refused as such, and no token is retried for ever', async () => {
    const before = provider.address;
    provider.address = 'someone.else@example.com';
    try {
      const told = await failure('accounts.test', account(await granted()));
      expect(told).toEqual({
        code: 'signIn.rejected',
        details: { reason: 'tokenRefused', badFields: ['refreshToken'] },
      });
    } finally {
      provider.address = before;
    }
  });
});
