// Builds main (Electron entry, command line, store worker), the sandboxed preload and the renderer into out/.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages, mainChunks } from './mainBuild.ts';
import { windowChunks } from './windowChunks.ts';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      externalizeDeps: {
        include: ['keytar'],
        exclude: bundledPackages,
      },
      rolldownOptions: {
        input: {
          index: resolve(root, 'main/index.ts'),
          cli: resolve(root, 'main/cli.ts'),
          storeWorker: resolve(root, 'main/store/sqlite/storeWorker.ts'),
          pdfWorker: resolve(root, 'main/documents/pdfWorker.ts'),
          backupWorker: resolve(root, 'main/app/backup/backupWorker.ts'),
          msgWorker: resolve(root, 'main/mail/msgWorker.ts'),
        },
        output: { codeSplitting: mainChunks(resolve(root, 'main')) },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      rolldownOptions: {
        input: { index: resolve(root, 'renderer/index.html') },
        output: { codeSplitting: windowChunks },
      },
    },
  },
});
