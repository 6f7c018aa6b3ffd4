// The names that may cross a process line, as plain lists: the preload checks against them without carrying zod.
export const methodNames = [
  'app.about',
  'app.doctor',
  'settings.get',
  'settings.set',
  'vault.status',
  'portals.list',
  'persons.list',
  'notices.list',
  'notices.search',
  'notices.get',
  'notices.counts',
  'notices.mark',
  'notices.restoreMarks',
  'notices.copySecret',
  'notices.planOpening',
  'notices.open',
  'notices.import',
  'notices.export',
  'learned.list',
  'learned.teach',
  'learned.remove',
  'documents.read',
  'documents.save',
  'documents.open',
  'documents.showInFolder',
  'documents.fetchAgain',
  'accounts.list',
  'accounts.test',
  'accounts.add',
  'accounts.signIn',
  'accounts.rename',
  'accounts.schedule',
  'accounts.pause',
  'accounts.remove',
  'accounts.discoverMail',
  'certificates.probe',
  'sync.now',
  'sync.status',
  'sync.pause',
  'runs.list',
] as const;
export type MethodName = (typeof methodNames)[number];
export const isMethodName = (name: string): name is MethodName =>
  (methodNames as readonly string[]).includes(name);

export const eventNames = [
  'notices.changed',
  'accounts.changed',
  'account.parked',
  'run.started',
  'run.progressed',
  'run.finished',
  'vault.changed',
  'settings.changed',
  'notice.requested',
  'alert.raised',
] as const;
export type EventName = (typeof eventNames)[number];
export const isEventName = (name: string): name is EventName =>
  (eventNames as readonly string[]).includes(name);
