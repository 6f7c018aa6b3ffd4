// Finds the handler of a method and loads its group with the first call; the type says when a method has none.
import { groupOf, type MethodGroup } from '../../contract/inputs.ts';
import type { MethodName } from '../../contract/methods.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type GroupHandlers<G extends MethodGroup> = Pick<Handlers, Extract<MethodName, `${G}.${string}`>>;

const app = async (deps: HandlerDeps) => (await import('./appHandlers.ts')).appHandlers(deps);
const accounts = async (deps: HandlerDeps) => (await import('./accountHandlers.ts')).accountHandlers(deps);
const cases = async (deps: HandlerDeps) => (await import('./caseHandlers.ts')).caseHandlers(deps);
const sync = async (deps: HandlerDeps) => (await import('./syncHandlers.ts')).syncHandlers(deps);
const groups: { [G in MethodGroup]: (deps: HandlerDeps) => Promise<GroupHandlers<G>> } = {
  app,
  settings: app,
  vault: app,
  portals: accounts,
  persons: async (deps) => (await import('./personHandlers.ts')).personHandlers(deps),
  accounts,
  certificates: async (deps) => (await import('./certificateHandlers.ts')).certificateHandlers(deps),
  notices: async (deps) => ({
    ...(await import('./noticeHandlers.ts')).noticeHandlers(deps),
    ...(await import('./openingHandlers.ts')).openingHandlers(deps),
  }),
  sameNotices: async (deps) => (await import('./sameNoticeHandlers.ts')).sameNoticeHandlers(deps),
  views: async (deps) => (await import('./viewHandlers.ts')).viewHandlers(deps),
  appointments: async (deps) => (await import('./appointmentHandlers.ts')).appointmentHandlers(deps),
  imports: async (deps) => (await import('./importHandlers.ts')).importHandlers(deps),
  evidence: async (deps) => (await import('./evidenceHandlers.ts')).evidenceHandlers(deps),
  backup: async (deps) => (await import('./backupHandlers.ts')).backupHandlers(deps),
  bin: async (deps) => (await import('./binHandlers.ts')).binHandlers(deps),
  storage: async (deps) => (await import('./storageHandlers.ts')).storageHandlers(deps),
  exports: async (deps) => (await import('./exportHandlers.ts')).exportHandlers(deps),
  mailHealth: async (deps) => (await import('./mailHealthHandlers.ts')).mailHealthHandlers(deps),
  learned: async (deps) => (await import('./learnedHandlers.ts')).learnedHandlers(deps),
  cases,
  payments: cases,
  deadlines: async (deps) => (await import('./deadlineHandlers.ts')).deadlineHandlers(deps),
  papers: async (deps) => (await import('./paperHandlers.ts')).paperHandlers(deps),
  filing: async (deps) => (await import('./filingHandlers.ts')).filingHandlers(deps),
  calendar: async (deps) => (await import('./calendarHandlers.ts')).calendarHandlers(deps),
  digest: async (deps) => (await import('./digestHandlers.ts')).digestHandlers(deps),
  documents: async (deps) => (await import('./documentHandlers.ts')).documentHandlers(deps),
  readings: async (deps) => (await import('./readingHandlers.ts')).readingHandlers(deps),
  mailSignIn: async (deps) => (await import('./mailSignInHandlers.ts')).mailSignInHandlers(deps),
  activity: async (deps) => (await import('./activityHandlers.ts')).activityHandlers(deps),
  alerts: async (deps) => (await import('./alertHandlers.ts')).alertHandlers(deps),
  sync,
  runs: sync,
  mapping: async (deps) => (await import('./mappingHandlers.ts')).mappingHandlers(deps),
  statusChecks: async (deps) => (await import('./statusHandlers.ts')).statusHandlers(deps),
};

/** Each group is made once: some remember things between calls, such as the plans of the gate. */
export function createHandlers(deps: HandlerDeps): <M extends MethodName>(name: M) => Promise<Handlers[M]> {
  const made = new Map<MethodGroup, Promise<Partial<Handlers>>>();
  return async <M extends MethodName>(name: M): Promise<Handlers[M]> => {
    const group = groupOf(name);
    const loading: Promise<Partial<Handlers>> = made.get(group) ?? groups[group](deps);
    made.set(group, loading);
    const handler = (await loading)[name];
    if (handler === undefined) throw new Error(`no handler for ${name}`);
    return handler;
  };
}
