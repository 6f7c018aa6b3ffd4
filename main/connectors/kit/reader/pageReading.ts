// What a page can turn out to be; "not understood" is its own answer and never looks like "empty".
import type { FieldName } from '../vocabulary/vocabulary.ts';

export interface FieldValue {
  /** Cleaned text; for dates `2026-07-16` or `2026-07-16T10:30:00` (wall time of the portal). Null when impossible. */
  value: string | null;
  /** The words as printed. */
  raw: string;
  /** 0 to 1: 1 a mapping made by a person, 0.9 named by its heading, 0.5 guessed from its content. */
  confidence: number;
  /** `dayFirst`, `twoDigitYear`, `impossible` for dates; `joined` when several texts were put together. */
  note?: string;
}
export type Fields = Partial<Record<FieldName, FieldValue>>;

/** What a WebForms page sends for a link: `__doPostBack(target, argument)`. */
export interface Postback {
  target: string;
  argument: string;
}

export interface FormField {
  name: string;
  id: string | null;
  /** `text`, `password`, `hidden`, `checkbox`, `radio`, `select`, `textarea`, `submit`, `image`, … */
  type: string;
  value: string;
  /** What a person reads beside it; null when nothing was found. */
  label: string | null;
  isVisible: boolean;
  /** Would be sent as it stands: not disabled, not an unchecked box, not a button. */
  isSent: boolean;
  options: { value: string; text: string }[];
}

export interface PageForm {
  /** Absolute where the page's address is known. */
  action: string | null;
  method: 'GET' | 'POST';
  id: string | null;
  name: string | null;
  fields: FormField[];
  hasPassword: boolean;
}

/** `act` has legal effect (accept, reject, sign, acknowledge): nobody follows it without the person's consent. */
export type LinkKind = 'document' | 'open' | 'act' | 'other';

export interface PageLink {
  text: string;
  /** Absolute where the page's address is known; null for postbacks and scripts. */
  href: string | null;
  postback?: Postback;
  /** Name and value that a submit button sends with its form. */
  submit?: { name: string; value: string };
  kind: LinkKind;
}

export interface ListRow {
  fields: Fields;
  links: PageLink[];
  rawText: string;
  /** Text of each column; empty for cards. */
  cells: string[];
  /** Heading above the list or the group that the row stands in. */
  section: string | null;
}

export interface ListColumn {
  heading: string;
  field: FieldName | null;
  confidence: number;
}

export interface Pages {
  next?: PageLink;
  current: number | null;
  /** Highest page number that the page names; null when it does not. */
  last: number | null;
  /** Total number of rows that the page names: `de 45 registros`. */
  total: number | null;
}

interface Common {
  title: string;
  frames: { src: string }[];
}
export interface NoticeListPage extends Common {
  page: 'noticeList';
  rows: ListRow[];
  /** Columns of the first list; empty for cards. */
  columns: ListColumn[];
  /** Stands for this order of columns; see `ColumnMapping`. */
  signature: string;
  confidence: number;
  pages?: Pages;
}
export interface DetailPage extends Common {
  page: 'notice' | 'caseStatus';
  fields: Fields;
  links: PageLink[];
  text: string;
  confidence: number;
}
export interface SignInPage extends Common {
  page: 'signIn';
  form: PageForm;
  text: string;
}
export interface EmptyPage extends Common {
  page: 'empty';
  /** The phrase, in normal words, with which the page says so. */
  said: string;
}
export interface UnknownPage extends Common {
  page: 'unknown';
  text: string;
  /** `blank`, `tooDeep`, `frames`, `loading`, `emptyButRows`, `noStructure`. */
  why: string;
}
export type PageReading = NoticeListPage | DetailPage | SignInPage | EmptyPage | UnknownPage;

/** Below this the page's own text belongs beside what was read. */
export const sureEnough = 0.6;
