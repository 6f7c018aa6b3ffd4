// The one table that says what follows from a failure: when to try again, whether the account parks, whom it interrupts.
import type { FailureCode } from './failure.ts';

/** `ladder`: 5 min, 30 min, 2 h, 6 h, then the normal interval. `told`: at the moment that the failure's details name. */
export type Retry =
  | 'never'
  | 'ladder'
  | 'normal'
  | 'daily'
  | 'onceNextDay'
  | 'told'
  | 'online'
  | 'nextThreeRuns';
/** How many failures in a row park the account; `background` parks only where no person is there. */
export type Park = 'no' | 'atOnce' | 'background' | 'third' | 'second';
export type AlertWhen = 'no' | 'atOnce' | 'second' | 'afterDay' | 'whenParked' | 'onGivingUp';
export type FailureAction =
  | 'signIn'
  | 'openPortal'
  | 'check'
  | 'newPassword'
  | 'enterCode'
  | 'chooseCertificate'
  | 'enterPin'
  | 'readEffect'
  | 'tryNow'
  | 'report'
  | 'updateRecado'
  | 'lookAtReading'
  | 'sayWhose'
  | 'details'
  | 'getAgain'
  | 'openDesktopApp'
  | 'unlockKeychain'
  | 'copyDiagnostics'
  | 'freeSpace'
  | 'none';

export interface FailurePolicy {
  retry: Retry;
  park: Park;
  alert: AlertWhen;
  /** The buttons shown, the first one first. */
  actions: readonly FailureAction[];
}

export const failurePolicy = {
  'signIn.rejected': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['signIn'] },
  'signIn.blocked': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['openPortal', 'check'] },
  'signIn.passwordExpired': {
    retry: 'never',
    park: 'atOnce',
    alert: 'atOnce',
    actions: ['openPortal', 'newPassword'],
  },
  'signIn.tooManyAttempts': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['tryNow'] },
  'signIn.strongerNeeded': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['signIn'] },
  'signIn.otherSubject': { retry: 'never', park: 'atOnce', alert: 'no', actions: ['signIn'] },
  'signIn.unproven': { retry: 'never', park: 'atOnce', alert: 'no', actions: ['sayWhose', 'signIn'] },
  'signIn.sameSubject': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'signIn.consentEnded': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['signIn'] },
  'secondFactor.needed': { retry: 'never', park: 'background', alert: 'atOnce', actions: ['signIn'] },
  'secondFactor.wrong': { retry: 'never', park: 'no', alert: 'no', actions: ['enterCode'] },
  'secondFactor.cancelled': { retry: 'never', park: 'atOnce', alert: 'no', actions: ['signIn'] },
  'certificate.missing': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['chooseCertificate'] },
  'certificate.expired': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['chooseCertificate'] },
  'certificate.rejected': {
    retry: 'never',
    park: 'atOnce',
    alert: 'atOnce',
    actions: ['chooseCertificate', 'details'],
  },
  'certificate.pinNeeded': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['enterPin'] },
  personNeeded: { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['openPortal', 'check'] },
  consentNeeded: { retry: 'never', park: 'no', alert: 'no', actions: ['readEffect'] },
  'portal.down': { retry: 'ladder', park: 'no', alert: 'afterDay', actions: ['tryNow'] },
  'portal.maintenance': { retry: 'told', park: 'no', alert: 'afterDay', actions: ['tryNow'] },
  'portal.rateLimited': { retry: 'told', park: 'no', alert: 'afterDay', actions: ['none'] },
  'portal.refusedRobot': {
    retry: 'onceNextDay',
    park: 'second',
    alert: 'whenParked',
    actions: ['signIn', 'openPortal'],
  },
  'portal.changed': {
    retry: 'daily',
    park: 'no',
    alert: 'second',
    actions: ['updateRecado', 'openPortal', 'report'],
  },
  // What was read is shown; only the person can say whether it was read right.
  'portal.unclear': {
    retry: 'never',
    park: 'atOnce',
    alert: 'atOnce',
    actions: ['lookAtReading', 'tryNow'],
  },
  'network.offline': { retry: 'online', park: 'no', alert: 'no', actions: ['none'] },
  'network.timeout': { retry: 'ladder', park: 'no', alert: 'afterDay', actions: ['tryNow'] },
  'network.tls': { retry: 'normal', park: 'third', alert: 'second', actions: ['details', 'tryNow'] },
  'document.empty': {
    retry: 'nextThreeRuns',
    park: 'no',
    alert: 'onGivingUp',
    actions: ['getAgain', 'openPortal'],
  },
  'document.notPdf': {
    retry: 'nextThreeRuns',
    park: 'no',
    alert: 'onGivingUp',
    actions: ['getAgain', 'openPortal'],
  },
  'document.gone': { retry: 'never', park: 'no', alert: 'no', actions: ['openPortal'] },
  'document.tooLarge': { retry: 'never', park: 'no', alert: 'no', actions: ['openPortal'] },
  'vault.locked': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['unlockKeychain', 'check'] },
  'vault.unavailable': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['signIn', 'details'] },
  'vault.missing': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['signIn'] },
  'store.full': { retry: 'ladder', park: 'no', alert: 'atOnce', actions: ['freeSpace', 'tryNow'] },
  'store.busy': { retry: 'ladder', park: 'no', alert: 'second', actions: ['tryNow'] },
  'store.damaged': { retry: 'never', park: 'atOnce', alert: 'atOnce', actions: ['copyDiagnostics'] },
  // A folder of the person's own choice: a stick that was pulled out comes back by itself.
  'folder.gone': { retry: 'ladder', park: 'no', alert: 'no', actions: ['tryNow'] },
  'folder.full': { retry: 'ladder', park: 'no', alert: 'no', actions: ['freeSpace', 'tryNow'] },
  'folder.refused': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'input.invalid': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'input.notFound': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'file.notUnderstood': { retry: 'never', park: 'no', alert: 'no', actions: ['report'] },
  'file.tooLarge': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'file.damaged': { retry: 'never', park: 'no', alert: 'no', actions: ['none'] },
  'ability.missing': { retry: 'never', park: 'atOnce', alert: 'no', actions: ['openDesktopApp'] },
  cancelled: { retry: 'normal', park: 'no', alert: 'no', actions: ['none'] },
  bug: { retry: 'normal', park: 'third', alert: 'whenParked', actions: ['copyDiagnostics', 'tryNow'] },
} as const satisfies Record<FailureCode, FailurePolicy>;
