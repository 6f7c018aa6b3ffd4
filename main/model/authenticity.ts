// Says how far a mail can be believed; the reasons are codes, their words stand in strings/.

export type AuthenticityVerdict = 'genuine' | 'unverified' | 'suspicious';

/** Why a verdict was given; one code a reason, e.g. `dkimPass`, `senderUnknown`, `lookAlikeDomain`. */
export interface Authenticity {
  verdict: AuthenticityVerdict;
  reasons: string[];
}
