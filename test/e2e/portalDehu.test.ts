// DEHú in the desktop app with a certificate of the (test) store: found, chosen, signed in, listed, kept apart, missed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir, until } from '../support/launchApp.ts';
import { buildApp } from '../support/sampleWorld.ts';

let spain: SampleSpain;
beforeAll(async () => {
  await buildApp();
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
beforeEach(() => spain.reset());

interface World {
  app: App;
  page: Page;
  /** What lies in the store from now on. */
  keep(...holders: SampleHolder[]): void;
  call<M extends MethodName>(name: M, input: MethodInput<M>): Promise<Envelope<MethodOutput<M>>>;
  value<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
}

async function open(...holders: SampleHolder[]): Promise<World> {
  const dir = await makeTempDir();
  const listFile = join(dir, 'store.json');
  const endpointsFile = join(dir, 'endpoints.json');
  const caFile = join(dir, 'ca.pem');
  const keep = (...kept: SampleHolder[]): void => {
    const entries = kept.map((holder) => {
      const path = join(dir, `${holder}.p12`);
      writeFileSync(path, spain.certificates[holder].p12);
      return { path, passphrase: spain.certificates[holder].passphrase };
    });
    writeFileSync(listFile, JSON.stringify(entries));
  };
  keep(...holders);
  writeFileSync(caFile, spain.caPem);
  writeFileSync(
    endpointsFile,
    JSON.stringify({ portals: { dehu: spain.endpoints }, memorySecrets: {}, isDemo: true }),
  );
  const app = await launchApp({
    appDir: projectDir,
    profileDir: join(dir, 'profile'),
    args: ['--endpoints', endpointsFile],
    env: { RECADO_STANDIN_CERTIFICATES: listFile, NODE_EXTRA_CA_CERTS: caFile },
  });
  const page = await app.page();
  // The first page is an empty one.
  await page.waitForFunction(() => 'recado' in window);
  const call: World['call'] = (name, input) =>
    page.evaluate(
      ([method, given]) =>
        // The preload's own bridge, as the screens use it.
        (window as unknown as { recado: { call(name: string, input: unknown): Promise<never> } }).recado.call(
          method,
          given,
        ),
      [name, input] as const,
    );
  const value: World['value'] = async (name, input) => {
    const envelope = await call(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
    return envelope.value;
  };
  return { app, page, keep, call, value };
}

/** As the screens do: what the store offers becomes a choice, the choice an account. */
async function add(world: World, name: string): Promise<string> {
  const offered = await world.value('certificates.probe', { portal: 'dehu' });
  const chosen = offered.find((certificate) => certificate.name === name);
  const account = await world.value('accounts.add', {
    portal: 'dehu',
    method: 'osCertificate',
    label: '',
    personId: null,
    personName: name,
    fields: { storeCertificate: chosen?.choice ?? '' },
    secrets: {},
  });
  return account.id;
}

const titles = async (world: World, accountId: string): Promise<string[]> => {
  const filter = { box: 'all' as const, accountId };
  const { rows } = await world.value('notices.list', { filter, after: null, limit: 100 });
  return rows.map(({ title }) => title).toSorted();
};

// The store of a real Electron is the system's own.
describe.skipIf(!isPlaceHolder)('DEHú with a certificate of the store', () => {
  test('is signed in and listed, and two people on one machine never mix', async () => {
    spain.notices.push(
      sampleNotice({ concept: 'de Ana' }),
      sampleNotice({ concept: 'de Boris', nif: 'Y1234567X', nifTitular: 'Y1234567X' }),
    );
    const world = await open('ana', 'boris', 'expired', 'signatureOnly', 'nameless');
    const offered = await world.value('certificates.probe', { portal: 'dehu' });
    expect(offered).toMatchObject([
      {
        name: 'ANA EJEMPLO PRUEBA',
        nif: 'X1234567L',
        issuer: 'AC de prueba',
        purpose: 'identify',
        refusal: null,
      },
      { name: 'BORIS MUESTRA ÑANDÚ', nif: 'Y1234567X', refusal: null },
      { nif: null, refusal: { code: 'certificate.rejected', details: { reason: 'noNif' } } },
    ]);
    expect(spain.certificateHandshakes()).toBe(0);

    const before = spain.certificateHandshakes();
    const ana = await add(world, 'ANA EJEMPLO PRUEBA');
    const boris = await add(world, 'BORIS MUESTRA ÑANDÚ');
    await until(
      async () => [await titles(world, ana), await titles(world, boris)],
      (lists) => lists.every((list) => list.length > 0),
    );
    expect(await titles(world, ana)).toEqual(['de Ana']);
    expect(await titles(world, boris)).toEqual(['de Boris']);
    // One for the trial and one for the first run, each.
    expect(spain.certificateHandshakes() - before).toBe(4);

    // Both at the same moment.
    spain.notices.push(
      sampleNotice({ concept: 'otra de Ana' }),
      sampleNotice({ concept: 'otra de Boris', nif: 'Y1234567X', nifTitular: 'Y1234567X' }),
    );
    await world.value('sync.now', {});
    await until(
      async () => [await titles(world, ana), await titles(world, boris)],
      (lists) => lists.every((list) => list.length > 1),
    );
    expect(await titles(world, ana)).toEqual(['de Ana', 'otra de Ana']);
    expect(await titles(world, boris)).toEqual(['de Boris', 'otra de Boris']);
    expect(spain.legalActs).toBe(0);
    const asked = await world.app.seen((seen) => seen.certificates.map(({ at }) => at));
    expect(new Set(asked)).toEqual(new Set([new URL(spain.endpoints.pasarelaIdent).host]));
    expect(
      spain.log.filter(({ origin, hasCertificate }) => hasCertificate && origin !== 'pasarelaIdent'),
    ).toEqual([]);
    expect(await world.app.quit()).toBe(0);
  });

  test('parks the account when the certificate is removed, and offers nothing else', async () => {
    const world = await open('ana', 'anaTwin');
    const ana = await add(world, 'ANA EJEMPLO PRUEBA');
    await until(
      () => world.value('runs.list', { accountId: ana, limit: 5 }),
      (runs) => runs.some(({ endedAt }) => endedAt !== null),
    );
    world.keep('anaTwin');
    const handshakes = spain.certificateHandshakes();
    await world.value('sync.now', { accountId: ana });
    const parked = await until(
      async () => (await world.value('accounts.list', {})).find(({ id }) => id === ana),
      (account) => account?.state === 'parked',
    );
    expect(parked?.parkedFor).toMatchObject({
      code: 'certificate.missing',
      details: { reason: 'notOffered' },
    });
    expect(spain.certificateHandshakes()).toBe(handshakes);

    world.keep();
    expect(await world.call('certificates.probe', { portal: 'dehu' })).toMatchObject({
      ok: false,
      failure: { code: 'certificate.missing', details: { reason: 'noneOffered' } },
    });
  });

  test('reaches no outside host that a tampered page names', async () => {
    const world = await open('ana');
    spain.set({ isRelayTampered: true });
    const [offered] = await world.value('certificates.probe', { portal: 'dehu' });
    expect(
      await world.call('accounts.test', {
        portal: 'dehu',
        method: 'osCertificate',
        label: '',
        personId: null,
        personName: 'Ana',
        fields: { storeCertificate: offered?.choice ?? '' },
        secrets: {},
      }),
    ).toMatchObject({ ok: false, failure: { code: 'portal.changed', details: { what: 'unknownHost' } } });
    expect(spain.log.filter(({ origin }) => origin === 'outside')).toEqual([]);
  });
});
