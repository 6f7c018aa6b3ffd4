// Answers what Recado did: openings as the audit holds them, and the diagnostics bundle.
import type { AuditRow } from '../../store/store.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `activity.${string}` & keyof Handlers;

const openings = ['opening.confirmed', 'notice.opened', 'opening.outcomeUnknown'] as const;
/** The audit holds other acts too; so many rows are looked through. */
const auditRows = 2_000;

export const activityHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store } = deps;
  const told = async ({ at, what, accountId, noticeId }: AuditRow) => {
    const known = openings.find((one) => one === what);
    if (known === undefined) return [];
    const record = noticeId === null ? null : await store.notices.get(noticeId);
    return [{ at, what: known, accountId, noticeId, title: record?.notice.title ?? null }];
  };
  return {
    'activity.openings': async ({ limit }) => {
      const rows = (await store.audit.list({ limit: auditRows })).filter(({ what }) =>
        openings.some((one) => one === what),
      );
      return (await Promise.all(rows.slice(0, limit).map(told))).flat();
    },
    'activity.diagnostics': async () => {
      const [{ makeDiagnostics }, { runCheckups }] = await Promise.all([
        import('../../activity/diagnostics.ts'),
        import('../../activity/checkups/runCheckups.ts'),
      ]);
      const now = deps.clock.now();
      const bundle = await makeDiagnostics({
        store,
        now,
        profileDir: deps.profileDir,
        version: deps.version,
        host: deps.host.about.host,
        platform: deps.host.about.platform,
        methods: [...deps.registry.values()].flatMap(({ manifest }) =>
          manifest.signInMethods.map(({ id }) => id),
        ),
        checkups: await runCheckups(deps),
      });
      return {
        name: `recado-diagnostics-${now.toISOString().slice(0, 10)}.json`,
        type: 'application/json',
        text: JSON.stringify(bundle, null, 2),
      };
    },
  };
};
