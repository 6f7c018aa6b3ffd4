// Signatures of PDFs made with an own CA, told as pdfsig tells them: good, tampered, appended to, expired, of an unknown CA.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicRoots } from '../../main/documents/publicRoots.ts';
import { verifySignatures } from '../../main/documents/verifySignatures.ts';
import { samplePdf } from '../portals/samplePdf.ts';
import { signAgain, timestampedPdf } from '../support/moreSignatures.ts';
import { makeAuthority, signedPdf, type TestAuthority } from '../support/signedPdf.ts';

let authority: TestAuthority;
let stranger: TestAuthority;
let folder: string;
let good: Buffer;
const hasPdfsig = existsSync('/usr/bin/pdfsig');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recado-signatures-'));
  authority = makeAuthority('AC Ejemplo');
  stranger = makeAuthority('AC Ajena');
  good = await signedPdf(authority.issue('Oficina de Extranjería'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const origin = { source: 'publicSources', comparedOn: '2026-11-22' } as const;
const verify = (bytes: Uint8Array) =>
  verifySignatures(bytes, [{ der: authority.der, domains: [], origin, intermediates: [] }]);

interface Told {
  isValid: boolean;
  isWhole: boolean;
}

async function pdfsigText(bytes: Uint8Array, options: string[]): Promise<string> {
  const file = join(folder, 'file.pdf');
  await writeFile(file, bytes);
  return execFileSync('pdfsig', [...options, file], { encoding: 'utf8' });
}

/** What pdfsig says of each signature: validity, and whether the whole file is covered. Null where it is not installed. */
async function pdfsigAll(bytes: Uint8Array): Promise<Told[] | null> {
  if (!hasPdfsig) return null;
  const told = await pdfsigText(bytes, ['-nocert']);
  return told
    .split(/^Signature #\d+:/m)
    .slice(1)
    .map((part) => ({
      isValid: part.includes('Signature is Valid.'),
      isWhole: part.includes('Total document signed') && !part.includes('Not total document signed'),
    }));
}
const pdfsig = async (bytes: Uint8Array): Promise<Told | null> => (await pdfsigAll(bytes))?.[0] ?? null;

/** Changes the page's text, which the signature covers. */
function tampered(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf('/MediaBox');
  copy.write('/MediaBoy', at, 'latin1');
  return copy;
}

it('says a good one whole and known, with its signer and the signer’s time', async () => {
  const [only, ...others] = await verify(good);
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    signer: 'Oficina de Extranjería',
    issuer: 'AC Ejemplo',
    integrity: 'whole',
    trust: 'known',
    root: { ...origin, name: 'AC Ejemplo' },
    timeFrom: 'signer',
  });
  expect(Math.abs(Date.parse(only?.signedAt ?? '') - Date.now())).toBeLessThan(10 * 60_000);
  expect((await pdfsig(good)) ?? { isValid: true, isWhole: true }).toEqual({ isValid: true, isWhole: true });
});

it('says a tampered one changed', async () => {
  const bytes = tampered(good);
  expect(await verify(bytes)).toMatchObject([{ integrity: 'changed' }]);
  expect((await pdfsig(bytes))?.isValid ?? false).toBe(false);
});

it('says one that was appended to unchanged, but not the whole file', async () => {
  const bytes = Buffer.concat([good, Buffer.from('\n% more\n')]);
  expect(await verify(bytes)).toMatchObject([{ integrity: 'addedAfter' }]);
  expect((await pdfsig(bytes))?.isWhole ?? false).toBe(false);
});

it('says an unknown authority unknown', async () => {
  const foreign = await signedPdf(stranger.issue('Alguien'));
  expect(await verify(foreign)).toMatchObject([
    { integrity: 'whole', trust: 'unknown', root: null, signer: 'Alguien' },
  ]);
  expect((await pdfsig(foreign)) ?? { isValid: true, isWhole: true }).toEqual({
    isValid: true,
    isWhole: true,
  });
});

it.skipIf(!hasPdfsig)(
  'knows an authority as little as pdfsig, which looks at the certificate itself',
  async () => {
    const foreign = await signedPdf(stranger.issue('Alguien'));
    expect(await pdfsigText(foreign, [])).toMatch(/Certificate issuer is(n't Trusted| unknown)/);
  },
);

it('says an expired one valid as a signature, as pdfsig does', async () => {
  const late = await signedPdf(authority.issue('Oficina vieja', new Date(Date.now() - 86_400_000)));
  expect(await verify(late)).toMatchObject([{ integrity: 'whole', trust: 'expired', root: origin }]);
  expect((await pdfsig(late)) ?? { isValid: true, isWhole: true }).toEqual({ isValid: true, isWhole: true });
});

it('tells two signatures apart: the first is unchanged and added to, the second covers all', async () => {
  const both = await signAgain(good, stranger.issue('Registro'));
  expect(await verify(both)).toMatchObject([
    { signer: 'Oficina de Extranjería', integrity: 'addedAfter', trust: 'known' },
    { signer: 'Registro', integrity: 'whole', trust: 'unknown' },
  ]);
  // It names them in an order of its own.
  const told = (await pdfsigAll(both)) ?? [];
  expect(told.toSorted((one) => (one.isWhole ? 1 : -1))).toEqual(
    hasPdfsig
      ? [
          { isValid: true, isWhole: false },
          { isValid: true, isWhole: true },
        ]
      : [],
  );
  expect(await verify(tampered(both))).toMatchObject([{ integrity: 'changed' }, { integrity: 'changed' }]);
});

it('believes the time of a timestamp over this signature only', async () => {
  const at = new Date('2026-03-01T10:00:00.000Z');
  const p12 = authority.issue('Oficina con sello');
  const stamped = await timestampedPdf(p12, at);
  expect(await verify(stamped)).toMatchObject([
    { integrity: 'whole', trust: 'known', signedAt: at.toISOString(), timeFrom: 'timestamp' },
  ]);
  expect((await pdfsig(stamped))?.isValid ?? true).toBe(true);
  expect(await verify(await timestampedPdf(p12, at, true))).toMatchObject([
    { integrity: 'whole', timeFrom: 'signer' },
  ]);
});

it('takes nothing for a signature that is none', async () => {
  expect(await verify(samplePdf('sin firma'))).toEqual([]);
  const junk = Buffer.from('%PDF-1.7 /ByteRange [0 4 8 4] <zz>');
  expect(await verify(junk)).toMatchObject([{ integrity: 'unreadable', trust: 'unknown' }]);
  const wide = Buffer.from(good.toString('latin1').replace(/\/ByteRange \[0 /, '/ByteRange [9 '), 'latin1');
  expect(await verify(wide)).toMatchObject([{ integrity: 'unreadable' }]);
});

it('knows roots of Spanish public bodies', () => {
  expect(publicRoots().length).toBeGreaterThanOrEqual(3);
});
