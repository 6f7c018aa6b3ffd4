// `recado serve`: the same screens in a browser on this computer; prints the link and stays until it is stopped.
import { type Logger, silentLogger } from '../../model/logger.ts';
import { startWebHost } from '../../web/startWebHost.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, type Terminal } from '../terminal.ts';
import { openCore } from '../withCore.ts';

export interface ServeOptions {
  port: number;
}

/** Ends with Ctrl-C, a hang-up or a termination signal: first the door, then the core. */
export async function serve(context: CliContext, options: ServeOptions): Promise<ExitCode> {
  const { terminal, places } = context;
  const stopped = stopSignal();
  const { core } = await openCore(context, 'web', places.storeWorkerUrl);
  try {
    const { rendererDir } = places;
    const host = await startWebHost({ core, rendererDir, port: options.port, log: spokenLogger(terminal) });
    await core.start();
    await terminal.print(context.isJson ? `${JSON.stringify({ url: host.url })}\n` : `${host.url}\n`);
    terminal.say('Open this link in a browser; it works once. Ctrl-C ends Recado.');
    await stopped;
    await host.close();
  } finally {
    await core.close();
  }
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Whoever started the host sees who was turned away. */
function spokenLogger(terminal: Terminal): Logger {
  const speak = (event: string, fields?: Record<string, unknown>) =>
    terminal.say(plain(`${event} ${JSON.stringify(fields ?? {})}`));
  return { ...silentLogger, warn: speak, error: speak };
}
