// Keeps what a person said about a portal's columns, by portal, version of its connector and section, beside the settings.
import type { ColumnMappings } from '../connectors/columnMappings.ts';
import { type ColumnMapping, readMapping } from '../connectors/kit/reader/columnMapping.ts';
import type { PortalId } from '../model/portal.ts';
import type { Store } from '../store/store.ts';

const name = 'columnMappings';

export interface MappingStore {
  /** `version`: of the connector; another version reads anew. */
  of(
    portal: PortalId,
    version: string,
  ): ColumnMappings & {
    write(section: string, mapping: ColumnMapping): Promise<void>;
  };
}

export function createMappingStore(settings: Store['settings']): MappingStore {
  const all = async (): Promise<Record<string, unknown>> => {
    const stored = (await settings.read())[name];
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  };
  return {
    of: (portal, version) => {
      const key = (section: string): string => `${portal}@${version}:${section}`;
      return {
        read: async (section) => readMapping((await all())[key(section)]),
        write: async (section, mapping) =>
          settings.write({ [name]: { ...(await all()), [key(section)]: mapping } }),
        forget: async (section) => {
          const { [key(section)]: _gone, ...others } = await all();
          await settings.write({ [name]: others });
        },
      };
    },
  };
}
