// What is written down of a root (or of an authority that is believed by itself) that no store of Node brings.
import type { Country } from '../../model/case.ts';
import type { Day } from '../../model/day.ts';

export interface AddedRoot {
  country: Country;
  /** False: of a provider that the State accredited. */
  isOfState: boolean;
  /** Where its certificate was taken from. */
  source: string;
  /**
   * Somebody else's, independent of the first: the same bytes, or the certificate of a signer that this very key signed. One
   * that leads here only by a certificate of the first source proves nothing: a false root can vouch for a true key.
   */
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
