// Ports in, core out: the one place where everything is made and joined; nothing is made at import time.
import { createLogger } from '../activity/createLogger.ts';
import { createAlerts } from '../alerts/runAlerts.ts';
import { createRegistry } from '../connectors/registry.ts';
import { certificateEndsAt } from '../contract/certificateEnd.ts';
import { failureOf } from '../contract/failure.ts';
import { systemClock } from '../model/day.ts';
import { openDocumentFiles } from '../store/openDocumentFiles.ts';
import { openStore } from '../store/openStore.ts';
import { createEngine } from '../sync/engine.ts';
import type { SyncDeps } from '../sync/syncDeps.ts';
import { startToldByMail } from '../sync/toldByMail.ts';
import { createUpdateAccount } from '../sync/updateAccount.ts';
import { openCertificateFiles } from '../vault/certificates/certificateFiles.ts';
import { answerCall } from './answerCall.ts';
import { createBackups } from './backup/createBackups.ts';
import { settleRestored } from './backup/settleRestored.ts';
import { swapRestored } from './backup/swapRestored.ts';
import { createCalendarKeeper } from './calendar/calendarKeeper.ts';
import type { Core, HostPort } from './core.ts';
import { createHub } from './createHub.ts';
import { createDocumentReader } from './documentReader.ts';
import type { Endpoints } from './endpoints.ts';
import { createFiling } from './filing/createFiling.ts';
import { createHandlers } from './handlers/index.ts';
import { createHousekeeping } from './housekeeping.ts';
import { startStatusJoiner } from './joinStatuses.ts';
import { createMailClients } from './mailClients.ts';
import { createMailSignIns } from './mailSignIns.ts';
import { createMakeContext } from './makeContext.ts';
import { createMappingStore } from './mappingStore.ts';
import { openProfileVault } from './openProfileVault.ts';
import { createPapers } from './papers/createPapers.ts';
import { alertSettingsOf, readSettings } from './readSettings.ts';
import { numbersOf } from './sayWhose.ts';
import { createStatusChecks } from './statusChecks.ts';
import { createStatusVisits } from './statusVisits.ts';

export interface CoreOptions {
  /** The profile folder; made with mode 0700 when absent. */
  profileDir: string;
  host: HostPort;
  /**
   * Where the store's worker lies: `new URL('./storeWorker.js', import.meta.url)` in a built entry. Null for a command that
   * answers and ends: the store then works in this thread.
   */
  storeWorkerUrl: URL | null;
  version: string;
  endpoints: Endpoints;
}

/** Opens the profile and joins the core. Fails with `store.busy`, `store.damaged` or `store.full`. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { profileDir, host, endpoints, version } = options;
  const clock = systemClock;
  const newId = () => crypto.randomUUID();
  const log = createLogger(profileDir);
  if (await swapRestored(profileDir, clock.now())) log.info('profile.restored');
  const store = await openStore({ profileDir, workerUrl: options.storeWorkerUrl, log });
  const files = openDocumentFiles({ profileDir });
  const vault = openProfileVault(endpoints, log);
  const hub = createHub(log);
  const certificates = openCertificateFiles(profileDir);
  const mailClients = createMailClients({ settings: store.settings, vault });
  const mailSignIns = createMailSignIns({
    clients: mailClients,
    vault,
    hub,
    clock,
    endpoints,
    newId,
  });
  const registry = createRegistry();
  const mappings = createMappingStore(store.settings);
  const visits = createStatusVisits({ store, clock });
  const makeContext = createMakeContext({
    visits,
    mappings: ({ portal }) => mappings.of(portal, registry.get(portal)?.manifest.version ?? ''),
    vault,
    certificates,
    learned: store.learned,
    mailSignIns,
    endpoints,
    clock,
    log,
    portals: host.portals,
    personNumbers: async (personId) =>
      numbersOf((await store.persons.list()).find(({ id }) => id === personId)),
  });
  const sync: SyncDeps = {
    store,
    files,
    vault,
    hub,
    clock,
    log,
    registry,
    updateAccount: createUpdateAccount(store.accounts, hub),
    newId,
    random: Math.random,
    contextOf: makeContext,
    isSparing: host.isSparing && (() => host.isSparing?.() === true),
  };
  startToldByMail(sync);
  await store.runs.closeInterrupted(clock.now().toISOString());
  const engine = createEngine(sync);
  const alerts = createAlerts({
    store,
    hub,
    clock,
    log,
    newId,
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    settings: async () =>
      alertSettingsOf(await readSettings(store.settings, host.about.isComputerShared === true)),
    manifestOf: (portal) => sync.registry.get(portal)?.manifest,
    certificateEndsAt,
    hasSystemAlerts: host.about.abilities.notifications,
  });
  const statusChecks = createStatusChecks({
    store,
    visits,
    files,
    hub,
    clock,
    log,
    portals: host.portals,
    endpoints,
  });
  startStatusJoiner({ hub, store, statusChecks, clock, log });
  const documentReader = createDocumentReader({ store, files, hub, clock, log });
  const papers = createPapers({ store, files, hub, clock, newId, documentReader });
  const filing = createFiling({ store, files, hub, log, profileDir });
  const calendarKeeper = createCalendarKeeper({ store, hub, clock, log });
  const backups = createBackups({
    store,
    files,
    vault,
    registry,
    hub,
    clock,
    host,
    profileDir,
    newId,
    workFactor: endpoints.backupWorkFactor,
  });
  const housekeeping = createHousekeeping({ store, files, clock, log, backups });
  const handlerOf = createHandlers({
    ...sync,
    mailClients,
    mailSignIns,
    statusChecks,
    mappings,
    documentReader,
    papers,
    filing,
    backups,
    calendarKeeper,
    engine,
    alerts,
    host,
    endpoints,
    version,
    profileDir,
    makeContext,
    certificates,
  });

  let closing: Promise<void> | null = null;
  const close = async () => {
    mailSignIns.close();
    await backups.close();
    await housekeeping.close();
    await filing.close();
    await calendarKeeper.close();
    await documentReader.close();
    await statusChecks.close();
    await engine.close();
    await alerts.close();
    await store.close();
    await log.flush();
  };
  return {
    call: (name, input) => answerCall(handlerOf, log, name, input),
    on: hub.on,
    start: async () => {
      await settleRestored(sync, profileDir).catch((error: unknown) =>
        log.warn('restored.notSettled', { failure: failureOf(error) }),
      );
      await alerts.start();
      await engine.start();
      documentReader.start();
      filing.start();
      calendarKeeper.start();
      housekeeping.start();
    },
    idle: engine.idle,
    requestNotice: (id) => hub.emit('notice.requested', { id }),
    requestScreen: (screen) => hub.emit('screen.requested', { screen }),
    alertTold: alerts.told,
    wake: () => {
      engine.wake();
      alerts.wake();
    },
    close: () => (closing ??= close()),
  };
}
