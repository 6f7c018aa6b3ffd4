// Answers what takes space, and deletes what the person need not keep.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { thumbnailsFolder } from '../../store/openThumbnailFiles.ts';
import { asideDir } from '../backup/swapRestored.ts';
import { measureStorage } from '../measureStorage.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `storage.${string}` & keyof Handlers;

export const storageHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { profileDir } = deps;
  const folders = {
    cache: thumbnailsFolder(profileDir),
    setAside: join(profileDir, asideDir),
    backups: join(profileDir, 'backups'),
  } as const;
  return {
    'storage.sizes': () => measureStorage(deps),
    'storage.clear': async ({ what }) => {
      await rm(folders[what], { recursive: true, force: true });
      await deps.store.audit.append({
        at: deps.clock.now().toISOString(),
        what: 'storage.cleared',
        accountId: null,
        noticeId: null,
        details: { part: what },
      });
      return measureStorage(deps);
    },
  };
};
