// What is written down of a root that no store of Node brings.
import type { Country } from '../../model/case.ts';
import type { Day } from '../../model/day.ts';

export interface AddedRoot {
  country: Country;
  /** Where its certificate was taken from. */
  source: string;
  /** Somebody else's copy, independent of the first, with the same bytes. */
  secondSource: string;
  /** The day on which both were compared. */
  takenOn: Day;
  /** Hex SHA-256 of the DER. */
  sha256: string;
  pem: string;
  domains: readonly string[];
  /** PEM of authorities below it that some papers leave out. They are believed for its signature alone. */
  intermediates?: readonly string[];
}
