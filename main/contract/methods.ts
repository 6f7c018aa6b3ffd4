// The contract whole: handler types, the client, routes and tests derive from it. While Recado runs each group is loaded by `inputs.ts`.
import type { z } from 'zod';
import { accountMethods } from './accountMethods.ts';
import { activityMethods } from './activityMethods.ts';
import { alertMethods } from './alertMethods.ts';
import { appMethods } from './appMethods.ts';
import { appointmentMethods } from './appointmentMethods.ts';
import { backupMethods } from './backupMethods.ts';
import { binMethods } from './binMethods.ts';
import { calendarMethods } from './calendarMethods.ts';
import { caseMethods, paymentMethods } from './caseMethods.ts';
import { deadlineMethods } from './deadlineMethods.ts';
import { digestMethods } from './digestMethods.ts';
import { documentMethods } from './documentMethods.ts';
import { evidenceMethods } from './evidenceMethods.ts';
import { exportMethods } from './exportMethods.ts';
import { filingMethods } from './filingMethods.ts';
import { importMethods } from './importMethods.ts';
import { learnedMethods } from './learnedMethods.ts';
import { mailHealthMethods } from './mailHealthMethods.ts';
import { mailSignInMethods } from './mailSignInMethods.ts';
import { mappingMethods } from './mappingMethods.ts';
import type { MethodName } from './names.ts';
import { noticeMethods } from './noticeMethods.ts';
import { paperMethods } from './paperMethods.ts';
import { personMethods } from './personMethods.ts';
import { readingMethods } from './readingMethods.ts';
import { sameNoticeMethods } from './sameNoticeMethods.ts';
import { statusMethods } from './statusMethods.ts';
import { storageMethods } from './storageMethods.ts';
import { syncMethods } from './syncMethods.ts';
import { viewMethods } from './viewMethods.ts';

export const methods = {
  ...appMethods,
  ...noticeMethods,
  ...sameNoticeMethods,
  ...viewMethods,
  ...importMethods,
  ...evidenceMethods,
  ...exportMethods,
  ...backupMethods,
  ...binMethods,
  ...storageMethods,
  ...learnedMethods,
  ...mailHealthMethods,
  ...appointmentMethods,
  ...caseMethods,
  ...paymentMethods,
  ...deadlineMethods,
  ...calendarMethods,
  ...digestMethods,
  ...documentMethods,
  ...paperMethods,
  ...filingMethods,
  ...readingMethods,
  ...accountMethods,
  ...personMethods,
  ...mailSignInMethods,
  ...activityMethods,
  ...alertMethods,
  ...syncMethods,
  ...statusMethods,
  ...mappingMethods,
} as const satisfies Record<MethodName, { input: z.ZodType; output: z.ZodType }>;

export type MethodInput<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
export type MethodParsed<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
export { isMethodName, type MethodName, methodNames } from './names.ts';
