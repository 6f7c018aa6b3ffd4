// Measures the search over 100,000 notices through the real store, beside a bare node:sqlite in the same run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Section } from '../../main/model/section.ts';
import type { NoticeFilter, Store } from '../../main/store/store.ts';
import { commonWord, openTestStore, rarePhrase } from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';
import { largeProfileAccounts, seedLargeProfile } from './largeProfile.ts';

const count = 100_000;
const pageSize = 50;
const rounds = 120;
const limitMs = 5;

const everything: NoticeFilter = { box: 'all' };
const [, busyAccount] = largeProfileAccounts;

/** Each kind has several texts, so that no figure is that of one lucky word. */
const kinds: { what: string; texts: string[]; filter?: NoticeFilter }[] = [
  {
    what: 'a rare phrase',
    texts: [`"${rarePhrase.text}"`, '"circunstancias excepcionales"', 'excepcionales sobrevenidas'],
  },
  { what: 'a word that 40 % have', texts: [commonWord.word] },
  { what: 'a word without its accent', texts: ['notificacion', 'extranjeria', 'resolucion', 'tramite'] },
  { what: 'a prefix', texts: ['notific', 'resoluci', 'autoriz', 'exped', 'migrac', 'recon'] },
  { what: 'three letters typed', texts: ['not', 'res', 'exp', 'cal', 'mul', '280'] },
  { what: 'one and two letters typed', texts: ['n', 're', 'e', 'ma'] },
  { what: 'two words', texts: ['notificacion resol', 'plazo alzada', 'multa notificaciones'] },
  { what: 'a case number', texts: ['exp-2024/05', 'EXP-2023/040321', '2800200040321'] },
  { what: 'a word that nothing has', texts: ['xylofon', 'multa xylofon'] },
  { what: '40 %, in the inbox', texts: [commonWord.word], filter: { box: 'inbox' } },
  { what: '40 %, unread in the inbox', texts: [commonWord.word], filter: { box: 'inbox', isUnread: true } },
  { what: '40 %, flagged', texts: [commonWord.word], filter: { box: 'flagged' } },
  { what: '40 %, archived', texts: [commonWord.word], filter: { box: 'archived' } },
  { what: '40 %, done', texts: [commonWord.word], filter: { box: 'done' } },
  { what: '40 %, in junk', texts: [commonWord.word], filter: { box: 'junk' } },
  { what: '40 %, snoozed', texts: [commonWord.word], filter: { box: 'snoozed' } },
  { what: '40 %, one portal', texts: [commonWord.word], filter: { box: 'all', portal: 'peru' } },
  { what: '40 %, a small account', texts: [commonWord.word], filter: { box: 'all', accountId: 'account-4' } },
  {
    what: 'three letters, account and portal in the inbox',
    texts: ['not', 'res'],
    filter: { box: 'inbox', accountId: busyAccount ?? '', portal: 'chile' },
  },
];

const quantile = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

async function timed(work: (round: number) => unknown): Promise<{ p50: number; p95: number }> {
  for (let round = 0; round < 10; round += 1) await work(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** What the same words cost on bare node:sqlite: one statement, newest 50 ids, no filter, no thread, no snippets. */
async function measureFloor(profileDir: string): Promise<Figure[]> {
  const db = new DatabaseSync(join(profileDir, 'recado.db'), { readOnly: true });
  const find = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50');
  const figures: Figure[] = [];
  for (const [what, match] of [
    ['a rare phrase', `"${rarePhrase.text}"`],
    ['a word that 40 % have', '"notificacion"'],
    ['a prefix', '"notific" *'],
    ['three letters typed', '"not" *'],
  ] as const) {
    const { p50, p95 } = await timed(() => find.all(match));
    figures.push({ what: `floor, bare node:sqlite: ${what}, p50`, value: p50, unit: 'ms' });
    figures.push({ what: `floor, bare node:sqlite: ${what}, p95`, value: p95, unit: 'ms' });
  }
  db.close();
  return figures;
}

async function measureStore(store: Store): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { what, texts, filter } of kinds) {
    const { p50, p95 } = await timed((round) =>
      store.notices.search(texts[round % texts.length] as string, filter ?? everything, null, pageSize),
    );
    figures.push({ what: `search: ${what}, p50`, value: p50, unit: 'ms' });
    figures.push({ what: `search: ${what}, p95`, value: p95, unit: 'ms', atMost: limitMs });
  }
  const counts = await timed(() => store.notices.counts());
  figures.push({ what: 'counts, p95', value: counts.p95, unit: 'ms', atMost: 20 });
  for (const box of ['inbox', 'all', 'flagged', 'snoozed'] as const) {
    const { p95 } = await timed(() => store.notices.list({ box }, null, 200));
    figures.push({ what: `first 200 of ${box}, p95`, value: p95, unit: 'ms' });
  }
  const sections = { shown: ['act', 'new', 'waiting'] as Section[], newSince: '2026-11-21T09:00:00.000Z' };
  const parts = await timed(() => store.notices.listSections({ box: 'inbox' }, sections, null, 200));
  figures.push({ what: 'first 200 of the inbox in its parts, p95', value: parts.p95, unit: 'ms' });
  const done = await timed(() =>
    store.notices.listSections({ box: 'inbox' }, { shown: ['done'], newSince: null }, null, 200),
  );
  figures.push({ what: 'first 200 of what is done, p95', value: done.p95, unit: 'ms' });
  const partCounts = await timed(() => store.notices.countSections({ box: 'inbox' }, sections.newSince));
  figures.push({ what: 'counts of the parts, p95', value: partCounts.p95, unit: 'ms', atMost: 20 });
  return figures;
}

export async function bench(): Promise<Figure[]> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-bench-search-'));
  try {
    const start = performance.now();
    await seedLargeProfile(profileDir, count);
    const seeded = performance.now() - start;
    const floor = await measureFloor(profileDir);
    const store = await openTestStore(profileDir);
    const figures = await measureStore(store);
    await store.close();
    return [
      { what: `${count} notices written through the port`, value: seeded / 1_000, unit: 's' },
      ...floor,
      ...figures,
    ];
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const figures = await bench();
  console.table(figures);
  console.log(JSON.stringify(figures));
}
