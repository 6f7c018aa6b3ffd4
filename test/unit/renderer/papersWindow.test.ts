// Papers without a place, the folder of copies and evidence as one file, in a real Chromium with axe.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const asked = (name: string) =>
  open.bridge.calls.filter((call) => call.name === name).map(({ input }) => input);

it('files a paper where it belongs, and brings back one that was thrown away', async () => {
  open = await stage.open();
  const { page } = open;
  await go(page, 'Documents');
  const papers = page.getByRole('region', { name: 'Documents without a place' });
  await papers.getByText('escaneo 2026-11-28.pdf').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByLabel('Name or title').fill('xylofon');
  await papers.waitFor({ state: 'detached' });
  await page.getByLabel('Name or title').fill('tasa');
  await papers.getByText('Justificante de la tasa').waitFor();
  await page.getByLabel('Name or title').fill('');
  await papers.getByRole('button', { name: 'Remove' }).click();
  await papers.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await papers.getByRole('button', { name: 'File…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where does it belong?' });
  await dialog.getByRole('list', { name: 'Notices' }).getByRole('button').first().waitFor();
  expect(await faultsOn(page, { without: ['region'] })).toEqual([]);
  await page.keyboard.press('Escape');
  await papers.getByRole('button', { name: 'File to Arraigo' }).click();
  await page.getByText('escaneo 2026-11-28.pdf was filed.').waitFor();
  expect(asked('papers.fileToCase')).toEqual([{ id: 'paper-1', caseId: 'case-1' }]);
});

it('finds what stands in papers from the inbox too, says where the paper is, and shows all that fit', async () => {
  open = await stage.open({ papers: 60 });
  const { page } = open;
  await page.getByRole('searchbox').fill('tasa');
  const found = page.getByRole('region', { name: 'In your own files' });
  const place = found.getByRole('button', { name: 'escaneo 2026-11-28.pdf, page 2' });
  expect(await place.textContent()).toContain('Justificante de la tasa Without a place');
  expect(await faultsOn(page)).toEqual([]);
  await place.click();
  const dialog = page.getByRole('dialog', { name: 'escaneo 2026-11-28.pdf' });
  // What it says is told; what authorities or offices say of it is kept with a notice's documents only.
  await dialog.getByText('What the document says').click();
  await dialog.getByText('Signed by Oficina de Extranjería en Madrid').waitFor();
  // A root that only public sources tell of is never called more than that; one that is not held says why, or whose are held.
  const signers = await dialog.getByRole('listitem').filter({ hasText: 'Signed by' }).allTextContents();
  expect(signers[0]).toContain('which leads to the root certificate ECERNEP PERU CA ROOT 3.');
  expect(signers[0]).toContain('two independent public sources that agree (compared on 22 Nov 2026)');
  expect(signers[0]).toContain('could not be compared with the authority itself');
  expect(signers[1]).toContain('root certificates of public authorities of: Spain and Peru');
  const eSign = 'E-Sign Class 3 Firma Electronica Avanzada CA';
  expect(signers[2]).toContain(`Of Chile's authorities Recado holds only: ${eSign}. The State's own`);
  expect(signers[3]).toContain(
    `Signer known: issued by ${eSign}.Recado has the certificate ${eSign} from two`,
  );
  await dialog.getByRole('button', { name: 'Open the official page' }).waitFor();
  await dialog.getByText('Not checked: whether the certificate was revoked.').waitFor();
  for (const name of ['I saw the same document', 'Ask the authority'])
    expect(await dialog.getByRole('button', { name }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Documents' }).click();
  await page.getByRole('region', { name: 'Documents without a place' }).waitFor();
  expect(asked('documents.find')[0]).toEqual({ text: 'tasa', filter: {}, limit: 20 });

  // Of many that fit some come at a time: none is out of reach.
  await page.getByLabel('Name or title').fill('tasa de');
  const papers = page.getByRole('region', { name: 'Documents without a place' });
  const more = papers.getByRole('button', { name: 'Show more' });
  await more.waitFor();
  expect(await papers.getByRole('listitem').count()).toBe(50);
  await more.click();
  await more.waitFor({ state: 'detached' });
  expect(await papers.getByRole('listitem').count()).toBe(60);
});

it('chooses the folder of copies, sets the names, and says what is wrong there', async () => {
  open = await stage.open({ abilities: { folderDialog: true } });
  const { page, bridge } = open;
  await go(page, 'Settings');
  const card = page.getByRole('region', { name: 'Copies with readable names' });
  await card.getByRole('button', { name: 'Choose a folder' }).click();
  await card.getByText('12 copies lie there.').waitFor();
  await card.getByLabel('Names').fill('{person}/{date} {title}');
  await card.getByRole('button', { name: 'Save names' }).click();
  await expect.poll(() => asked('filing.setPattern')).toEqual([{ pattern: '{person}/{date} {title}' }]);
  bridge.fail('filing.setPattern', 'input.invalid', { badFields: ['pattern'] });
  await card.getByLabel('Names').fill('no place');
  await card.getByRole('button', { name: 'Save names' }).click();
  await card.getByText('Use at least one of these words in braces').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await card.getByRole('button', { name: 'File nothing any more' }).click();
  await card.getByText('No folder is chosen.').waitFor();
});

it('makes evidence of a notice as one file that a password closes', async () => {
  open = await stage.open();
  const { page } = open;
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Evidence…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Evidence as one file' });
  await dialog.getByLabel('Password (may be left empty)').fill('Слово 12');
  expect(await faultsOn(page, { without: ['region'] })).toEqual([]);
  open.bridge.fail('evidence.make', 'cancelled');
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await dialog.getByText('Stopped. No file was made.').waitFor();
  open.bridge.fail('evidence.make', null);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the file' }).click(),
  ]);
  expect((await readFile(await download.path())).toString()).toBe('PK');
  await dialog.getByText('was made.').waitFor();
  expect(asked('evidence.make').slice(1)).toMatchObject([
    {
      about: { what: 'notice' },
      password: 'Слово 12',
      words: { language: 'en', timeline: 'What happened, in order' },
    },
  ]);

  // What a document is worth: its signers' authority is asked on a press, and what was seen on the office's page is kept.
  await page.keyboard.press('Escape');
  const says = page.locator('details', { hasText: 'What the document says' }).first();
  await says.locator('summary').click();
  await says.getByText('Signed by Oficina de Extranjería en Madrid').waitFor();
  expect(await says.getByText('public sources').count()).toBe(0);
  await says.getByText('Not checked: whether the certificate was revoked.').waitFor();
  await says.getByText('Asks ocsp.ejemplo.es over the internet.').waitFor();
  expect(asked('readings.checkRevocation')).toEqual([]);
  expect(await faultsOn(page)).toEqual([]);
  await says.getByRole('button', { name: 'Ask the authority' }).click();
  await says.getByText('not revoked, says ocsp.ejemplo.es').waitFor();
  expect(await says.getByText('Not checked').count()).toBe(0);
  expect(asked('readings.checkRevocation')).toHaveLength(1);
  await says.getByRole('button', { name: 'I saw the same document' }).click();
  await says.getByText('the same document was shown on').waitFor();
});
