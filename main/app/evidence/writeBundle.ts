// Writes a bundle as one ZIP: file after file, so that its size does not matter to memory.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { EvidenceWords } from '../../contract/evidenceViews.ts';
import type { AuditExtract, DocumentFiles } from '../../store/store.ts';
import { type BundleWatch, step } from './bundleWatch.ts';
import type { Evidence } from './collectEvidence.ts';
import { coverPdf } from './coverPdf.ts';
import { indexPage } from './indexPage.ts';

/** In English, as all that is for programs: how the lines are checked stands beside them. */
const auditFile = ({ rows, chain, head }: AuditExtract) => ({
  format: 'recado-audit',
  version: 1,
  howToCheck:
    'For each line of `chain` with a text: hash = SHA-256(previousHash + text) in hex, and previousHash is the hash of the line before. The text is JSON: [at, what, accountId, noticeId, details as JSON]. Lines without a text are about something else. `rows` says the same for reading; `head` is the newest line of the whole audit when this was made.',
  rows,
  chain,
  head,
});

/** AES-256, as 7-Zip and WinZip read it. */
const strongest = 3;

/**
 * Documents, `cover.pdf`, `index.html`, `index.json`, `audit.json`, and `SHA256SUMS` over all of them, for `sha256sum -c`. A document is
 * read and verified on its way in. Names of files stay readable with a password too: that is how the format is.
 */
export async function writeBundle(
  files: Pick<DocumentFiles, 'read'>,
  evidence: Evidence,
  options: { path: string; password: string | null; words: EvidenceWords },
  watch: BundleWatch,
): Promise<void> {
  const { path, password, words } = options;
  configure({ useWebWorkers: false });
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const writer = new ZipWriter(Writable.toWeb(target), {
    ...(password === null ? {} : { password, encryptionStrength: strongest }),
    lastModDate: new Date(evidence.index.madeAt),
  });
  const sums: string[] = [];
  for (const [at, file] of evidence.files.entries()) {
    if (watch.signal.aborted) target.destroy();
    step(watch, at, evidence.files.length);
    const bytes = await files.read(file.folder, file.sha256);
    await writer.add(file.path, new Uint8ArrayReader(bytes));
    sums.push(`${file.sha256}  ${file.path}`);
  }
  const cover = await coverPdf(evidence, words);
  await writer.add('cover.pdf', new Uint8ArrayReader(cover));
  sums.push(`${createHash('sha256').update(cover).digest('hex')}  cover.pdf`);
  const texts = {
    'index.html': indexPage(evidence.index, words),
    'index.json': `${JSON.stringify(evidence.index, null, 2)}\n`,
    'audit.json': `${JSON.stringify(auditFile(evidence.audit), null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    await writer.add(name, new TextReader(text));
    sums.push(`${createHash('sha256').update(text).digest('hex')}  ${name}`);
  }
  await writer.add('SHA256SUMS', new TextReader(`${sums.join('\n')}\n`));
  await writer.close();
}
