// What a handler is and what it may use; each file in this folder answers one group of the contract's methods.

import type { Alerts } from '../../alerts/runAlerts.ts';
import type { ConnectorRegistry } from '../../connectors/connector.ts';
import type { MethodName, MethodOutput, MethodParsed } from '../../contract/methods.ts';
import type { Hub } from '../../model/hub.ts';
import type { Engine } from '../../sync/engine.ts';
import type { SyncDeps } from '../../sync/syncDeps.ts';
import type { CertificateFiles } from '../../vault/certificates/certificateFiles.ts';
import type { Backups } from '../backup/createBackups.ts';
import type { CalendarKeeper } from '../calendar/calendarKeeper.ts';
import type { HostPort } from '../core.ts';
import type { DocumentReader } from '../documentReader.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Filing } from '../filing/createFiling.ts';
import type { MailClients } from '../mailClients.ts';
import type { MailSignIns } from '../mailSignIns.ts';
import type { MakeContext } from '../makeContext.ts';
import type { MappingStore } from '../mappingStore.ts';
import type { Papers } from '../papers/createPapers.ts';
import type { StatusChecks } from '../statusChecks.ts';

export type Handler<M extends MethodName> = (input: MethodParsed<M>) => Promise<MethodOutput<M>>;
export type Handlers = { [M in MethodName]: Handler<M> };

export interface HandlerDeps extends SyncDeps {
  engine: Engine;
  alerts: Alerts;
  registry: ConnectorRegistry;
  hub: Hub;
  host: HostPort;
  endpoints: Endpoints;
  version: string;
  profileDir: string;
  makeContext: MakeContext;
  certificates: CertificateFiles;
  mailClients: MailClients;
  mailSignIns: MailSignIns;
  statusChecks: StatusChecks;
  mappings: MappingStore;
  documentReader: DocumentReader;
  calendarKeeper: CalendarKeeper;
  backups: Backups;
  papers: Papers;
  filing: Filing;
}
