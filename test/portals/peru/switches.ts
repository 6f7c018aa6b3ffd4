// Everything that the sample buzón can be told to do otherwise, as plain data.

export const layouts = ['gridView', 'repeater', 'iframe', 'pagedGrid', 'modal', 'clientTable'] as const;
export type PeruLayout = (typeof layouts)[number];

export interface PeruSwitches {
  layout: PeruLayout;
  session: 'cookie' | 'auto' | 'cookieless' | 'cookielessX';
  signIn:
    | 'ok'
    | 'blocked'
    | 'tooMany'
    | 'passwordExpired'
    | 'terms'
    | 'verifyData'
    | 'otherSession'
    | 'unknown'
    | 'refused';
  captcha: 'none' | 'always' | 'thirdTry';
  labels: 'for' | 'cell' | 'placeholder' | 'aria';
  /** `random`: ids without meaning; only labels and types tell what a field is. */
  ids: 'bodypage' | 'ContentPlaceHolder1' | 'random';
  /** After so many requests of a session the sign-in form comes instead; null for never. */
  endsAfter: number | null;
  /** How many sessions end so; later ones last. */
  endings: number;
  /** The error page of ASP.NET for a postback, for so many postbacks behind the sign-in. */
  staleViewStates: number;
  invalidEvents: number;
  encoding: 'utf-8' | 'latin1' | 'latin1AsUtf8';
  paging: 'honest' | 'repeats';
  pageSize: number;
  pdf: 'link' | 'postback' | 'iframe' | 'secondClick' | 'newWindow';
  pdfBytes: 'ok' | 'empty' | 'cut' | 'html';
  /** Whether the list says what is read. */
  showsState: boolean;
  /** Without headings and a name over it, nobody can be sure what the columns of a grid hold. */
  hasHeadings: boolean;
  /** A column with the number of the notice, as its alert mail prints it. */
  showsNumber: boolean;
  isInMaintenance: boolean;
  /** Answers 503 with this `Retry-After`. */
  retryAfter: string | null;
  /** The line is cut after an unread notice was opened, before the answer. */
  cutsOpening: boolean;
  /** Partial answers for postbacks, as an UpdatePanel gives them. */
  answersDelta: boolean;
  /** `Acusar recibo` stands beside each notice. */
  showsAcuse: boolean;
  /** Pages of notices say nothing that anybody would know. */
  isDetailChanged: boolean;
  /** A notice that came meanwhile moves all positions by one. */
  opensNeighbour: boolean;
  /** Links of a list that only a script of the page understands. */
  linksByScript: boolean;
  /** Every link of a list carries the same code before the id. */
  linksSayCode: boolean;
  /** A sign-in form that lost one of its fields. */
  form: 'usual' | 'noUser' | 'noPassword';
  /** `late`: the Agencia Digital is empty until its scripts have drawn it. */
  agencia: 'plain' | 'late';
  /** Whether the list comes with a script, ten rows at a time, and what it says until then. */
  drawn: 'no' | 'silent' | 'saysEmpty';
  /** How the page for a forgotten password is reached: a link, a postback, or a sign-in page without one. */
  forgotten: 'link' | 'postback' | 'none';
  /** Where the form with the password is sent; a foreign host is none of the portal's. */
  formAction: 'own' | 'foreign';
  /** What the home page shows, and whether a way to the casilla stands on it. */
  home: 'menu' | 'otherList' | 'otherEmpty' | 'unknownMenu';
}

export const usualPeru: PeruSwitches = {
  layout: 'gridView',
  session: 'cookie',
  signIn: 'ok',
  captcha: 'none',
  labels: 'for',
  ids: 'bodypage',
  endsAfter: null,
  endings: 1,
  staleViewStates: 0,
  invalidEvents: 0,
  encoding: 'utf-8',
  paging: 'honest',
  pageSize: 10,
  pdf: 'link',
  pdfBytes: 'ok',
  showsState: true,
  hasHeadings: true,
  showsNumber: false,
  isInMaintenance: false,
  retryAfter: null,
  cutsOpening: false,
  answersDelta: false,
  showsAcuse: false,
  isDetailChanged: false,
  opensNeighbour: false,
  linksByScript: false,
  linksSayCode: false,
  home: 'menu',
  form: 'usual',
  agencia: 'plain',
  drawn: 'no',
  forgotten: 'link',
  formAction: 'own',
};
