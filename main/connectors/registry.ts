// The one place that knows every portal's folder.
import type { PortalId } from '../model/portal.ts';
import { createChileConnector } from './chile/connector.ts';
import type { Connector, ConnectorRegistry } from './connector.ts';

export function createRegistry(): ConnectorRegistry {
  return new Map<PortalId, Connector>([['chile', createChileConnector()]]);
}
