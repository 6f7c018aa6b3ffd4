// The way through the screens that every host shares, by role and name, as a person or a screen reader finds them.
import type { Locator, Page } from 'playwright-core';
import { violationsOn } from './accessible.ts';

export const rows = (page: Page): Locator => page.getByRole('listbox').getByRole('option');
export const row = (page: Page, title: string): Locator => rows(page).filter({ hasText: title });

/** Opens the notice's PDF and waits for its drawn text; leaves the viewer again. */
export async function readPdf(page: Page, words: string): Promise<void> {
  const reader = page.getByRole('main', { name: 'Notice' });
  await reader.getByRole('button', { name: 'View' }).first().click();
  await page.getByRole('region', { name: 'Pages of the document' }).getByText(words).waitFor();
  // A message in the corner is a dialog too; the viewer's is named after its file.
  const viewer = page.getByRole('dialog', { name: /[.]pdf$/ });
  await viewer.getByRole('button', { name: 'Close' }).click();
  await viewer.waitFor({ state: 'detached' });
}

export const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).first().click();

export interface Violation {
  screen: string;
  rule: string;
  where: string[];
}

/** What axe-core finds on what is on the screen now: rules of WCAG 2.2 A and AA and its best practices. */
export async function findViolations(page: Page, screen: string): Promise<Violation[]> {
  const violations = await violationsOn(page);
  return violations.map(({ id, nodes }) => ({ screen, rule: id, where: nodes.map(({ path }) => path) }));
}
