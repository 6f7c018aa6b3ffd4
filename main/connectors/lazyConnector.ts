// A connector whose code is loaded when the portal is first asked: the inbox must not wait for a mail library.
import { FailureError } from '../contract/failure.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Connector } from './connector.ts';

/** What a connector may leave out; named here, because who asks must know before the code is loaded. */
export type ConnectorExtra =
  | 'download'
  | 'planOpening'
  | 'open'
  | 'finished'
  | 'watch'
  | 'importFile'
  | 'statusService'
  | 'sayWhose'
  | 'readUnclear';
type Made<E extends ConnectorExtra> = NonNullable<Connector[E]>;

/** `extras` are exactly those that the loaded connector has. */
export function lazyConnector(
  manifest: Manifest,
  extras: readonly ConnectorExtra[],
  load: () => Promise<Connector>,
): Connector {
  let loading: Promise<Connector> | null = null;
  const loaded = () => (loading ??= load());
  const extra = async <E extends ConnectorExtra>(name: E): Promise<Made<E>> => {
    const made = (await loaded())[name];
    if (made === undefined) throw new FailureError('ability.missing', { what: name });
    return made;
  };
  const all: { [E in ConnectorExtra]: Made<E> } = {
    download: async (...asked) => (await extra('download'))(...asked),
    planOpening: async (...asked) => (await extra('planOpening'))(...asked),
    open: async (...asked) => (await extra('open'))(...asked),
    finished: async (...asked) => (await extra('finished'))(...asked),
    watch: async (...asked) => (await extra('watch'))(...asked),
    importFile: async (...asked) => (await extra('importFile'))(...asked),
    readUnclear: async (...asked) => (await extra('readUnclear'))(...asked),
    sayWhose: async (...asked) => (await extra('sayWhose'))(...asked),
    statusService: async () => (await extra('statusService'))(),
  };
  return {
    manifest,
    check: async (context) => (await loaded()).check(context),
    list: async function* (context, since) {
      return yield* (await loaded()).list(context, since);
    },
    inspect: async (file) => (await loaded()).inspect(file),
    ...Object.fromEntries(extras.map((name) => [name, all[name]])),
  };
}
