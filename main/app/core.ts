// The core as hosts see it: call a method, listen to facts, close.
import type { Envelope } from '../contract/envelope.ts';
import type { EventName, EventPayload } from '../contract/events.ts';
import type { HostView } from '../contract/views.ts';
import type { AlertOutcome } from '../model/alert.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { PortalsPort } from './portalsPort.ts';

/** What only a desktop can do; a host without one leaves it out and the methods answer `ability.missing`. */
export interface Desktop {
  /** Asks where to save and writes there; false when the person cancels. */
  saveDocument(document: NoticeDocument, path: string): Promise<boolean>;
  openDocument(document: NoticeDocument, path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
  /** Asks for a folder to write into; null when the person cancels. */
  chooseFolder?(): Promise<string | null>;
  /** Asks for a backup that lies anywhere; null when the person cancels. */
  chooseFile?(): Promise<string | null>;
  copyToClipboard(text: string, clearAfterMs: number): Promise<void>;
}

export interface HostPort {
  about: Omit<HostView, 'version' | 'isDemo'>;
  desktop: Desktop | null;
  /** Opens a mail provider's sign-in page, or an office's page that checks codes, in the person's own browser; left out where the screens are in one already. */
  openOutside?(url: string): Promise<void>;
  /** Opens a second Recado on sample portals; only where Recado is being worked on. */
  startSamples?(): Promise<void>;
  /** Ends and starts again; left out by a host that a person starts by hand. */
  restart?(): void;
  /** True while the computer runs on its battery or its network is paid by volume; left out by a host that does not know. */
  isSparing?(): boolean;
  /** Left out by a host without the system's certificate store. */
  portals?: PortalsPort;
}

/** Of a host that nobody sits before. */
export const noAbilities = {
  saveDialog: false,
  openDocument: false,
  showInFolder: false,
  notifications: false,
  tray: false,
  clipboard: false,
};

export interface Core {
  /** Validates the input, runs the handler, validates nothing back; never throws. Unknown names are `input.invalid`. */
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Starts the schedule and the watchers; without it the core only answers calls (CLI). */
  start(): Promise<void>;
  /** Raises `notice.requested`: a notification or the tray asked for it. */
  requestNotice(id: string): void;
  /** Raises `screen.requested`. */
  requestScreen(screen: EventPayload<'screen.requested'>['screen']): void;
  /** What became of an alert that the host was told to show. */
  alertTold(id: string, outcome: AlertOutcome): Promise<void>;
  /** Runs what is due: start-up, resume, unlock, network back. */
  wake(reason: 'resume' | 'unlock' | 'online'): void;
  /** Resolves when no run waits or is under way. */
  idle(): Promise<void>;
  /** Stops the schedule, lets runs end or cancels them, closes the store. */
  close(): Promise<void>;
}
