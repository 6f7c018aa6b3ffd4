// Answers what takes space, and deletes what the person need not keep.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { thumbnailsFolder } from '../../store/openThumbnailFiles.ts';
import { asideDir } from '../backup/swapRestored.ts';
import { measureStorage } from '../measureStorage.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `storage.${string}` & keyof Handlers;

export const storageHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const folderOf = {
    cache: thumbnailsFolder,
    setAside: (profileDir: string) => join(profileDir, asideDir),
    backups: (profileDir: string) => join(profileDir, 'backups'),
  } as const;
  return {
    'storage.sizes': () => measureStorage(deps),
    'storage.clear': async ({ what }) => {
      await rm(folderOf[what](deps.profileDir), { recursive: true, force: true });
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
