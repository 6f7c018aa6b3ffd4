// How the core is built, for the shipped build and for what measures it: what is bundled, and which code lies together.
import { join } from 'node:path';
import type { Rolldown } from 'vite';

/** Bundled: what every start loads. Read from node_modules, zod alone is a hundred files and half of the start. */
export const bundledPackages = ['zod', 'commander', 'node-cron', 'temporal-polyfill', 'env-paths'];

/** What is loaded as a whole by every start: what one of these imports is never needed without it. */
const starts: string[][] = [
  [
    'app/createCore.ts',
    'contract/noticeMethods.ts',
    'app/handlers/noticeHandlers.ts',
    'app/handlers/openingHandlers.ts',
  ],
  ['cli/program.ts', 'cli/processTerminal.ts'],
  ['store/sqlite/createAnswerer.ts'],
];
/** Threads that take some of the same; they load nothing that a start has alone, and no start loads what is theirs alone. */
const workers: string[][] = [
  ['documents/pdfWorker.ts'],
  ['app/backup/backupWorker.ts'],
  ['mail/msgWorker.ts'],
];

/**
 * A hundred small files take longer to find than to run: what starts together lies together, in one file for each set of wholes
 * that share modules. `mainDir` is the absolute path of `main/`.
 */
export function mainChunks(mainDir: string) {
  let reached: Set<string>[] | null = null;
  return {
    groups: [
      {
        debugName: 'wholes',
        includeDependenciesRecursively: false,
        name(id: string, graph: Rolldown.ChunkingContext): string | null {
          reached ??= [...starts, ...workers].map((files) =>
            reach(
              files.map((file) => join(mainDir, file)),
              graph,
            ),
          );
          const owners = reached.flatMap((modules, index) => (modules.has(id) ? [index] : []));
          return owners.some((owner) => owner < starts.length) ? `start${owners.join('')}` : null;
        },
      },
    ],
  };
}

function reach(roots: string[], graph: Rolldown.ChunkingContext): Set<string> {
  const found = new Set(roots);
  for (const id of found)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
