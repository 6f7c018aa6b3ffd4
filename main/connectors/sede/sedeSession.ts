// One identity at the sede: the way from the menu through the sign-in to a section.
import { FailureError } from '../../contract/failure.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext, Identity } from '../connector.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import { formBody } from '../kit/reader/readForms.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { asksForRelay, type Control, pageChanged, pageOfAnswer, type SedePage } from './sedePage.ts';
import { addressesOf, type SedeWay } from './sedeWay.ts';
import { claveEntry, type SectionName, sectionNames } from './words.ts';

export interface SedeSession {
  /** Who signed in; known after the first section. */
  identity(): Identity;
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

/** Reaches nobody yet; the first section signs in. */
export function openSedeSession(context: ConnectorContext, way: SedeWay): SedeSession {
  const { sede, infoext2, clave } = addressesOf(context);
  const claveSide = new Set(Object.values(clave).map((origin) => new URL(origin).origin));
  const { signedIn } = way;

  const checked = (answer: PortalAnswer): PortalAnswer => {
    const failure = statusFailure(answer, context.clock.now());
    if (failure) throw failure;
    return answer;
  };
  const get = async (url: string, referer?: string): Promise<PortalAnswer> =>
    checked(await way.session().fetch({ url, ...(referer === undefined ? {} : { referer }) }));

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
      return checked(await way.session().fetch({ url, method: 'POST', form: pairs, referer: page.url }));
    const address = new URL(url);
    address.search = new URLSearchParams(pairs).toString();
    return get(address.href, page.url);
  };

  const isAskedToSignIn = (page: SedePage): boolean =>
    claveSide.has(new URL(page.url).origin) || asksForRelay(page);

  const enter: SedeSession['enter'] = async (section) => {
    const origin = section === 'statuses' ? infoext2 : sede;
    const home = `${origin}${section === 'statuses' ? '/infoext2/' : '/'}`;
    await way.begin();
    let page = pageOfAnswer(await get(home));
    let isMenuTaken = false;
    let hasSignedIn = false;
    for (let step = 0; step < mostSteps; step += 1) {
      const entry = claveControl(page);
      if (isAskedToSignIn(page)) {
        if (hasSignedIn) throw rejected();
        // A sign-in that was kept and asked for again has ended.
        const isAnew = signedIn.delete(origin);
        page = await way.relay(page, { origin: new URL(origin).origin, isAnew }, get);
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
    identity: way.identity,
    enter,
    press,
    page: (answer) => {
      const page = pageOfAnswer(answer);
      if (isAskedToSignIn(page) || (claveControl(page) && !isContent(page))) throw new SessionEnded();
      if (answer.status >= 400) throw pageChanged(page, 'page', `status ${answer.status}`);
      return page;
    },
    close: way.close,
  };
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
