// Gives a page letters of one free font, the same on every computer, so that pictures of it can be compared.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
const faces = [
  ['Plain', 400, 'DejaVuSans.ttf'],
  ['Plain', 600, 'DejaVuSans-Bold.ttf'],
  ['Plain Mono', 400, 'DejaVuSansMono.ttf'],
] as const;

/** The policy of the page stays as strict as it is: the font comes with the page's own style sheet, from its own address. */
export async function usePlainFont(context: BrowserContext): Promise<void> {
  const rules = faces.map(
    ([family, weight, file]) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("/plain-font/${file}"); }`,
  );
  const added = `${rules.join('\n')}\n:root { --font: "Plain" !important; --font-mono: "Plain Mono" !important; }`;
  await context.route('**/*.css', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${added}` });
  });
  await context.route('**/plain-font/*', async (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    await route.fulfill({ contentType: 'font/ttf', body: await readFile(join(folder, 'ttf', file)) });
  });
}
