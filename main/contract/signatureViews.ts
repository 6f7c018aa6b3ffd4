// The shape of what is told of a document's signatures: no more than what was checked.
import { z } from 'zod';
import { daySchema, instantSchema } from './base.ts';
import { countrySchema } from './caseViews.ts';

export const certificateStandingSchema = z.object({
  name: z.string().nullable(),
  state: z.enum(['good', 'revoked', 'unchecked']),
  /** An answer about this certificate, or the list of all that are revoked. */
  from: z.enum(['ocsp', 'crl']).nullable(),
  host: z.string().nullable(),
  /** The moment that the answer speaks of. */
  asOf: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
  why: z
    .enum([
      'signerUnknown',
      'noAddress',
      'foreignHost',
      'noAnswer',
      'notGenuine',
      'outdated',
      'notKnownThere',
      'expired',
    ])
    .nullable(),
});

const rootName = z.string().nullable();
/** `publicSources`: two public sources of it agreed on that day, and its authority itself was not reached. */
export const signatureRootSchema = z.discriminatedUnion('source', [
  z.object({ source: z.enum(['nodeStore', 'sample']), comparedOn: z.null(), name: rootName }),
  z.object({ source: z.literal('publicSources'), comparedOn: daySchema, name: rootName }),
]);

export const documentSignatureSchema = z.object({
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  /** Two letters, as the issuer's name has it. */
  issuerCountry: z.string().nullable(),
  /** `addedAfter`: what it covers is unchanged, and the file goes on behind it. */
  integrity: z.enum(['whole', 'addedAfter', 'changed', 'unreadable']),
  trust: z.enum(['known', 'expired', 'unknown']),
  root: signatureRootSchema.nullable(),
  signedAt: instantSchema.nullable(),
  timeFrom: z.enum(['timestamp', 'signer']).nullable(),
});
export type DocumentSignatureView = z.infer<typeof documentSignatureSchema>;

export const signaturesSchema = z.object({
  /** In the order of the file; none for a document without. */
  signatures: z.array(documentSignatureSchema),
  /** Whose roots Recado holds, and when they were looked at last. */
  roots: z.object({
    countries: z.array(countrySchema),
    /** Where only these are held, none of the State's own. */
    partly: z.array(z.object({ country: countrySchema, authorities: z.array(z.string()) })),
    checkedOn: daySchema,
  }),
  /** Hosts of authorities that `readings.checkRevocation` would ask; none: nobody can be asked. */
  askable: z.array(z.string()),
  /**
   * What authorities said when the person asked, for each signature its certificates from the signer's upwards: the latest
   * asking, and behind it, where that left something open, the latest that did not.
   */
  checks: z.array(z.object({ at: instantSchema, standings: z.array(z.array(certificateStandingSchema)) })),
});
export type SignaturesView = z.infer<typeof signaturesSchema>;
