// The two doors to one casilla: where each begins, and which hosts a person's window may show on the way.
import type { ConnectorContext } from '../connector.ts';
import { agenciaMethod, agenciaOrigin, selOrigin } from './manifest.ts';

export type Door = 'sel' | 'agencia';

export const selOf = (endpoints: Record<string, string>): string => endpoints['sel'] ?? selOrigin;
export const agenciaOf = (endpoints: Record<string, string>): string => endpoints['agencia'] ?? agenciaOrigin;
export const doorOf = ({ account }: Pick<ConnectorContext, 'account'>): Door =>
  account.method === agenciaMethod ? 'agencia' : 'sel';

/** Whom the account is, whichever door: the buzón's user, else the document by which the Agencia Digital knows the person. */
export const subjectOf = ({ account: { fields } }: Pick<ConnectorContext, 'account'>): string =>
  [fields['user'], fields['documentNumber']]
    .map((value) => (value ?? '').trim().toLowerCase())
    .find((value) => value !== '') ?? '';
