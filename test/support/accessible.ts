// What axe-core finds on the screen, in both themes: all rules once, and the colours again where only they can differ.
import axe from 'axe-core';
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
  const look = async (theme: 'light' | 'dark', options: axe.RunOptions): Promise<string[]> => {
    await page.emulateMedia({ colorScheme: theme });
    const violations = await violationsOn(page, options, inside);
    return violations.map(({ id, nodes }) => `${theme}, ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  };
  const dark = await look('dark', { runOnly: colourRules });
  const light = await look('light', {
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
  return [...light, ...dark];
}

export interface RuleBroken {
  id: string;
  nodes: { html: string; path: string }[];
}

/**
 * axe-core in the page itself, which its own package for Playwright would send there with each look, and all that holds back.
 * Looks into no frames: the windows have none.
 */
export async function violationsOn(
  page: Page,
  options: axe.RunOptions = {},
  inside: string | null = null,
): Promise<RuleBroken[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(findViolations, { options, inside });
}

/** Runs in the page. */
async function findViolations({
  options,
  inside,
}: {
  options: axe.RunOptions;
  inside: string | null;
}): Promise<RuleBroken[]> {
  const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
  const { violations } = await run(inside ?? document, { ...options, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, target }) => ({ html, path: target.join(' ') })),
  }));
}
