// Answers for evidence bundles: made on a shelf of the profile, handed over in pieces, taken in the same way.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { collectEvidence, type Evidence } from '../evidence/collectEvidence.ts';
import { openShelf, type Shelf } from '../openShelf.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `evidence.${string}` & keyof Handlers;

/** A bundle of thousands of files is told by the hundredth. */
const toldEvery = (total: number | null): number => Math.max(1, Math.floor((total ?? 1_000) / 100));

export const evidenceHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  let opened: Shelf | null = null;
  /** Bundles that are being made, to be stopped. */
  const making = new Set<AbortController>();
  const shelf = (): Shelf => (opened ??= openShelf(join(deps.profileDir, 'exchange'), deps.newId));
  return {
    'evidence.make': async ({ about, password, words }) => {
      const { writeBundle } = await import('../evidence/writeBundle.ts');
      const now = deps.clock.now();
      const stopping = new AbortController();
      making.add(stopping);
      const watch = {
        signal: stopping.signal,
        onProgress: (done: number, total: number | null) => {
          if (done % toldEvery(total) === 0) deps.hub.emit('evidence.progressed', { done, total });
        },
      };
      const { id, path } = shelf().place();
      let evidence: Evidence;
      try {
        evidence = await collectEvidence(deps, about, now, watch);
        await writeBundle(deps.files, evidence, { path, password, words }, watch);
      } catch (error) {
        await shelf().remove(id);
        throw error;
      } finally {
        making.delete(stopping);
      }
      await deps.store.audit.append({
        at: now.toISOString(),
        what: 'evidence.made',
        accountId: null,
        noticeId: about.what === 'notice' ? about.id : null,
        details: { about, notices: evidence.index.notices.length, hasPassword: password !== null },
      });
      const name = `recado-${about.what}-${now.toISOString().slice(0, 10)}.zip`;
      return { id, name, size: (await stat(path)).size, missing: evidence.missing };
    },
    'evidence.stop': () => {
      for (const stopping of making) stopping.abort();
      return Promise.resolve({});
    },
    'evidence.read': ({ id, offset }) => shelf().read(id, offset),
    'evidence.discard': async ({ id }) => {
      await shelf().remove(id);
      return {};
    },
    'evidence.add': async ({ id, base64 }) => {
      const to = id ?? shelf().place().id;
      await shelf().append(to, Buffer.from(base64, 'base64'));
      return { id: to };
    },
    'evidence.take': async ({ id, password }) => {
      const { openBundle } = await import('../evidence/readBundle.ts');
      const { takeBundle } = await import('../evidence/takeBundle.ts');
      const bundle = await openBundle(shelf().pathOf(id), password);
      try {
        return await takeBundle(deps, bundle);
      } finally {
        await bundle.close();
        await shelf().remove(id);
      }
    },
  };
};
