// What axe-core finds on the screen, in both themes: all rules once, and the colours again where only they can differ.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules whose answer depends on the theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * One line per fault, `rule: where`, with the theme it was found in; a test expects none. Leaves the page in the light theme.
 * @param inside only this part of the page
 * @param without rules that cannot hold here; the caller says why
 */
export async function faultsOn(
  page: Page,
  { inside, without = [] }: { inside?: string; without?: string[] } = {},
): Promise<string[]> {
  const look = async (
    theme: 'light' | 'dark',
    narrow: (axe: AxeBuilder) => AxeBuilder,
  ): Promise<string[]> => {
    await page.emulateMedia({ colorScheme: theme });
    // The usual mode opens a second page for each look.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await narrow(inside ? axe.include(inside) : axe).analyze();
    return violations.map(({ id, nodes }) => `${theme}, ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  };
  const dark = await look('dark', (axe) => axe.withRules(colourRules));
  const light = await look('light', (axe) => axe.disableRules(without));
  return [...light, ...dark];
}
