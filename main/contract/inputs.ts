// What each method may be asked with, loaded with the first call of its group: a command that lists builds no shape of accounts.
import type { z } from 'zod';
import type { MethodName } from './names.ts';

type GroupOf<M extends string> = M extends `${infer G}.${string}` ? G : never;
/** The word before a method's point. */
export type MethodGroup = GroupOf<MethodName>;

type Inputs<G extends MethodGroup> = Record<Extract<MethodName, `${G}.${string}`>, { input: z.ZodType }>;

const app = async () => (await import('./appMethods.ts')).appMethods;
const accounts = async () => (await import('./accountMethods.ts')).accountMethods;
const sync = async () => (await import('./syncMethods.ts')).syncMethods;
const groups: { [G in MethodGroup]: () => Promise<Inputs<G>> } = {
  app,
  settings: app,
  vault: app,
  portals: accounts,
  persons: async () => (await import('./personMethods.ts')).personMethods,
  accounts,
  certificates: accounts,
  notices: async () => (await import('./noticeMethods.ts')).noticeMethods,
  sameNotices: async () => (await import('./sameNoticeMethods.ts')).sameNoticeMethods,
  views: async () => (await import('./viewMethods.ts')).viewMethods,
  appointments: async () => (await import('./appointmentMethods.ts')).appointmentMethods,
  imports: async () => (await import('./importMethods.ts')).importMethods,
  evidence: async () => (await import('./evidenceMethods.ts')).evidenceMethods,
  backup: async () => (await import('./backupMethods.ts')).backupMethods,
  bin: async () => (await import('./binMethods.ts')).binMethods,
  storage: async () => (await import('./storageMethods.ts')).storageMethods,
  exports: async () => (await import('./exportMethods.ts')).exportMethods,
  mailHealth: async () => (await import('./mailHealthMethods.ts')).mailHealthMethods,
  learned: async () => (await import('./learnedMethods.ts')).learnedMethods,
  cases: async () => (await import('./caseMethods.ts')).caseMethods,
  payments: async () => (await import('./caseMethods.ts')).paymentMethods,
  deadlines: async () => (await import('./deadlineMethods.ts')).deadlineMethods,
  papers: async () => (await import('./paperMethods.ts')).paperMethods,
  filing: async () => (await import('./filingMethods.ts')).filingMethods,
  calendar: async () => (await import('./calendarMethods.ts')).calendarMethods,
  digest: async () => (await import('./digestMethods.ts')).digestMethods,
  documents: async () => (await import('./documentMethods.ts')).documentMethods,
  readings: async () => (await import('./readingMethods.ts')).readingMethods,
  mailSignIn: async () => (await import('./mailSignInMethods.ts')).mailSignInMethods,
  activity: async () => (await import('./activityMethods.ts')).activityMethods,
  alerts: async () => (await import('./alertMethods.ts')).alertMethods,
  sync,
  runs: sync,
  mapping: async () => (await import('./mappingMethods.ts')).mappingMethods,
  statusChecks: async () => (await import('./statusMethods.ts')).statusMethods,
};

export const groupOf = (name: MethodName): MethodGroup => name.slice(0, name.indexOf('.')) as MethodGroup;

export async function inputOf(name: MethodName): Promise<z.ZodType> {
  const group: Partial<Record<MethodName, { input: z.ZodType }>> = await groups[groupOf(name)]();
  const known = group[name];
  if (known === undefined) throw new Error(`no input for ${name}`);
  return known.input;
}
