// A store on disk with an account, for tests of alerts: notices come and change as a portal would tell them.
import type { ListedNotice } from '../../main/model/notice.ts';
import type { Store } from '../../main/store/store.ts';
import { addAccount, openTestStore, planOf, sampleNotice, temporaryProfile } from './storeFixtures.ts';

/** What matters of a notice; everything else is quiet: no day, nothing to open. */
export type Told = Omit<Partial<ListedNotice>, 'appointment'> & {
  id: string;
  appointment?: { on: string; at: string | null; zone: string };
};

export interface OpenedStore {
  store: Store;
  profileDir: string;
  add(notices: Told[], at?: string): Promise<void>;
  change(notice: Told): Promise<void>;
  /** Closes and opens again, as another process would. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

export const toldNotice = ({ id, appointment, ...facts }: Told): ListedNotice =>
  sampleNotice({
    portalNoticeId: id,
    title: `Título ${id}`,
    expiresOn: null,
    madeAvailableAt: '2026-11-20T08:00:00.000Z',
    ...facts,
    appointment: appointment
      ? {
          isZoneCertain: true,
          office: 'Extranjería Santiago',
          address: null,
          procedure: null,
          code: null,
          person: null,
          ...appointment,
        }
      : null,
  });

export async function openOnDisk(): Promise<OpenedStore> {
  const profile = await temporaryProfile();
  const opened: OpenedStore = {
    store: await openTestStore(profile.profileDir),
    profileDir: profile.profileDir,
    add: async (notices, at = '2026-11-21T09:30:00.000Z') => {
      const plan = planOf([], { at });
      await opened.store.notices.applyListing({
        ...plan,
        added: notices.map((told) => ({ id: told.id, factsHash: 'h1', facts: toldNotice(told) })),
      });
    },
    change: async (told) => {
      await opened.store.notices.applyListing({
        ...planOf([]),
        changed: [{ id: told.id, factsHash: `h${JSON.stringify(told)}`, facts: toldNotice(told) }],
      });
    },
    reopen: async () => {
      await opened.store.close();
      opened.store = await openTestStore(profile.profileDir);
    },
    remove: async () => {
      await opened.store.close();
      await profile.remove();
    },
  };
  await addAccount(opened.store);
  return opened;
}
