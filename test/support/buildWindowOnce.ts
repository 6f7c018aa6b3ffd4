// Builds the window once for all tests that show it in a real Chromium; a build costs more than most of their tests.
import type { TestProject } from 'vitest/node';
import { type BuiltWindow, buildWindow } from './fakeHost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built window. */
    windowFolder: string;
  }
}

let built: BuiltWindow;

export async function setup(project: TestProject): Promise<void> {
  built = await buildWindow();
  project.provide('windowFolder', built.folder);
}

export const teardown = (): Promise<void> => built.remove();
