// Answers about backups; the work is in app/backup.
import { FailureError } from '../../contract/failure.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `backup.${string}` & keyof Handlers;

export const backupHandlers = ({ backups, host }: HandlerDeps): Pick<Handlers, Own> => ({
  'backup.status': () => backups.status(),
  'backup.chooseFolder': async () => {
    await backups.chooseFolder();
    return backups.status();
  },
  'backup.plan': async ({ passphrase, ...change }) => {
    await backups.plan(change, passphrase);
    return backups.status();
  },
  'backup.make': (order) => backups.make(order),
  'backup.stop': async () => {
    backups.stop();
    return {};
  },
  'backup.read': ({ id, offset }) => backups.shelf().read(id, offset),
  'backup.discard': async ({ id }) => {
    await backups.shelf().remove(id);
    return {};
  },
  'backup.choose': () => backups.choose(),
  'backup.add': async ({ id, base64 }) => {
    const to = id ?? backups.shelf().place().id;
    await backups.shelf().append(to, Buffer.from(base64, 'base64'));
    return { id: to };
  },
  'backup.check': ({ from, passphrase }) => backups.check(from, passphrase),
  'backup.restore': async ({ from, passphrase }) => {
    await backups.restore(from, passphrase);
    return backups.status();
  },
  'backup.withdraw': async () => {
    await backups.withdraw();
    return backups.status();
  },
  'backup.restart': async () => {
    if (!host.restart) throw new FailureError('ability.missing', { what: 'restart' });
    host.restart();
    return {};
  },
});
