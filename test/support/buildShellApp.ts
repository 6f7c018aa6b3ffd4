// Builds the small app of shellApp/ the way electron-vite builds the real one: ESM main, one CommonJS preload.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { projectDir } from './launchApp.ts';

export interface ShellApp {
  appDir: string;
  remove(): Promise<void>;
}

export async function buildShellApp(): Promise<ShellApp> {
  const appDir = await mkdtemp(join(tmpdir(), 'recado-shell-app-'));
  const source = join(projectDir, 'test/support/shellApp');
  await build(bundle(join(source, 'main.ts'), appDir, 'main.js', 'es'));
  await build(bundle(join(projectDir, 'preload/index.ts'), appDir, 'preload.cjs', 'cjs'));
  await cp(join(source, 'screen'), join(appDir, 'screen'), { recursive: true });
  await writeFile(
    join(appDir, 'package.json'),
    JSON.stringify({ name: 'recado-shell', version: '1.0.0', type: 'module', main: 'main.js' }),
  );
  return { appDir, remove: () => rm(appDir, { recursive: true, force: true }) };
}

const bundle = (entry: string, outDir: string, file: string, format: 'es' | 'cjs'): InlineConfig => ({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: false,
    target: 'node24',
    rolldownOptions: { external: ['electron', /^node:/], output: { format, entryFileNames: file } },
  },
});
