// Answers about what was removed and can be put back.
import { FailureError } from '../../contract/failure.ts';
import type { BinEntry } from '../../store/storageStore.ts';
import { endOf, purge } from '../bin/emptyBin.ts';
import { putIntoBin } from '../bin/putIntoBin.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `bin.${string}` & keyof Handlers;

export const binHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, hub } = deps;
  const entryOf = async (id: string): Promise<BinEntry> => {
    const entry = (await store.bin.list()).find((one) => one.id === id);
    if (!entry) throw new FailureError('input.notFound', { what: 'bin' });
    return entry;
  };
  return {
    'bin.list': async () =>
      (await store.bin.list()).map((entry) => {
        const { id, what, name, portal, removedAt, holdings } = entry;
        return { id, what, name, portal, removedAt, until: endOf(entry), holdings };
      }),
    'bin.removePerson': async ({ id, isDryRun }) => {
      const owned = (await store.accounts.list()).filter(({ personId }) => personId === id);
      const accounts = owned.map(({ label }) => label);
      if (isDryRun) return { holdings: await store.bin.holdings('person', id), accounts, removed: false };
      const { holdings } = await putIntoBin(deps, 'person', id);
      return { holdings, accounts, removed: true };
    },
    'bin.restore': async ({ id }) => {
      // What signs in asks for its password; what was given by hand needs none.
      const entry = await store.bin.restore(id, { code: 'vault.missing', details: {} });
      await store.audit.append({
        at: deps.clock.now().toISOString(),
        what: `${entry.what}.putBack`,
        accountId: entry.what === 'account' ? entry.subjectId : null,
        noticeId: null,
        details: { binId: id, ...entry.holdings },
      });
      for (const accountId of [...entry.accountIds, entry.subjectId])
        hub.emit('accounts.changed', { accountId });
      hub.emit('notices.changed', { added: [], changed: [] });
      hub.emit('cases.changed', { caseIds: [] });
      return {};
    },
    'bin.purge': async ({ id }) => {
      const entry = await entryOf(id);
      await purge(deps, entry);
      hub.emit('accounts.changed', { accountId: entry.subjectId });
      return {};
    },
  };
};
