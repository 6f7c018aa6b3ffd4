// Invented backups, bin and sizes for the window's tests: one of each kind that the screens tell apart.
import type { BackupStatus } from '../../main/contract/backupViews.ts';
import type { BinEntryView } from '../../main/contract/binMethods.ts';
import type { EventName, EventPayload } from '../../main/contract/events.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { StorageSizes } from '../../main/contract/storageMethods.ts';

type Own = Extract<MethodName, `backup.${string}` | `bin.${string}` | `storage.${string}`>;
type Handlers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> };

export interface FakeBackupOptions {
  backup?: Partial<BackupStatus>;
  bin?: BinEntryView[];
}

const usual: BackupStatus = {
  folder: '/home/camila/Respaldos',
  canChoose: true,
  canRestart: true,
  isOn: true,
  keep: 4,
  hasSecrets: false,
  hasPassphrase: true,
  nextAt: '2026-12-05T09:00:00.000Z',
  running: null,
  last: {
    at: '2026-11-28T09:00:00.000Z',
    isAutomatic: true,
    name: 'recado-2026-11-28-0900.backup.age',
    size: 48_300_000,
    documents: 214,
    failure: null,
  },
  files: [
    {
      name: 'recado-2026-11-28-0900.backup.age',
      size: 48_300_000,
      at: '2026-11-28T09:00:20.000Z',
      isAutomatic: true,
    },
    {
      name: 'recado-2026-11-02-1815.backup.age',
      size: 41_000_000,
      at: '2026-11-02T18:15:20.000Z',
      isAutomatic: false,
    },
  ],
  waiting: null,
};

const sizes: StorageSizes = {
  bytes: 71_900_000,
  parts: {
    documents: 38_200_000,
    evidence: 9_100_000,
    database: 12_400_000,
    cache: 2_200_000,
    backups: 8_000_000,
    bin: 1_500_000,
    setAside: 0,
    strays: 0,
    other: 500_000,
  },
  byPortal: [
    { portal: 'dehu', files: 120, bytes: 30_000_000 },
    { portal: 'chile', files: 90, bytes: 16_300_000 },
    { portal: null, files: 4, bytes: 1_000_000 },
  ],
  byAccount: [{ accountId: 'account-1', label: 'camila.rojas@example.com', files: 90, bytes: 16_300_000 }],
  byYear: [
    { year: 2026, files: 180, bytes: 40_000_000 },
    { year: 2025, files: 34, bytes: 7_300_000 },
  ],
  duplicates: { files: 6, bytes: 2_400_000 },
};

const removed: BinEntryView[] = [
  {
    id: 'bin-1',
    what: 'account',
    name: 'correo.viejo@example.com',
    portal: 'chile',
    removedAt: '2026-11-20T10:00:00.000Z',
    until: '2026-12-20T10:00:00.000Z',
    holdings: { accounts: 1, notices: 31, documents: 12, cases: 0, staying: 0 },
  },
];

const counts = { notices: 310, documents: 214, cases: 9, accounts: 3, persons: 2 };

export function createFakeBackups(
  options: FakeBackupOptions,
  emit: <E extends EventName>(name: E, payload: EventPayload<E>) => void,
): Handlers {
  let status: BackupStatus = { ...usual, ...options.backup };
  let entries = structuredClone(options.bin ?? removed);
  let isCleared = false;
  const set = (change: Partial<BackupStatus>): BackupStatus => {
    status = { ...status, ...change };
    emit('backup.progressed', { running: status.running });
    return status;
  };
  const measured = (): StorageSizes =>
    isCleared ? { ...sizes, parts: { ...sizes.parts, cache: 0, backups: 0, setAside: 0 } } : sizes;
  return {
    'backup.status': () => status,
    'backup.chooseFolder': () => set({ folder: '/home/camila/Disco' }),
    'backup.plan': ({ passphrase, ...plan }) =>
      set({ ...plan, hasPassphrase: passphrase !== null || status.hasPassphrase }),
    'backup.make': ({ to }) => {
      const name = 'recado-2026-11-30-1200.backup.age';
      const made = { name, size: 49_000_000, documents: 215 };
      set({ last: { at: '2026-11-30T12:00:00.000Z', isAutomatic: false, failure: null, ...made } });
      return { id: to === 'download' ? 'made-1' : null, ...made };
    },
    'backup.stop': () => ({}),
    'backup.read': () => ({ base64: '', size: 0, next: null }),
    'backup.discard': () => ({}),
    'backup.choose': () => ({ id: 'chosen-1', name: 'otro.backup.age', size: 5_000_000 }),
    'backup.add': () => ({ id: 'sent-1' }),
    'backup.check': () => ({
      madeAt: '2026-11-28T09:00:00.000Z',
      hasSecrets: false,
      isNewer: false,
      bytes: 60_000_000,
      contains: { ...counts, notices: 300 },
      here: counts,
      onlyThere: { notices: 2, accounts: 0 },
      onlyHere: { notices: 12, accounts: 1 },
    }),
    'backup.restore': () => set({ waiting: { madeAt: '2026-11-28T09:00:00.000Z' } }),
    'backup.withdraw': () => set({ waiting: null }),
    'backup.restart': () => ({}),
    'bin.list': () => entries,
    'bin.removePerson': ({ id, isDryRun }) => {
      if (!isDryRun) emit('accounts.changed', { accountId: id });
      const holdings = { accounts: 1, notices: 40, documents: 20, cases: 2, staying: 3 };
      return { holdings, accounts: ['camila.rojas@example.com'], removed: !isDryRun };
    },
    'bin.restore': ({ id }) => {
      entries = entries.filter((entry) => entry.id !== id);
      emit('accounts.changed', { accountId: id });
      return {};
    },
    'bin.purge': ({ id }) => {
      entries = entries.filter((entry) => entry.id !== id);
      emit('accounts.changed', { accountId: id });
      return {};
    },
    'storage.sizes': measured,
    'storage.clear': () => {
      isCleared = true;
      return measured();
    },
  };
}
