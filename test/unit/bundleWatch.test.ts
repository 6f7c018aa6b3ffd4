// A bundle that is being made tells how far it is and ends between two files when it is stopped.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Evidence } from '../../main/app/evidence/collectEvidence.ts';
import { writeBundle } from '../../main/app/evidence/writeBundle.ts';
import { evidenceWords } from '../../main/cli/evidenceWords.ts';

test('tells each file and stops before the next one', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'recado-bundle-'));
  const stopping = new AbortController();
  const told: [number, number | null][] = [];
  const read: string[] = [];
  const evidence: Evidence = {
    index: {
      format: 'recado-evidence',
      version: 1,
      madeAt: '2026-11-30T12:00:00.000Z',
      about: { what: 'notice', id: 'n' },
      persons: [],
      notices: [],
      cases: [],
      payments: [],
      files: {},
    },
    files: ['a', 'b', 'c'].map((sha256) => ({ path: `documents/${sha256}`, sha256, folder: 'account' })),
    audit: { rows: [], chain: [], head: null },
    missing: [],
  };
  const files = {
    read: (_folder: string, sha256: string) => {
      read.push(sha256);
      return Promise.resolve(new Uint8Array([1]));
    },
  };
  await expect(
    writeBundle(
      files,
      evidence,
      { path: join(dir, 'a.zip'), password: null, words: evidenceWords },
      {
        signal: stopping.signal,
        onProgress: (done, total) => {
          told.push([done, total]);
          if (done === 1) stopping.abort();
        },
      },
    ),
  ).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect(told).toEqual([
    [0, 3],
    [1, 3],
  ]);
  expect(read).toEqual(['a', 'b']);
  await rm(dir, { recursive: true });
});
