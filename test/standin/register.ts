// Makes `electron` mean the place-holder, for import and require alike.
import { registerHooks } from 'node:module';

const url = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return nextResolve(specifier, context);
    return { url, format: 'module-typescript', shortCircuit: true };
  },
});
