// What a portal window tells of its steps, kept until somebody asks for the next page; the same for every kind of window.
import { FailureError } from '../contract/failure.ts';
import type { PortalWindowOptions, PortalWindowPage } from './portalWindow.ts';

export type WindowDocument = Pick<PortalWindowPage, 'url' | 'html' | 'frames'>;

/** What becomes of a step: the window goes on, or it stays where it is and the page tells why. */
export type StepVerdict = 'go' | 'refuse';

export interface WindowPages {
  /** Judges where a page, a frame or a redirect wants to lead, and remembers what was refused. */
  judgeStep(url: string, isOutermost: boolean): StepVerdict;
  /** A page, or a frame of it, has finished loading. */
  loaded(): void;
  failed(failure: FailureError): void;
  closed(by: 'person' | 'signal' | 'us'): void;
  nextPage(): Promise<PortalWindowPage | null>;
  read(): Promise<PortalWindowPage>;
}

export function createWindowPages(
  { origins, stopsAt }: Pick<PortalWindowOptions, 'origins' | 'stopsAt'>,
  readDocument: () => Promise<WindowDocument>,
): WindowPages {
  const allowed = new Set(origins.map((address) => new URL(address).origin));
  let hasNews = false;
  let failure: FailureError | null = null;
  let closedBy: 'person' | 'signal' | 'us' | null = null;
  let refusedHosts: string[] = [];
  let stoppedAt: string | null = null;
  let wake: (() => void) | null = null;
  const tell = (): void => {
    hasNews = true;
    wake?.();
  };
  const refuse = (host: string): StepVerdict => {
    if (!refusedHosts.includes(host)) refusedHosts.push(host);
    tell();
    return 'refuse';
  };
  const read = async (): Promise<PortalWindowPage> => {
    if (failure) throw failure;
    if (closedBy) throw new FailureError('cancelled', { at: 'portalWindow' });
    return { ...(await readDocument()), refusedHosts, stoppedAt };
  };
  return {
    judgeStep: (address, isOutermost) => {
      const url = URL.parse(address);
      if (url === null) return refuse('');
      // Frames begin empty and may be written by their page; a whole page of that kind has no origin to show.
      if (!isOutermost && (url.protocol === 'about:' || url.protocol === 'blob:')) return 'go';
      if (url.protocol !== 'https:' || !allowed.has(url.origin)) return refuse(url.host || url.protocol);
      if (!isOutermost || !stopsAt?.(url)) return 'go';
      stoppedAt = url.href;
      tell();
      return 'refuse';
    },
    loaded: tell,
    failed: (reason) => {
      failure ??= reason;
      tell();
    },
    closed: (by) => {
      closedBy ??= by;
      tell();
    },
    nextPage: async () => {
      for (;;) {
        if (!hasNews && !failure && !closedBy)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        wake = null;
        if (closedBy === 'person') return null;
        hasNews = false;
        try {
          const told = await read();
          refusedHosts = [];
          stoppedAt = null;
          return told;
        } catch (error) {
          // The page went on while it was read: the one after it is told instead.
          if (!(error instanceof PageGone)) throw error;
        }
      }
    },
    // A look in between takes no news away: a page that came meanwhile is still told by the next `nextPage`.
    read,
  };
}

/** The document was replaced while it was being read. */
export class PageGone extends Error {
  constructor(cause: unknown) {
    super('page gone', { cause });
    this.name = 'PageGone';
  }
}
