// Builds the window once for all tests that show it in a real Chromium; a build costs more than most of their tests.
import type { TestProject } from 'vitest/node';
import { buildWindow } from './fakeHost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built window. */
    windowFolder: string;
  }
}

export default async function buildWindowOnce(project: TestProject): Promise<() => Promise<void>> {
  const built = await buildWindow();
  project.provide('windowFolder', built.folder);
  return built.remove;
}
