// `recado inspect`: what Recado reads from a saved page or mail; touches no network and no store.
import { readFile, stat } from 'node:fs/promises';
import type { Connector } from '../../connectors/connector.ts';
import { createRegistry } from '../../connectors/registry.ts';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { InspectedFile } from '../../model/inspection.ts';
import type { PortalId } from '../../model/portal.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { toJson } from '../terminal.ts';

const limitBytes = 60_000_000;

/** One object per file, always; a file that cannot be read says so in its own object. */
export async function inspect(context: CliContext, portal: PortalId, files: string[]): Promise<ExitCode> {
  const connector = createRegistry().get(portal);
  const inspected: InspectedFile[] = [];
  for (const file of files) inspected.push(await inspectFile(portal, connector, file));
  await context.terminal.print(toJson(inspected));
  return 0;
}

async function inspectFile(
  portal: PortalId,
  connector: Connector | undefined,
  file: string,
): Promise<InspectedFile> {
  try {
    if (connector === undefined) throw new FailureError('ability.missing', { what: 'inspect' });
    return { ...(await connector.inspect({ name: file, bytes: await read(file) })), file };
  } catch (error) {
    return {
      file,
      portal,
      page: 'unknown',
      notices: [],
      deadlines: [],
      appointments: [],
      authenticity: null,
      failure: failureOf(error),
    };
  }
}

/** Fails with `file.notUnderstood` or `file.tooLarge`. */
async function read(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > limitBytes) throw new FailureError('file.tooLarge', { limitBytes });
    return await readFile(file);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const reason = error instanceof Error && 'code' in error ? error.code : 'unreadable';
    throw new FailureError('file.notUnderstood', { reason }, error);
  }
}
