// The one place that knows every portal's folder; what a portal is stands here at once, how it is read is loaded when asked.
import type { PortalId } from '../model/portal.ts';
import { chileManifest } from './chile/manifest.ts';
import type { Connector, ConnectorRegistry } from './connector.ts';
import { lazyConnector } from './lazyConnector.ts';

export function createRegistry(): ConnectorRegistry {
  const chile = lazyConnector(chileManifest, ['watch', 'importFile'], async () =>
    (await import('./chile/connector.ts')).createChileConnector(),
  );
  return new Map<PortalId, Connector>([['chile', chile]]);
}
