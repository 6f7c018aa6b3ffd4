// What mail providers answer to a sign-in, as data: words as people have reported them, and what each means.
import type { FailureCode } from '../contract/failure.ts';

export interface ProviderAnswer {
  code: FailureCode;
  details: Readonly<Record<string, unknown>>;
  /** The server's words in small letters. */
  pattern: RegExp;
  /** The words as seen, by the server that said them; looked up on 2026-11-22. */
  seen: readonly { host: string; said: string }[];
}

const gmail = 'imap.gmail.com';
const outlook = 'outlook.office365.com';
const yahoo = 'imap.mail.yahoo.com';

/** The first that fits counts; what fits none is a password that was refused. */
export const providerAnswers: readonly ProviderAnswer[] = [
  {
    code: 'signIn.strongerNeeded',
    details: { hint: 'oauthNeeded' },
    pattern:
      /basic ?auth(?:entication)? ?(?:is )?(?:disabled|blocked)|logins? (?:via|with) (?:basic|password).*disabled|oauth/,
    seen: [
      { host: outlook, said: 'Basic authentication is disabled.' },
      { host: outlook, said: 'LOGIN failed. Basic authentication is disabled.' },
      { host: outlook, said: 'AUTHENTICATE failed. LogonDenied-BasicAuthBlocked' },
    ],
  },
  {
    code: 'signIn.strongerNeeded',
    details: { hint: 'appPassword' },
    pattern:
      /application-specific password|app(?:lication)?[ -]password|app-specific|web ?login ?required|please log in via your web browser/,
    seen: [
      {
        host: gmail,
        said: 'Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      },
      {
        host: gmail,
        said: 'Please log in via your web browser: http://support.google.com/mail/accounts/bin/answer.py?answer=78754 (Failure)',
      },
      { host: gmail, said: 'Web login required.' },
    ],
  },
  {
    code: 'signIn.blocked',
    details: {},
    pattern: /account is (?:blocked|locked|suspended|disabled)|verify your identity/,
    seen: [
      {
        host: outlook,
        said: 'LOGIN failed. Account is blocked. Login to your account via a web browser to verify your identity.',
      },
    ],
  },
  {
    code: 'signIn.blocked',
    details: { hint: 'imapDisabled' },
    pattern:
      /imap (?:access )?(?:is )?(?:disabled|not enabled)|not enabled for imap|enable imap|authenticated but not connected/,
    seen: [
      {
        host: gmail,
        said: 'IMAP access is disabled for your domain. Please contact your domain administrator.',
      },
      {
        host: gmail,
        said: 'Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access.',
      },
      { host: outlook, said: 'User is authenticated but not connected.' },
    ],
  },
  {
    code: 'signIn.tooManyAttempts',
    details: {},
    pattern: /too many (?:bad |failed )?(?:login|auth|sign-?in|attempts)|too many failed/,
    seen: [{ host: yahoo, said: 'Too many bad login attempts.' }],
  },
];

/** Said of a password that is wrong, revoked or the usual one: which it is, `withProviderHint` tells by what was tried. */
export const plainRefusals: readonly { host: string; said: string }[] = [
  { host: gmail, said: 'Invalid credentials (Failure)' },
  { host: outlook, said: 'LOGIN failed.' },
  { host: yahoo, said: 'LOGIN Invalid credentials' },
  { host: yahoo, said: '(#MBR1212) Incorrect username or password.' },
];
