// Answers what is asked of the status of cases: check in a window, ask by SMS, say which found cases are one's own.
import type { StatusService } from '../../connectors/statusService.ts';
import { type Failure, FailureError, failureOf } from '../../contract/failure.ts';
import { type Case, latestStatus } from '../../model/case.ts';
import { dueChecks } from '../../model/statusCheckPlan.ts';
import { caseRowOf } from '../caseViewsOf.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `statusChecks.${string}` & keyof Handlers;

const mostFound = 200;

export const statusHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, statusChecks, hub } = deps;
  const serviceOf = async (): Promise<StatusService> => {
    const service = await deps.registry.get('sede')?.statusService?.();
    if (!service) throw new FailureError('ability.missing', { what: 'statusService' });
    return service;
  };
  const caseOf = async (id: string): Promise<Case> => {
    const record = await store.cases.get(id);
    if (!record) throw new FailureError('input.notFound', { what: 'case' });
    return record.case;
  };
  /** Whoever is asked by the same number is told apart by nobody but the person. */
  const sameNumber = async (service: StatusService, known: Case): Promise<string[]> => {
    const number = askedBy(service, known);
    if (number === null || number === known.nie) return [];
    return (await store.cases.withNumber(number, null)).map(({ id }) => id).filter((id) => id !== known.id);
  };

  /** Why the case cannot be asked about now; null where it can. */
  const hindrance = async (
    service: StatusService,
    known: Case,
    isChosen: boolean,
  ): Promise<Failure | null> => {
    const badFields = missingOf(service, known);
    if (badFields.length > 0)
      return { code: 'input.invalid', details: { badFields, what: 'caseLacks', caseId: known.id } };
    const others = isChosen ? [] : await sameNumber(service, known);
    if (others.length === 0) return null;
    return { code: 'input.invalid', details: { reason: 'sameNumber', caseId: known.id, others } };
  };

  return {
    'statusChecks.overview': async () => {
      const service = await serviceOf();
      return {
        canAskHere: deps.host.portals !== undefined,
        officialUrl: service.officialUrl,
        due: dueChecks(await store.cases.watched(), clock.now()),
        queue: await statusChecks.view(),
      };
    },

    'statusChecks.offer': async ({ caseId }) => {
      const [service, known] = await Promise.all([serviceOf(), caseOf(caseId)]);
      const { endpoints } = deps;
      const plan = service.plan([known], [], clock.now(), {
        asked: [caseId],
        endpoints: endpoints.portals['sede'] ?? {},
      });
      const last = latestStatus(known.history);
      return {
        missing: missingOf(service, known),
        notBefore: plan.tooSoon[0]?.notBefore ?? null,
        sameNumber: await sameNumber(service, known),
        meaning: last && service.meaningOf(last),
        sms: service.smsHelp(known),
      };
    },

    'statusChecks.start': async ({ caseIds, isChosen }) => {
      const service = await serviceOf();
      const cases = await Promise.all(caseIds.map(caseOf));
      const held = await Promise.all(
        cases.map(async (known) => ({
          caseId: known.id,
          failure: await hindrance(service, known, isChosen),
        })),
      );
      const setAside = held.flatMap(({ caseId, failure }) => (failure ? [{ caseId, failure }] : []));
      const ready = held.filter(({ failure }) => failure === null).map(({ caseId }) => caseId);
      return statusChecks.start(service, ready, setAside);
    },
    'statusChecks.goOn': () => statusChecks.goOn(),
    'statusChecks.stop': () => statusChecks.stop(),

    'statusChecks.pasteReply': async ({ caseId, text, isSure }) => {
      const [service, known] = await Promise.all([serviceOf(), caseOf(caseId)]);
      const read = service.readSmsReply(text, clock.now().toISOString());
      if (read.reply !== 'status') {
        const said = read.reply === 'refused' ? read.said : '';
        return { reply: read.reply, entry: null, hasTail: false, said, news: [] };
      }
      // Any other message pasted here would stand as the case's status.
      const doubt = read.isDoubtful
        ? 'unclear'
        : service.isReplyAboutAnother(text, known)
          ? 'otherCase'
          : null;
      if (doubt !== null && !isSure)
        return { reply: doubt, entry: null, hasTail: false, said: read.entry.raw, news: [] };
      const { news } = await statusChecks.keep(caseId, read.entry);
      return { reply: 'status', entry: read.entry, hasTail: read.hasTail, said: read.entry.raw, news };
    },

    'statusChecks.found': async () => {
      const { rows } = await store.cases.list({ country: 'ES' }, null, mostFound);
      return rows.filter(isFound).map((row) => caseRowOf(row, clock.now()));
    },
    'statusChecks.decide': async ({ caseId, isKept }) => {
      const { id, personId, country } = await caseOf(caseId);
      const at = clock.now().toISOString();
      if (isKept) await store.cases.save({ id, personId, country, details: { isWatched: true } }, at);
      else await store.cases.remove(id, at);
      hub.emit('cases.changed', { caseIds: [id] });
      return {};
    },
  };
};

/** A case that a portal's list of cases speaks of, and that the person has said nothing about yet. */
function isFound({
  case: known,
  notices,
}: {
  case: Case;
  notices: readonly { portal: string; evidence: Record<string, string> }[];
}): boolean {
  const isTouched = known.isWatched || known.title !== null || known.entries.length > 0;
  return !isTouched && notices.some((one) => one.portal === 'sede' && one.evidence['status'] !== undefined);
}

function askedBy(service: StatusService, known: Case): string | null {
  try {
    return service.askedBy(known);
  } catch {
    return null;
  }
}

function missingOf(service: StatusService, known: Case): string[] {
  try {
    service.checkReady(known);
    return [];
  } catch (error) {
    const { badFields } = failureOf(error).details;
    if (!Array.isArray(badFields)) throw error;
    return badFields.map(String);
  }
}
