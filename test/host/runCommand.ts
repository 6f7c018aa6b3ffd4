// Runs one command line in this process and gives back what a person and a pipe would see.
import { runProgram } from '../../main/cli/program.ts';
import type { Terminal } from '../../main/cli/terminal.ts';
import { FailureError } from '../../main/contract/failure.ts';
import { storeWorkerUrl } from './openTestCore.ts';

export interface Ran {
  code: number;
  out: string;
  said: string;
}

export interface Given {
  /** Standard input; passwords are its lines. */
  input?: string;
  isPackaged?: boolean;
  rendererDir?: string;
  /** Stands for the person's browser. */
  showPage?: (url: string) => boolean;
}

export async function runCommand(words: string[], given: Given = {}): Promise<Ran> {
  let [out, said] = ['', ''];
  const lines = (given.input ?? '').split('\n');
  const terminal: Terminal = {
    print: async (text) => {
      out += text;
    },
    say: (line) => {
      said += `${line}\n`;
    },
    progress: () => undefined,
    width: null,
    ...(given.showPage ? { showPage: given.showPage } : {}),
    readInput: async () => given.input ?? '',
    askSecret: async (question) => {
      const line = lines.shift();
      if (!line) throw new FailureError('input.invalid', { expected: question });
      return line;
    },
  };
  const code = await runProgram(words, terminal, {
    storeWorkerUrl,
    rendererDir: given.rendererDir ?? '/nowhere/screens',
    version: '1.2.3',
    isPackaged: given.isPackaged ?? false,
  });
  return { code, out, said };
}
