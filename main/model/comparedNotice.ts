// What is compared of a notice to find it told by another source: accounts, doors, identifiers, numbers, words and the act.
import { type Country, countryOfPortal } from './case.ts';
import type { Instant } from './day.ts';
import { caseKey } from './identifiers/caseNumber.ts';
import type { ListedNotice, NoticeSource } from './notice.ts';
import { portalsOwnId } from './portalsOwnId.ts';

type Told = Pick<
  ListedNotice,
  'portal' | 'kind' | 'title' | 'issuer' | 'caseNumber' | 'madeAvailableAt' | 'expiresOn' | 'amount'
> &
  Pick<ListedNotice, 'authenticity' | 'titular'>;

/** A notice as it is compared. */
export interface ComparedNotice {
  id: string;
  personId: string;
  firstSeenAt: Instant;
  facts: Told;
  /** What each source says of itself, at least one. */
  sources: (Pick<NoticeSource, 'accountId' | 'via' | 'portal'> &
    Pick<ListedNotice, 'portalNoticeId' | 'mergeKey'>)[];
}

/** All that is compared of one notice, read once. */
export interface Prepared {
  notice: ComparedNotice;
  country: Country;
  accounts: ReadonlySet<string>;
  doors: ReadonlySet<string>;
  /** Identifiers by the space in which they are one of a kind: a portal, or what a merge key begins with. */
  identifiers: readonly (readonly [space: string, value: string])[];
  keys: ReadonlySet<string>;
  caseNumber: string;
  numbers: ReadonlySet<string>;
  act: Act | null;
  issuer: ReadonlySet<string>;
  title: ReadonlySet<string>;
  at: number | null;
}

export function prepare(notice: ComparedNotice): Prepared {
  const { facts, sources, firstSeenAt } = notice;
  const keys = sources.flatMap(({ mergeKey }) => mergeKey ?? []);
  const own = sources.flatMap(({ portal, via, portalNoticeId }) => {
    const id = via === 'portal' ? portalsOwnId(portalNoticeId) : null;
    return id === null ? [] : [[portal, plain(id)] as const];
  });
  const caseNumber = caseKey(facts.caseNumber ?? '');
  const isByMailAlone = sources.every(({ via }) => via === 'mail');
  // A mail does not say when the notice was made available; it comes about then.
  const moment = facts.madeAvailableAt ?? (isByMailAlone ? firstSeenAt : null);
  const at = moment === null ? Number.NaN : Date.parse(moment);
  const titular = plain(facts.titular?.nif ?? '');
  return {
    notice,
    country: countryOfPortal[facts.portal],
    accounts: new Set(sources.map(({ accountId }) => accountId)),
    doors: new Set(sources.map(({ portal, via }) => `${portal} ${via}`)),
    identifiers: [...own, ...keys.map((key) => [key.slice(0, key.indexOf(':') + 1), key] as const)],
    keys: new Set(keys),
    caseNumber,
    numbers: new Set(
      [...numbersIn(facts.title), ...own.map(([, id]) => id)].filter(
        (number) => number !== caseNumber && number !== titular,
      ),
    ),
    act: actOf(facts),
    issuer: wordsOf(facts.issuer ?? ''),
    title: wordsOf(facts.title),
    at: Number.isNaN(at) ? null : at,
  };
}

type Act = 'asks' | 'decides' | 'fines';

/** A request and a decision are never one notice, however alike all else is. */
function actOf({ kind, title }: Told): Act | null {
  const said = folded(title);
  if (kind === 'requirement' || /\brequeri|\bsubsana|\baudiencia\b/.test(said)) return 'asks';
  if (kind === 'fine' || kind === 'instalment' || /\bmulta\b|\bfraccionamiento\b/.test(said)) return 'fines';
  const isDecision = kind === 'resolution' || kind === 'approval' || kind === 'denial';
  return isDecision || /\bresoluci|\bconcesi|\bdenega|\binadmis/.test(said) ? 'decides' : null;
}

/** Long enough to be nobody's running number, and not a day. */
const numbersIn = (text: string): string[] =>
  (text.toUpperCase().match(/[A-Z0-9][A-Z0-9/.-]{6,}/g) ?? [])
    .flatMap((found) => [plain(found), ...found.split(/[/.]/).map(plain)])
    .filter((number) => /\d(?:.*\d){6}/.test(number) && !/^(?:19|20)\d{6}$/.test(number));

const common = new Set(
  'para sobre desde hasta entre como este esta expediente notificacion comunicacion electronica numero solicitud'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((folded(text).match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word)));

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
