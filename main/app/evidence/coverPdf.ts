// The bundle's printable cover: whom and what it is about, the timeline in the reader's language, and the files with their hashes.
import type { EvidenceWords } from '../../contract/evidenceViews.ts';
import type { Evidence } from './collectEvidence.ts';
import { type Line, writePaper } from './paper.ts';
import { timelineOf } from './timelineOf.ts';

export function coverPdf({ index, files, audit }: Evidence, words: EvidenceWords): Promise<Uint8Array> {
  const madeAt = new Date(index.madeAt);
  const format = new Intl.DateTimeFormat(words.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const made = `${words.madeAt} ${format.format(madeAt)} UTC`;
  const about = [
    ...index.persons.map(({ name, nie, passport }) => [name, nie ?? passport].filter(Boolean).join(' · ')),
    ...index.cases.map(({ title, numbers }) => [title, ...numbers].filter(Boolean).join(' · ')),
  ].filter((line) => line !== '');
  const lines: Line[] = [
    { text: words.heading, size: 20, isBold: true },
    ...about.map((text): Line => ({ text, size: 11, gap: 2 })),
    { text: made, size: 9, isQuiet: true, gap: 6 },
    { text: words.howToCheck, size: 9, gap: 6 },
    { text: words.timeline, size: 14, isBold: true, gap: 16, keepsNext: true },
    ...timelineOf(index, audit.rows, words).flatMap(({ day, what, text, details }): Line[] => [
      { text: `${day} · ${what}`, size: 9, isQuiet: true, gap: 8, keepsNext: true },
      { text, size: 11, isBold: true },
      ...details.map((detail): Line => ({ text: detail, size: 9, indent: 12 })),
    ]),
    { text: words.files, size: 14, isBold: true, gap: 16, keepsNext: true },
    ...files.flatMap(({ path, sha256 }): Line[] => [
      { text: path, size: 9, gap: 4, keepsNext: true },
      { text: sha256, size: 7, isQuiet: true, indent: 12 },
    ]),
  ];
  return writePaper(lines, {
    title: words.heading,
    language: words.language,
    madeAt,
    footer: (page, count) => `${words.page} ${page} / ${count} · ${made}`,
  });
}
