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

const verify = (bytes: Uint8Array) => verifySignatures(bytes, [authority.der]);

/** What pdfsig says of the first signature: validity, and whether the whole file is covered. */
async function pdfsig(bytes: Uint8Array): Promise<{ isValid: boolean; isWhole: boolean } | null> {
  if (!hasPdfsig) return null;
  const file = join(folder, 'file.pdf');
  await writeFile(file, bytes);
  const told = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
  return {
    isValid: told.includes('Signature is Valid.'),
    isWhole: told.includes('Total document signed') && !told.includes('Not total document signed'),
  };
}

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

it('says an unknown authority unknown, and an expired certificate expired', async () => {
  const foreign = await signedPdf(stranger.issue('Alguien'));
  expect(await verify(foreign)).toMatchObject([{ integrity: 'whole', trust: 'unknown', signer: 'Alguien' }]);
  const late = await signedPdf(authority.issue('Oficina vieja', new Date(Date.now() - 86_400_000)));
  expect(await verify(late)).toMatchObject([{ integrity: 'whole', trust: 'expired' }]);
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
