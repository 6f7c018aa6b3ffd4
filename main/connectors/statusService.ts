// The public status of a case, where a country has such a service: asked in a window, by a person who types what only a person may.
import type { Case, StatusEntry } from '../model/case.ts';
import type { Clock, Day, Instant } from '../model/day.ts';
import type { StatusCheckPlan, StatusVisit } from '../model/statusCheckPlan.ts';
import type { PortalWindow, PortalWindowOptions } from '../net/portalWindow.ts';

/** The visits of hosts that want them apart; one for all that visits them. */
export interface StatusVisits {
  read(): Promise<StatusVisit[]>;
  /** Written down before anything is opened: a crash cannot come back too early. `caseId` null: of no one case. */
  begin(host: string, caseId: string | null): Promise<VisitUnderWay>;
}

export interface VisitUnderWay {
  end(outcome: Exclude<StatusVisit['outcome'], 'begun'>): Promise<void>;
}

export interface StatusContext {
  openWindow(options: PortalWindowOptions): Promise<PortalWindow>;
  endpoints: Record<string, string>;
  trustedCa: string[];
  clock: Clock;
  signal: AbortSignal;
}

/** `captcha`: the form is filled in and the person types; `captchaAgain`: what was typed was wrong, the form is filled in anew. */
export type StatusStep = 'opening' | 'captcha' | 'captchaAgain';

/** One message of a service by SMS. */
export type SmsOffer =
  | {
      isValid: true;
      by: 'nie' | 'caseNumber';
      message: string;
      /** Opens the telephone's messages. */
      link: string;
      /** An SVG that needs no script. */
      qrSvg: string;
    }
  | {
      isValid: false;
      by: 'nie' | 'caseNumber';
      /** `length`: not fifteen characters. `nie`: no NIE, or its letter is wrong. */
      reason: 'length' | 'nie';
      characters: number | null;
      suggestion: string | null;
    };

export interface SmsHelp {
  number: string;
  shown: string;
  checkedOn: Day;
  officialPage: string;
  offers: SmsOffer[];
}

export type SmsReading =
  /** `isDoubtful`: nothing in it is known; it may be any message. */
  | { reply: 'status'; entry: StatusEntry; hasTail: boolean; isDoubtful: boolean }
  | { reply: 'refused'; said: string }
  | { reply: 'empty' };

/** What a status asks of the person, and the periods that it opens. */
export interface StatusMeaning {
  code: 'wait' | 'answer' | 'fingerprints' | 'appeal' | 'unknown';
  periods: { what: 'fingerprints' | 'reposicion' | 'contencioso'; on: Day | null; basis: string }[];
}

export interface StatusService {
  /** Whose visits are counted. */
  readonly host: string;
  /** Where the person can ask without Recado. */
  readonly officialUrl: string;
  /** Who is due and when each check may begin; pure. */
  plan(
    cases: readonly Case[],
    visits: readonly StatusVisit[],
    now: Date,
    options: { asked: readonly string[]; endpoints: Record<string, string> },
  ): StatusCheckPlan;
  /** Fails with `input.invalid {badFields}` where the case lacks what the service asks for. */
  checkReady(known: Case): void;
  /** The number by which the service would be asked. Fails as `checkReady` does. */
  askedBy(known: Case): string;
  /**
   * Opens a window, fills in what is known and waits for the person. Fails with `cancelled` (window closed), `input.invalid`,
   * `input.notFound`, `portal.refusedRobot` with `retryAt`, `portal.changed` with the page as its cause, and as the window does.
   */
  ask(context: StatusContext, known: Case, told: (step: StatusStep) => void): Promise<StatusEntry>;
  meaningOf(entry: StatusEntry): StatusMeaning;
  smsHelp(known: Pick<Case, 'nie' | 'numbers'>): SmsHelp;
  readSmsReply(text: string, at: Instant): SmsReading;
  /** The reply names a case or a person, and it is not this one. */
  isReplyAboutAnother(text: string, known: Pick<Case, 'nie' | 'numbers'>): boolean;
}
