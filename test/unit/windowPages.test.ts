// What a portal window tells, in which order: a page that came while another was looked at is never lost.
import { expect, test } from 'vitest';
import { createWindowPages, PageGone, type WindowDocument } from '../../main/net/windowPages.ts';

const origin = 'https://portal.example';
const pageAt = (path: string): WindowDocument => ({ url: `${origin}${path}`, html: path, frames: [] });

test('a look at the page takes no news away: what loaded meanwhile is told by the next call', async () => {
  let shown = pageAt('/form');
  const pages = createWindowPages({ origins: [origin] }, () => Promise.resolve(shown));
  pages.loaded();
  expect((await pages.nextPage())?.url).toBe(`${origin}/form`);
  shown = pageAt('/form-again');
  pages.loaded();
  expect(pages.judgeStep('https://elsewhere.example/', true)).toBe('refuse');
  expect(await pages.read()).toMatchObject({ html: '/form-again', refusedHosts: ['elsewhere.example'] });
  expect(await pages.nextPage()).toMatchObject({ html: '/form-again', refusedHosts: ['elsewhere.example'] });
});

test('a page that went while it was read is not told; the one after it is', async () => {
  const shown = [() => Promise.reject(new PageGone(null)), () => Promise.resolve(pageAt('/second'))];
  const pages = createWindowPages({ origins: [origin] }, () => shown.shift()!());
  pages.loaded();
  const next = pages.nextPage();
  await Promise.resolve();
  pages.loaded();
  expect((await next)?.html).toBe('/second');
});

test('what was told once is news no longer, and a closed window tells it to whoever waits', async () => {
  const pages = createWindowPages({ origins: [origin] }, () => Promise.resolve(pageAt('/')));
  pages.loaded();
  await pages.nextPage();
  const waiting = pages.nextPage();
  pages.closed('person');
  expect(await waiting).toBeNull();
  await expect(pages.read()).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});
