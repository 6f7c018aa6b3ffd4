// A window on a portal, for what only the person can do there: a sign-in of another kind, a captcha, a form to be sent.
import type { PortalSession } from './portalSession.ts';

export interface PortalWindowOptions {
  /** Where the window starts; one of `origins`. */
  url: string;
  /** Exact origins that the window may show; a step to any other is refused and told with the page. */
  origins: readonly string[];
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
}

export interface FieldToFill {
  /** CSS selector of one field; the connector finds it in the page that it has just read. */
  selector: string;
  value: string;
}

/** The window's pages run in their own world without anything of ours; what we do in them stays in an isolated one. */
export interface PortalWindow {
  /** The next page that finished loading, the first one at once; null when the person closed the window. */
  nextPage(): Promise<PortalWindowPage | null>;
  /** The page as it stands now. */
  read(): Promise<PortalWindowPage>;
  /** Fills in fields as a person would (input and change events) and answers with what they hold afterwards; null for a field that is not there. */
  fill(fields: readonly FieldToFill[]): Promise<(string | null)[]>;
  /** Puts the cursor into a field, for what the person is to type. */
  focus(selector: string): Promise<boolean>;
  goTo(url: string): Promise<void>;
  /** Requests with the window's own cookies; closed with the window. */
  readonly session: PortalSession;
  close(): Promise<void>;
}
