// Answers for evidence bundles: made on a shelf of the profile, handed over in pieces, taken in the same way.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { collectEvidence } from '../evidence/collectEvidence.ts';
import { openShelf, type Shelf } from '../openShelf.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `evidence.${string}` & keyof Handlers;

export const evidenceHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  let opened: Shelf | null = null;
  const shelf = (): Shelf => (opened ??= openShelf(join(deps.profileDir, 'exchange'), deps.newId));
  return {
    'evidence.make': async ({ about, password, words }) => {
      const { writeBundle } = await import('../evidence/writeBundle.ts');
      const now = deps.clock.now();
      const evidence = await collectEvidence(deps, about, now);
      const { id, path } = shelf().place();
      try {
        await writeBundle(deps.files, evidence, { path, password, words });
      } catch (error) {
        await shelf().remove(id);
        throw error;
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
