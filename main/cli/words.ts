// What the command line says about a failure: what happened and what to do next, one entry a code, in English.
import type { Failure, FailureCode } from '../contract/failure.ts';
import { plain } from './terminal.ts';

const portalDown = 'Recado tries again by itself; nothing is lost.';

/** By code: what happened, then what to do. */
export const words = {
  'signIn.rejected': [
    'The portal rejected the sign-in.',
    'Give the right password with `recado accounts sign-in`; Recado does not try a rejected one again, so that the account is not locked.',
  ],
  'signIn.blocked': [
    'The portal has blocked this access.',
    'Open the portal in a browser, follow what it asks, then check again.',
  ],
  'signIn.passwordExpired': [
    'The password has expired.',
    'Choose a new one on the portal and give it to Recado with `recado accounts sign-in`.',
  ],
  'signIn.tooManyAttempts': [
    'The portal counts too many attempts.',
    'Wait until it allows the next one (24 hours if it does not say), then try again.',
  ],
  'signIn.strongerNeeded': ['The portal asks for a stronger sign-in.', 'Sign in with the desktop app.'],
  'signIn.otherSubject': [
    'This sign-in belongs to somebody else than the account.',
    'Sign in as the same person, or add a new account.',
  ],
  'signIn.unproven': [
    'The portal does not print whose sign-in it was.',
    'Say in the app that it was yours; nothing is read before.',
  ],
  'signIn.sameSubject': ['This person or mailbox is here already.', 'Use the account that exists.'],
  'signIn.consentEnded': [
    'Access to the mailbox has ended at the provider.',
    'Sign in again on the provider’s page, in the app or with `recado serve`.',
  ],
  'secondFactor.needed': ['The portal asks for a code.', 'Sign in with the desktop app.'],
  'secondFactor.wrong': ['The code was not right.', 'Ask for a new one and enter it.'],
  'secondFactor.cancelled': ['The code was not entered.', 'Sign in again when you have it at hand.'],
  'certificate.missing': ['No certificate was found.', 'Install one, or choose it in the desktop app.'],
  'certificate.expired': ['The certificate has expired.', 'Choose a valid one in the desktop app.'],
  'certificate.rejected': ['The portal did not accept the certificate.', 'Choose another one.'],
  'certificate.pinNeeded': ['The card asks for its PIN.', 'Sign in with the desktop app.'],
  personNeeded: ['The portal needs you.', 'Open it, do what it asks, then run `recado sync` again.'],
  consentNeeded: [
    'Opening this notice has a legal effect.',
    'Read the effect in the desktop app and decide there.',
  ],
  'portal.down': ['The portal does not answer.', portalDown],
  'portal.maintenance': ['The portal is under maintenance.', portalDown],
  'portal.rateLimited': ['The portal asks to be left alone for a while.', portalDown],
  'portal.refusedRobot': ['The portal refused a program.', 'Sign in by hand on the portal.'],
  'portal.changed': [
    'The portal answered with something that Recado does not know.',
    'Look at the portal itself, and report it: the answer was kept, nothing was deleted.',
  ],
  'portal.unclear': [
    'Recado is not sure that it read the list right.',
    'Open Recado, look at what was read, and say what the columns hold.',
  ],
  'network.offline': ['This computer is offline.', 'Recado goes on when the network is back.'],
  'network.timeout': ['The portal did not answer in time.', portalDown],
  'network.tls': [
    'The portal could not prove who it is.',
    'Do not go on. Check the date of this computer, or use another network.',
  ],
  'document.empty': ['The portal sent an empty file.', 'Recado tries again; else get it from the portal.'],
  'document.notPdf': ['The file is not a PDF.', 'Recado tries again; else get it from the portal.'],
  'document.gone': ['The file is no longer there.', 'Look for it on the portal.'],
  'document.tooLarge': ['The file is too large.', 'Get it from the portal.'],
  'vault.locked': ['The keychain is locked.', 'Unlock it and try again.'],
  'vault.unavailable': [
    'There is no keychain.',
    'Install or start one (`recado doctor` says which); until then passwords are forgotten when Recado ends.',
  ],
  'vault.missing': ['The password is not in the keychain.', 'Give it with `recado accounts sign-in`.'],
  'store.full': ['The disk is full.', 'Free some space and try again; nothing was lost.'],
  'store.busy': ['Another Recado is using this profile.', 'Close it, or choose another --profile.'],
  'store.damaged': [
    'The database is damaged.',
    'Do not delete anything: copy the profile folder first, then run `recado doctor`.',
  ],
  'folder.gone': ['The folder is not there.', 'Connect its disk or choose another folder.'],
  'folder.full': ['There is no room in the folder.', 'Free some space and try again; nothing was lost.'],
  'folder.refused': ['This computer lets nothing be written into the folder.', 'Choose another folder.'],
  'input.invalid': ['That is not valid.', 'Look at --help and try again.'],
  'input.notFound': ['There is no such thing here.', 'Check the id.'],
  'file.notUnderstood': [
    'The file was not understood.',
    'Save the mail or page again as a file and try once more, or report it.',
  ],
  'file.damaged': [
    'The file is not what it was when it was made.',
    'Nothing was changed. Use another copy of it.',
  ],
  'file.tooLarge': ['The file is too large.', 'Give a smaller one.'],
  'ability.missing': ['This cannot be done here.', 'Use the desktop app.'],
  cancelled: ['It was cancelled.', 'Nothing was changed half-way.'],
  bug: ['Something went wrong inside Recado.', 'Run `recado doctor`, and report it with the log.'],
} as const satisfies Record<FailureCode, readonly [string, string]>;

/** Where a detail says more than the code. */
const nearWords: Readonly<Record<string, [what: string, next: string]>> = {
  'signIn.strongerNeeded.oauthNeeded': [
    'The mail provider no longer takes passwords.',
    "Sign in on the provider's page: `recado accounts client microsoft`, then `recado accounts add --method oauth`.",
  ],
  'signIn.strongerNeeded.appPassword': [
    'The mail provider wants an app password.',
    "Make one on the provider's site and give it instead of your usual one.",
  ],
  'signIn.blocked.imapDisabled': [
    'Reading by programs is switched off in this mailbox.',
    "Switch on IMAP in the mailbox's settings on the provider's site, then check again.",
  ],
  'signIn.rejected.revoked': [
    'The mailbox no longer takes the app password that worked before.',
    "It was revoked, or the account's own password was changed. Make a new one and give it with `recado accounts sign-in`.",
  ],
  'signIn.rejected.usual': [
    'This looks like your usual password.',
    "The provider wants an app password here: make one on the provider's site.",
  ],
  'file.notUnderstood.archive': [
    'The file is packed, and Recado does not open packed files.',
    'Unpack it and give the mails in it (.eml, .msg, .mbox).',
  ],
  'file.notUnderstood.mailStore': [
    'The file is a data file of Outlook, which Recado does not open.',
    'Save the mails from Outlook (.msg or .eml) and give those.',
  ],
  'personNeeded.unexpectedPage': [
    'The portal shows a page that Recado does not know.',
    'Look at the account in the desktop app and lead its window to the notices; the page is kept for a report.',
  ],
  'personNeeded.openByHand': [
    "This notice opens only on the portal's own page.",
    'Open it there in a browser; Recado sees with the next check that it was read.',
  ],
  'store.damaged.readOnly': [
    'Recado cannot write to its own folder: the disk is read-only.',
    'Make the disk writable and try again; nothing was lost.',
  ],
  'store.damaged.notAllowed': [
    'Recado may not write to its own folder.',
    'Give your user the rights to the profile folder again; nothing was lost.',
  ],
  'input.invalid.notAlike': [
    'These two cannot be made one.',
    'Another person, case, day or portal says that they are two; `recado same` lists those that may be one.',
  ],
  'input.invalid.oneSource': [
    'They cannot be parted now.',
    'The account that told of one of them was removed; put it back first with `recado bin`.',
  ],
  'personNeeded.drawnList': [
    'The portal shows its list only in a window.',
    'Look at the account in the desktop app: the list is read in its window.',
  ],
};

/** One line: what happened, what to do, and the code with its plain details for whoever helps. */
export function describeFailure(failure: Failure): string {
  const { reason, action, hint } = failure.details;
  // Hints end in the provider's name: `revokedGmail`.
  const near = asText(reason ?? action ?? hint).replace(/(?:Gmail|Yahoo|Icloud|Outlook)$/, '');
  const [what, next] = nearWords[`${failure.code}.${near}`] ?? words[failure.code];
  const details = Object.entries(failure.details).map(([name, value]) => `${name}: ${asText(value)}`);
  return `${what} ${next} (${[failure.code, ...details].join(', ')})`;
}

const asText = (value: unknown): string =>
  plain(typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 200);

/** Failures that only a person can solve: sign-ins, certificates, a locked keychain, an act on the portal. */
export function needsPerson(code: FailureCode): boolean {
  return (
    /^(signIn|secondFactor|certificate|vault)\./.test(code) ||
    code === 'personNeeded' ||
    code === 'consentNeeded' ||
    code === 'portal.unclear'
  );
}

/** 0 is success; the numbers are promised in --help. */
export function exitCodeOf(code: FailureCode): 1 | 2 | 3 {
  if (code === 'input.invalid') return 2;
  return needsPerson(code) ? 3 : 1;
}
