// Everything that the sample DEHú can be told to do otherwise, as plain data.

import type { Cut } from '../clave/sampleServer.ts';
import { type ClaveSwitches, usualClave } from '../clave/startSampleClave.ts';

export interface SpainSwitches extends ClaveSwitches {
  cut: Cut | null;
  /** The service answers every call with a page that says so. */
  isInMaintenance: boolean;
  /** This hop of the service answers with an HTML page. */
  htmlAt: string | null;
  /** This hop answers JSON of a shape that nobody knows. */
  changedAtService: string | null;
  /** This hop answers with this status and no body. */
  statusAt: { hop: string; status: number; retryAfter?: string } | null;
  paging: 'honest' | 'endless' | 'repeats' | 'totals' | 'noItems';
  /** After so many API calls the bearer is no longer good. */
  endsSessionAfter: number | null;
  /** The pending list redirects to another host. */
  redirectsOutside: boolean;
  /** Login answers 401 without Location rather than a redirect with an error. */
  refusesWith401: boolean;
  documents: 'pdf' | 'html' | 'empty' | 'text' | 'zip' | 'wrapped' | 'huge';
  /** Which answer brings a notification's annexes: that of the act, or that of the settled document. */
  annexesWith: 'act' | 'document';
  /** 503 from this many documents in a row; 0 for never. */
  documentsInARow: number;
  /** 409 on document and voucher for this long after an acceptance. */
  acceptanceSettlesMs: number;
  /** Nobody signs in as the person whose certificate this is: revoked ones. */
  isAnaRevoked: boolean;
}

export const usualSpain: SpainSwitches = {
  ...usualClave,
  cut: null,
  isInMaintenance: false,
  htmlAt: null,
  changedAtService: null,
  statusAt: null,
  paging: 'honest',
  endsSessionAfter: null,
  redirectsOutside: false,
  refusesWith401: false,
  documents: 'pdf',
  annexesWith: 'act',
  documentsInARow: 9,
  acceptanceSettlesMs: 2_000,
  isAnaRevoked: false,
};
