// The bundle's index.html: what it holds and where, for a person without Recado; it loads nothing and runs nothing.
import { escapeUTF8 as escape } from 'entities';
import type {
  BundledCase,
  BundledNotice,
  EvidenceIndex,
  EvidenceWords,
} from '../../contract/evidenceViews.ts';
import { noticeActOf } from '../../model/dueAct.ts';
import { noticeOfPayment } from '../../model/payments.ts';
import { directionOf } from './directionOf.ts';

/** What the person gave comes first; notices newest first, as `index.notices` is. It prints well. */
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
${index.cases.map((one) => caseArticle(one, index, words)).join('\n')}
${index.notices.map((notice) => article(notice, index, words)).join('\n')}
</body>
</html>
`;
}

function article(notice: BundledNotice, index: EvidenceIndex, words: EvidenceWords): string {
  const about = [notice.issuer, notice.person, notice.caseNumber].filter((part) => part !== null);
  const deadlines = notice.deadlines.filter(({ on }) => on !== null);
  const ids = [notice.id, ...notice.joinedIds];
  return `<article>
<p><time>${escape(notice.madeAvailableAt ?? notice.firstSeenAt)}</time> · ${notice.portal}</p>
<h2>${escape(notice.title)}</h2>
<p>${escape(about.join(' · '))}</p>
${section(
  words.deadlines,
  deadlines.map(
    ({ what, on }) => `${escape(words[noticeActOf(what, notice)])}: <time>${escape(on ?? '')}</time>`,
  ),
)}${section(words.documents, [
  ...notice.documents.map((document) => fileLine(document, words)),
  ...receiptsOf(index, (id) => ids.includes(noticeOfPayment(id)), words),
])}</article>`;
}

/** Its statuses, and the files that the person gave: receipts, letters, proofs. */
function caseArticle(known: BundledCase, index: EvidenceIndex, words: EvidenceWords): string {
  const { title, numbers, history, entries } = known;
  const files = entries.flatMap(({ documents }) => documents);
  const entryIds = new Set(entries.map(({ id }) => id));
  return `<article>
<h2>${escape(title ?? numbers.join(' · '))}</h2>
<p>${escape(numbers.join(' · '))}</p>
${section(
  words.status,
  history.map(({ at, raw }) => `<time>${escape(at)}</time> · ${escape(raw)}`),
)}${section(words.documents, [
  ...files.map((file) => fileLine(ownFile(file, index), words)),
  ...receiptsOf(index, (id) => entryIds.has(id), words),
])}</article>`;
}

interface ToldFile {
  name: string;
  /** Null when its bytes are not here. */
  path: string | null;
  sha256: string | null;
}

const ownFile = ({ name, sha256 }: { name: string; sha256: string }, { files }: EvidenceIndex): ToldFile => ({
  name,
  sha256,
  path: files[sha256] ?? null,
});

const receiptsOf = (
  index: EvidenceIndex,
  isMeant: (paymentId: string) => boolean,
  words: EvidenceWords,
): string[] =>
  index.payments
    .filter(({ id }) => isMeant(id))
    .map(({ paidOn, receipt }) => {
      const file = receipt === null ? '' : ` · ${fileLine(ownFile(receipt, index), words)}`;
      return `${escape(words.paid)}: <time>${escape(paidOn)}</time>${file}`;
    });

const fileLine = ({ name, path, sha256 }: ToldFile, words: EvidenceWords): string =>
  path === null
    ? `${escape(name)} (${escape(words.notHere)})`
    : `<a href="${escape(path.split('/').map(encodeURIComponent).join('/'))}">${escape(name)}</a><br><code>${sha256 ?? ''}</code>`;

const section = (label: string, lines: string[]): string =>
  lines.length === 0
    ? ''
    : `<p>${escape(label)}</p>\n<ul>\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>\n`;
