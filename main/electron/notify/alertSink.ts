// The port to whatever shows a notification: the system's own through Electron, or a notification daemon over D-Bus.
import type { AlertOutcome } from '../../model/alert.ts';

export type SinkAction = 'open' | 'done' | 'tomorrow';

export interface ShownAlert {
  id: string;
  title: string;
  body: string;
  /** It stays until it is answered. */
  isUrgent: boolean;
  /** Buttons, where the system has them; `open` is the click on the whole as well. */
  actions: { action: SinkAction; label: string }[];
  /** The one whose place it takes. */
  replaces: { id: string; nativeId: number | null } | null;
}

export interface SinkListener {
  /** The person chose something on it. */
  acted(id: string, action: SinkAction): void;
  /** The person put it away without choosing. */
  dismissed(id: string): void;
}

export interface AlertSink {
  /** Never fails: what could not be shown comes back with the reason. */
  show(alert: ShownAlert): Promise<AlertOutcome>;
  /** Takes it off the screen; one that is gone already is no error. */
  close(id: string, nativeId: number | null): Promise<void>;
  end(): void;
}
