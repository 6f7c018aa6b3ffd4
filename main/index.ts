// Electron's entry: where the built parts lie, and nothing else.
import { join } from 'node:path';
import { startRecado } from './electron/startRecado.ts';

startRecado({
  rendererDir: join(import.meta.dirname, '../renderer'),
  preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
  storeWorkerUrl: new URL('./storeWorker.js', import.meta.url),
});
