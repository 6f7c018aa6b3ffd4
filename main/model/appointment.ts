// An appointment is local wall time in the zone of the office, never of the computer.
import type { Day, WallTime, ZoneName } from './day.ts';

export interface Appointment {
  on: Day | null;
  at: WallTime | null;
  zone: ZoneName;
  /** False when the office was not recognised and the zone is the country's default. */
  isZoneCertain: boolean;
  office: string | null;
  address: string | null;
  procedure: string | null;
  /** Reservation code as printed; a token without a fixed format. */
  code: string | null;
  person: string | null;
  /** What to bring, as the notice prints it; absent where it prints nothing. */
  bring?: string[];
}
