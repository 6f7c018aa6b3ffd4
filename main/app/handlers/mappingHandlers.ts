// Answers what is asked of lists that were read with little confidence: show one, keep what the person says, export its shape.
import type { UnclearList } from '../../connectors/columnMappings.ts';
import { masked } from '../../connectors/kit/reader/unclearList.ts';
import { FailureError } from '../../contract/failure.ts';
import type { Account } from '../../model/account.ts';
import { type FieldName, fieldNames } from '../../model/fieldNames.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `mapping.${string}` & keyof Handlers;

export const mappingHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const unclearOf = async (accountId: string): Promise<{ account: Account; list: UnclearList }> => {
    const account = await deps.store.accounts.get(accountId);
    if (!account) throw new FailureError('input.notFound', { what: 'account' });
    const { parkedFor } = account;
    const { sha256, section } = parkedFor?.details ?? {};
    if (parkedFor?.code !== 'portal.unclear' || typeof sha256 !== 'string' || typeof section !== 'string')
      throw new FailureError('input.notFound', { what: 'unclearList' });
    const bytes = await deps.files.read(accountId, sha256);
    const list = await deps.registry.get(account.portal)?.readUnclear?.(bytes, section);
    if (!list) throw new FailureError('input.notFound', { what: 'unclearList' });
    return { account, list };
  };
  const fieldOf = (name: string | null): FieldName | null => fieldNames.find((one) => one === name) ?? null;

  return {
    'mapping.get': async ({ accountId }) => {
      const { account, list } = await unclearOf(accountId);
      return {
        ...list,
        portal: account.portal,
        columns: list.columns.map((column) => ({ ...column, field: fieldOf(column.field) })),
      };
    },
    'mapping.confirm': async ({ accountId, signature, columns }) => {
      const { account, list } = await unclearOf(accountId);
      if (signature !== list.signature || columns.length !== list.columns.length)
        throw new FailureError('input.invalid', { badFields: ['columns'] });
      const named = columns.filter((field) => field !== null);
      if (new Set(named).size !== named.length)
        throw new FailureError('input.invalid', { badFields: ['columns'], reason: 'sameColumn' });
      const version = deps.registry.get(account.portal)?.manifest.version ?? '';
      const mapping = { portal: account.portal, version: 1 as const, signature, columns };
      await deps.mappings.of(account.portal, version).write(list.section, mapping);
      deps.engine.run([account], 'person');
      return {};
    },
    'mapping.export': async ({ accountId }) => {
      const { account, list } = await unclearOf(accountId);
      const shape = {
        portal: account.portal,
        version: deps.registry.get(account.portal)?.manifest.version ?? '',
        section: list.section,
        confidence: list.confidence,
        rowCount: list.rowCount,
        columns: list.columns.map(({ samples, ...column }) => ({ ...column, samples: samples.map(masked) })),
        text: masked(list.text),
      };
      return { name: `recado-${account.portal}-${list.section}.json`, text: JSON.stringify(shape, null, 2) };
    },
  };
};
