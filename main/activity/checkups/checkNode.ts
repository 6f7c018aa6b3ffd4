// Is the Node that runs the core new enough, with SQLite in it?
import type { Checkup } from '../../contract/views.ts';

const leastMajor = 24;

export function checkNode(versions: Record<string, string | undefined>): Checkup {
  const version = versions['node'] ?? '0';
  const isEnough = Number(version.split('.')[0]) >= leastMajor;
  return { part: 'node', state: isEnough ? 'ok' : 'broken', details: { version, least: leastMajor } };
}
