// The bundle's index.html: what it holds and where, for a person without Recado; it loads nothing and runs nothing.
import { escapeUTF8 as escape } from 'entities';
import type { BundledNotice, EvidenceIndex, EvidenceWords } from '../../contract/evidenceViews.ts';
import { directionOf } from './directionOf.ts';

/** Newest first, as `index.notices` is; it prints well. */
export function indexPage(index: EvidenceIndex, words: EvidenceWords): string {
  const names = index.persons.map(({ name }) => name).filter((name) => name !== '');
  const numbers = index.cases.flatMap((one) => one.numbers);
  return `<!doctype html>
<html lang="${escape(words.language)}" dir="${directionOf(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(words.heading)}</title>
<style>
body { font: 11pt/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid #999; padding: 0.5rem 0; break-inside: avoid; }
h2 { font-size: 12pt; margin: 0.5rem 0 0; }
p, ul { margin: 0.25rem 0; }
code { font-size: 8pt; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>${escape(words.heading)}</h1>
<p>${escape([...names, ...numbers].join(' · '))}</p>
<p>${escape(words.madeAt)} <time>${escape(index.madeAt)}</time></p>
<p>${escape(words.howToCheck)} <a href="cover.pdf">cover.pdf</a></p>
${index.notices.map((notice) => article(notice, words)).join('\n')}
</body>
</html>
`;
}

function article(notice: BundledNotice, words: EvidenceWords): string {
  const about = [notice.issuer, notice.person, notice.caseNumber].filter((part) => part !== null);
  const deadlines = notice.deadlines.filter(({ on }) => on !== null);
  return `<article>
<p><time>${escape(notice.madeAvailableAt ?? notice.firstSeenAt)}</time> · ${notice.portal}</p>
<h2>${escape(notice.title)}</h2>
<p>${escape(about.join(' · '))}</p>
${section(
  words.deadlines,
  deadlines.map(({ what, on }) => `${escape(words[what])}: <time>${escape(on ?? '')}</time>`),
)}${section(
  words.documents,
  notice.documents.map(({ name, path, sha256 }) =>
    path === null
      ? `${escape(name)} (${escape(words.notHere)})`
      : `<a href="${escape(path.split('/').map(encodeURIComponent).join('/'))}">${escape(name)}</a><br><code>${sha256 ?? ''}</code>`,
  ),
)}</article>`;
}

const section = (label: string, lines: string[]): string =>
  lines.length === 0
    ? ''
    : `<p>${escape(label)}</p>\n<ul>\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>\n`;
