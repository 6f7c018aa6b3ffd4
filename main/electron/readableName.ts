// Portals name documents as they like: here a name that every file system takes and no person is misled by.
import { basename } from 'node:path';
import type { NoticeDocument } from '../model/document.ts';

export const isPdf = (document: NoticeDocument): boolean => document.type === 'application/pdf';

/** A name that every system takes: no paths, no reserved signs, never hidden, at most 80 letters (a name may have 255 bytes), the right ending. */
export function readableName(document: NoticeDocument, ending = isPdf(document) ? '.pdf' : ''): string {
  const plain = basename(document.name.normalize('NFC').replaceAll('\\', '/'))
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"/|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const isEndingThere = ending !== '' && plain.toLowerCase().endsWith(ending);
  const stem = isEndingThere ? plain.slice(0, -ending.length) : plain;
  return `${stem.slice(0, 80).toWellFormed().trimEnd() || 'document'}${ending}`;
}
