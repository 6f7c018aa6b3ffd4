// What `--endpoints` says, for commands that open no core; a packaged program reads none.
import { type Endpoints, noEndpoints } from '../app/endpoints.ts';
import { FailureError } from '../contract/failure.ts';
import type { CliContext } from './cliContext.ts';

export async function cliEndpoints({ endpointsFile, places }: CliContext): Promise<Endpoints> {
  if (endpointsFile !== undefined && places.isPackaged)
    throw new FailureError('input.invalid', { option: '--endpoints', reason: 'packaged' });
  if (endpointsFile === undefined) return noEndpoints;
  return (await import('../app/readEndpoints.ts')).readEndpoints(endpointsFile);
}
