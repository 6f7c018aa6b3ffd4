// Everything that the sample sede can be told to do otherwise, as plain data.
import type { Cut } from '../clave/sampleServer.ts';
import { type ClaveSwitches, usualClave } from '../clave/startSampleClave.ts';

/** `bare`: a table without headings or links, of which nobody can be sure. */
export type Markup = 'table' | 'cards' | 'grid' | 'rows' | 'bare';
export const markups: readonly Markup[] = ['table', 'cards', 'grid', 'rows'];
export type SedeLanguage = 'es' | 'ca' | 'gl' | 'eu' | 'en';

export interface SedeSwitches extends ClaveSwitches {
  cut: Cut | null;
  markup: Markup;
  sedeLanguage: SedeLanguage;
  rowsPerPage: number;
  /** `endless`: there is always a next page. `repeats`: the next page is the same one. */
  paging: 'honest' | 'endless' | 'repeats';
  /** A section that shows something nobody knows, or nothing at all. */
  unknownSection: 'notifications' | 'cases' | null;
  /** Bytes and header disagree: windows-1252 under a UTF-8 header, or the other way round. */
  encoding: 'utf-8' | 'windows-1252';
  declaredEncoding: 'utf-8' | 'iso-8859-1' | null;
  /** The page's head says whose sign-in it is. */
  printsNumber: boolean;
  /** After so many pages behind the sign-in the session is over. */
  endsSessionAfter: number | null;
  /** The first click shows a page that asks once more. */
  asksAgain: boolean;
  /** The opening leads to a page that nobody knows. */
  opensUnknown: boolean;
  documents: 'pdf' | 'html' | 'empty' | 'gone';
  /** The service says in words that the sign-in failed, or sends away with an error. */
  failsBy: 'words' | 'redirect';
  /** Two entries to infoext2 within this time are refused; 0 for never. */
  wafApartMs: number;
  /** How long a refusal lasts; a visit in that time is challenged. */
  wafBlockMs: number;
  /** Typed text is thrown away: only a click on a day counts. */
  datepickerIgnoresTyping: boolean;
  /** And a click does nothing either. */
  datepickerRefusesClicks: boolean;
  /** A field that the form no longer has. */
  formWithout: 'fechaPresentacion' | 'anio' | 'txtCaptcha' | null;
  /** The answer page is one that nobody has seen. */
  answersUnknown: boolean;
  isInMaintenance: boolean;
}

export const usualSede: SedeSwitches = {
  ...usualClave,
  cut: null,
  markup: 'table',
  sedeLanguage: 'es',
  rowsPerPage: 10,
  paging: 'honest',
  unknownSection: null,
  encoding: 'utf-8',
  declaredEncoding: 'utf-8',
  printsNumber: false,
  endsSessionAfter: null,
  asksAgain: false,
  opensUnknown: false,
  documents: 'pdf',
  failsBy: 'words',
  wafApartMs: 60_000,
  wafBlockMs: 600_000,
  datepickerIgnoresTyping: false,
  datepickerRefusesClicks: false,
  formWithout: null,
  answersUnknown: false,
  isInMaintenance: false,
};
