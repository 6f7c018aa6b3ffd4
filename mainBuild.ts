// How the core is built, for the shipped build and for what measures it: what is bundled, and which code lies together.
import { join } from 'node:path';
import type { Rolldown } from 'vite';

/** Bundled: what every start loads. Read from node_modules, zod alone is a hundred files and half of the start. */
export const bundledPackages = ['zod', 'commander', 'node-cron', 'temporal-polyfill', 'env-paths'];

/** What is loaded as a whole: what one of these imports is never needed without it. */
const wholes: string[][] = [
  [
    'app/createCore.ts',
    'contract/noticeMethods.ts',
    'app/handlers/noticeHandlers.ts',
    'app/handlers/openingHandlers.ts',
  ],
  ['cli/program.ts', 'cli/processTerminal.ts'],
  ['store/sqlite/createAnswerer.ts'],
  ['documents/pdfWorker.ts'],
  ['app/backup/backupWorker.ts'],
  ['mail/msgWorker.ts'],
];

/**
 * A hundred small files take longer to find than to run. One file for each set of wholes that share modules: what starts together
 * lies together, and a worker loads nothing that is another's alone. `mainDir` is the absolute path of `main/`.
 */
export function mainChunks(mainDir: string) {
  let reached: Set<string>[] | null = null;
  return {
    groups: [
      {
        debugName: 'wholes',
        includeDependenciesRecursively: false,
        name(id: string, graph: Rolldown.ChunkingContext): string | null {
          reached ??= wholes.map((files) =>
            reach(
              files.map((file) => join(mainDir, file)),
              graph,
            ),
          );
          const owners = reached.flatMap((modules, index) => (modules.has(id) ? [index] : []));
          return owners.length === 0 ? null : `whole${owners.join('')}`;
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
