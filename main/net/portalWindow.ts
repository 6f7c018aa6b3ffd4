// A window on a portal, for what only the person can do there: a sign-in of another kind, a captcha, a form to be sent.
import type { PortalSession } from './portalSession.ts';

export interface PortalWindowOptions {
  /** Where the window starts; one of `origins`. */
  url: string;
  /** Exact origins that the window may show; a step to any other is refused and told with the page. */
  origins: readonly string[];
  /** Exact origins that may feed a page without being shown (a captcha's provider); none unless named. */
  feedingOrigins?: readonly string[];
  /** Steps that the window shall not take, such as an address that carries a token: told with the page as `stoppedAt`. */
  stopsAt?(url: URL): boolean;
  /** A session that an earlier window left: this one goes on with its cookies, and does not end it when it closes. */
  continues?: PortalSession;
  /** More trusted authorities (PEM), for sample portals. */
  trustedCa: readonly string[];
  /** Closes the window. */
  signal: AbortSignal;
}

/** A page of the window as it stood when it was read; of all its frames, the outermost first. */
export interface PortalWindowPage {
  url: string;
  /** The document as it is now, not as it was sent: what scripts made of it is in it. */
  html: string;
  frames: { url: string; html: string }[];
  /** Hosts outside `origins` that a page wanted to lead to since the last page was read; nothing was sent there. */
  refusedHosts: string[];
  /** The address that `stopsAt` named, not visited; may carry a token, so it is neither logged nor kept. */
  stoppedAt: string | null;
}

export interface FieldToFill {
  /** CSS selector of one field; the connector finds it in the page that it has just read. */
  selector: string;
  value: string;
}

export interface FormToSend {
  /** Absolute address, one of the window's origins. */
  url: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** The window's pages run in their own world without anything of ours; what we do in them stays in an isolated one. */
export interface PortalWindow {
  /**
   * The next page that finished loading, the first one at once; loads that came while nobody waited count as one. A frame
   * that loads by itself, a refused step and a stop count as pages too. Null when the person closed the window. Fails with
   * `cancelled` after the signal, `network.*` or `portal.down` where the page cannot be loaded or has crashed,
   * `document.tooLarge` beyond 8 MiB.
   */
  nextPage(): Promise<PortalWindowPage | null>;
  /** The page as it stands now; fails as `nextPage` does, and with `cancelled` when the window is closed. */
  read(): Promise<PortalWindowPage>;
  /**
   * Fills in fields as a person would (input and change events) and answers with what they hold afterwards; null for a field
   * that is not there. Looks into frames of the same origin too. A checkbox takes `true` or `false`, a choice its value or its words.
   */
  fill(fields: readonly FieldToFill[]): Promise<(string | null)[]>;
  /**
   * Presses what stands at the selector as a person would; false where nothing does. For choosing how a form is filled (a mode,
   * a day in a calendar), turning a page of a list, and a link that the person has just asked for; never for what sends, signs or
   * accepts: that is the person's.
   */
  press(selector: string): Promise<boolean>;
  /** Puts the cursor into a field, for what the person is to type. */
  focus(selector: string): Promise<boolean>;
  goTo(url: string): Promise<void>;
  /** Sends a form by POST from the page that stands, as a script of that page would. */
  send(form: FormToSend): Promise<void>;
  /** Requests with the window's own cookies; closed with the window. */
  readonly session: PortalSession;
  /** Closes the window and hands its session over: it goes on, cookies and all, until `signal` aborts or it is closed. */
  leave(signal: AbortSignal): Promise<PortalSession>;
  close(): Promise<void>;
}
