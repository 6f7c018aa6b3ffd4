// One identity at the sede: its certificate's way through Cl@ve, and the way from the menu to a section.
import { FailureError } from '../../contract/failure.ts';
import { keptCertificate } from '../../identity/certificate.ts';
import {
  type ClaveOrigins,
  claveOrigins,
  type RelayAnswer,
  relayClave,
} from '../../identity/clave/relayClave.ts';
import {
  fileCertificate,
  type SignInCertificate,
  storeCertificate,
} from '../../identity/signInCertificate.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext } from '../connector.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import { formBody } from '../kit/reader/readForms.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { certificateMethod, realOrigins, storeField, storeMethod } from './manifest.ts';
import {
  asksForRelay,
  type Control,
  pageChanged,
  pageOfAnswer,
  readSedePage,
  type SedePage,
} from './sedePage.ts';
import { accessFailed, claveEntry, type SectionName, sectionNames } from './words.ts';

export interface SedeSession {
  readonly certificate: SignInCertificate;
  /** The first page of a section, behind the sign-in. Fails with `certificate.rejected`, `personNeeded`, portal.*. */
  enter(section: SectionName): Promise<SedePage>;
  /** Sends what a link or button of the page would send; nothing outside of the two hosts. */
  press(page: SedePage, control: PageLink | Control): Promise<PortalAnswer>;
  /** An answer as a page. Throws `SessionEnded` where it asks to sign in again. */
  page(answer: PortalAnswer): SedePage;
  close(): Promise<void>;
}

/** The portal asks to sign in again in the middle of something: it may be begun again once. */
export class SessionEnded extends Error {
  constructor() {
    super('session ended');
    this.name = 'SessionEnded';
  }
}

const mostSteps = 8;
const personNeeded = (): FailureError => new FailureError('personNeeded', { action: 'signIn' });
const rejected = (): FailureError => new FailureError('certificate.rejected', { reason: 'portal' });

/**
 * The account's certificate, checked, and the subject's where it is known; reaches nobody. Fails with `personNeeded`,
 * `certificate.*`, `signIn.otherSubject`.
 */
export async function readCertificate({
  account,
  certificate,
  clock,
}: ConnectorContext): Promise<SignInCertificate> {
  const demand = { now: clock.now(), subject: account.subject };
  if (account.method === storeMethod) return storeCertificate(account.fields[storeField], demand);
  if (account.method !== certificateMethod) throw personNeeded();
  return fileCertificate((await certificate?.read()) ?? null, demand);
}

/** Reaches nobody yet; the first section signs in. */
export function openSedeSession(context: ConnectorContext, certificate: SignInCertificate): SedeSession {
  const { endpoints } = context;
  const sede = endpoints['sede'] ?? realOrigins.sede;
  const infoext2 = endpoints['infoext2'] ?? realOrigins.infoext2;
  const clave: ClaveOrigins = {
    pasarela: endpoints['pasarela'] ?? claveOrigins.pasarela,
    pasarelaIdent: endpoints['pasarelaIdent'] ?? claveOrigins.pasarelaIdent,
  };
  const claveSide = new Set(Object.values(clave).map((origin) => new URL(origin).origin));
  const http = (context.openSession ?? openPortalSession)({
    origins: [sede, infoext2, clave.pasarela, clave.pasarelaIdent],
    certificate: { ...certificate.source, origins: [clave.pasarelaIdent] },
    trustedCa: context.trustedCa,
    signal: context.signal,
  });

  const signedIn = new Set<string>();

  const checked = (answer: PortalAnswer): PortalAnswer => {
    const failure = statusFailure(answer, context.clock.now());
    if (failure) throw failure;
    return answer;
  };
  const get = async (url: string, referer?: string): Promise<PortalAnswer> =>
    checked(await http.fetch({ url, ...(referer === undefined ? {} : { referer }) }));

  const press: SedeSession['press'] = async (page, pressed) => {
    const { link, form } = 'words' in pressed ? pressed : { link: pressed, form: null };
    if (link?.href) return get(link.href, page.url);
    const target =
      form ??
      page.forms.find((one) => link?.submit && one.fields.some(({ name }) => name === link.submit?.name)) ??
      (link?.postback ? (page.forms.find(({ method }) => method === 'POST') ?? null) : null);
    if (!target) throw pageChanged(page, 'press', 'noTarget');
    const pairs = formBody(
      target,
      {},
      {
        ...(link?.postback ? { postback: link.postback } : {}),
        ...(link?.submit ? { submit: link.submit } : {}),
      },
    );
    const url = target.action ?? page.url;
    if (target.method === 'POST' || link?.postback)
      return checked(await http.fetch({ url, method: 'POST', form: pairs, referer: page.url }));
    const address = new URL(url);
    address.search = new URLSearchParams(pairs).toString();
    return get(address.href, page.url);
  };

  const isAskedToSignIn = (page: SedePage): boolean =>
    claveSide.has(new URL(page.url).origin) || asksForRelay(page);

  const relay = async (page: SedePage, serviceOrigin: string): Promise<SedePage> => {
    const answer = await relayClave({
      start: { url: page.url, html: page.html },
      clave,
      serviceOrigin,
      send: async ({ url, fields, referer }) => {
        const one = checked(
          await http.fetch({ url, method: 'POST', form: fields, referer, redirect: 'manual' }),
        );
        return { url, status: one.status, location: one.headers['location'] ?? null, html: one.text() };
      },
    });
    const next = await landing(answer, serviceOrigin, get);
    if (accessFailed.test(next.words)) throw rejected();
    context.signedInWith?.(keptCertificate(certificate.facts()));
    return next;
  };

  const enter: SedeSession['enter'] = async (section) => {
    const origin = section === 'statuses' ? infoext2 : sede;
    const home = `${origin}${section === 'statuses' ? '/infoext2/' : '/'}`;
    let page = pageOfAnswer(await get(home));
    let isMenuTaken = false;
    let hasSignedIn = false;
    for (let step = 0; step < mostSteps; step += 1) {
      const entry = claveControl(page);
      if (isAskedToSignIn(page)) {
        if (hasSignedIn) throw rejected();
        page = await relay(page, new URL(origin).origin);
        hasSignedIn = true;
        signedIn.add(origin);
        isMenuTaken = false;
        continue;
      }
      const menu = page.controls.find(
        ({ words, link, form }) => sectionNames[section].has(words) && (link?.href || link?.postback || form),
      );
      if (menu && !isMenuTaken) {
        isMenuTaken = true;
        page = pageOfAnswer(await press(page, menu));
        continue;
      }
      if (entry && !hasSignedIn) {
        page = pageOfAnswer(await press(page, entry));
        continue;
      }
      if (entry && !isContent(page)) throw rejected();
      if (page.reading.page === 'signIn') throw personNeeded();
      // What can be seen without a sign-in is no list of anybody's, least of all an empty one.
      if (!signedIn.has(origin)) throw pageChanged(page, section, isMenuTaken ? 'noSignIn' : 'noLink');
      if (!isMenuTaken && section !== 'statuses' && !isNamed(page, section))
        throw pageChanged(page, section, 'noLink');
      return page;
    }
    throw pageChanged(page, section, 'loop');
  };

  return {
    certificate,
    enter,
    press,
    page: (answer) => {
      const page = pageOfAnswer(answer);
      if (isAskedToSignIn(page) || (claveControl(page) && !isContent(page))) throw new SessionEnded();
      if (answer.status >= 400) throw pageChanged(page, 'page', `status ${answer.status}`);
      return page;
    },
    close: () => http.close(),
  };
}

/** Where the service leads after the response; an address that speaks of a failure is not followed. */
async function landing(
  { status, location, url, html }: RelayAnswer,
  serviceOrigin: string,
  get: (url: string, referer: string) => Promise<PortalAnswer>,
): Promise<SedePage> {
  if (status === 401 || status === 403) throw rejected();
  if (status === 200) return readSedePage(html, url);
  const target = location === null ? null : URL.parse(location, url);
  if (status < 300 || status >= 400 || target === null)
    throw new FailureError('portal.changed', { at: 'loginCheck', what: 'status', status });
  if (target.origin !== serviceOrigin)
    throw new FailureError('portal.changed', { at: 'loginCheck', what: 'unknownHost', host: target.host });
  if (/cancel/i.test(target.search)) throw new FailureError('cancelled', { at: 'clave' });
  if (/login-?ko|error/i.test(`${target.pathname}${target.search}`)) throw rejected();
  return pageOfAnswer(await get(target.href, url));
}

const isContent = ({ reading }: SedePage): boolean =>
  reading.page === 'noticeList' || reading.page === 'empty' || reading.page === 'caseStatus';

/** A heading or the title names the section. */
const isNamed = ({ html, reading }: SedePage, section: SectionName): boolean => {
  const headings = [...html.matchAll(/<h[1-3][^>]*>([^<]{3,60})</gi)].map(([, text]) =>
    normalWords(text ?? ''),
  );
  return [...headings, normalWords(reading.title)].some((words) => sectionNames[section].has(words));
};

/** A link or button by its words, else the form that names Cl@ve where a script would submit it. */
function claveControl(page: SedePage): Control | null {
  const named = page.controls.find(({ words }) => claveEntry.test(words));
  if (named && (named.link?.href || named.link?.postback || named.form)) return named;
  const form = page.forms.find(({ id, name, action }) =>
    /clave/i.test(`${id ?? ''} ${name ?? ''} ${action ?? ''}`),
  );
  return named && form ? { words: named.words, link: null, form } : null;
}
