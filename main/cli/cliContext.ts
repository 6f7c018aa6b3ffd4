// What every command gets: where things lie, the options of the whole program, and the terminal.
import type { Terminal } from './terminal.ts';

export interface Places {
  /** The store's worker, built or not. */
  storeWorkerUrl: URL;
  /** The built screens, for `serve`. */
  rendererDir: string;
  version: string;
  /** Packaged builds read no test addresses. */
  isPackaged: boolean;
}

export interface CliContext {
  terminal: Terminal;
  places: Places;
  profileDir: string | undefined;
  endpointsFile: string | undefined;
  isJson: boolean;
}

/** The process's exit code. */
export type ExitCode = 0 | 1 | 2 | 3;
