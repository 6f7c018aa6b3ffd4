// The terminal of this process: its three streams, and a question whose answer is not shown.
import { Writable } from 'node:stream';
import { FailureError } from '../contract/failure.ts';
import { showPage } from './showPage.ts';
import type { Terminal } from './terminal.ts';

export function createProcessTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const eraseLine = '\r\u001b[2K';
  let hasProgress = false;
  let lines: string[] | null = null;
  // Who closes the pipe early (`recado list | head`) has read enough.
  stdout.on('error', () => process.exit(0));

  const readInput = async (): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  };
  const clearProgress = () => {
    if (hasProgress) stderr.write(eraseLine);
    hasProgress = false;
  };

  return {
    print: (text) =>
      new Promise((resolve) => {
        clearProgress();
        stdout.write(text, () => resolve());
      }),
    say: (line) => {
      clearProgress();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!stderr.isTTY) return;
      stderr.write(`${eraseLine}${line.slice(0, stderr.columns - 1)}`);
      hasProgress = true;
    },
    width: stdout.isTTY ? stdout.columns : null,
    readInput,
    ...(stderr.isTTY ? { showPage } : {}),
    askSecret: async (question) => {
      if (stdin.isTTY) return askHidden(question);
      lines ??= (await readInput()).split(/\r?\n/);
      const line = lines.shift();
      if (!line) throw new FailureError('input.invalid', { expected: question });
      return line;
    },
  };
}

async function askHidden(question: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  process.stderr.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise<string>((resolve, reject) => {
    reader.once('line', resolve);
    reader.once('close', () => reject(new FailureError('cancelled')));
  }).finally(() => {
    reader.close();
    process.stderr.write('\n');
  });
}
