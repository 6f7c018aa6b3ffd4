// The one place that knows every portal's folder; what a portal is stands here at once, how it is read is loaded when asked.
import type { PortalId } from '../model/portal.ts';
import { chileManifest } from './chile/manifest.ts';
import type { Connector, ConnectorRegistry } from './connector.ts';
import { dehuManifest } from './dehu/manifest.ts';
import { lazyConnector } from './lazyConnector.ts';
import { peruManifest } from './peru/manifest.ts';
import { sedeManifest } from './sede/manifest.ts';

export function createRegistry(): ConnectorRegistry {
  // A mailbox is read once for all portals that write mails.
  const chile = lazyConnector(chileManifest, ['watch', 'importFile', 'download'], async () =>
    (await import('./chile/connector.ts')).createChileConnector(undefined, [
      (await import('./dehu/mailPortal.ts')).dehuMail,
      (await import('./peru/mailPortal.ts')).peruMail,
    ]),
  );
  const dehu = lazyConnector(dehuManifest, ['download', 'planOpening', 'open', 'finished'], async () =>
    (await import('./dehu/connector.ts')).createDehuConnector(),
  );
  const peru = lazyConnector(
    peruManifest,
    ['download', 'planOpening', 'open', 'finished', 'readUnclear'],
    async () => (await import('./peru/connector.ts')).createPeruConnector(),
  );
  const sede = lazyConnector(
    sedeManifest,
    ['download', 'planOpening', 'open', 'finished', 'statusService', 'sayWhose', 'readUnclear'],
    async () => (await import('./sede/connector.ts')).createSedeConnector(),
  );
  return new Map<PortalId, Connector>([
    ['dehu', dehu],
    ['sede', sede],
    ['peru', peru],
    ['chile', chile],
  ]);
}
