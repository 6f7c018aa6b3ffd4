// A portal window where the person goes on: fields are filled in, the way is shown, and the reader takes over behind it.
import { FailureError } from '../../contract/failure.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import type { ConnectorContext } from '../connector.ts';
import type { FormField, PageForm } from '../kit/reader/pageReading.ts';
import { findField } from '../kit/reader/readForms.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { agenciaOf, type Door, doorOf, selOf } from './doors.ts';
import { agenciaPath, captchaOrigins, selPath } from './manifest.ts';
import { asksCaptcha, asksNewPassword, passwordForm, personalStep, textFields } from './obstacles.ts';
import { personFields } from './personFields.ts';
import { isListing, isNoticeList, linksOf, menuLink } from './signIn.ts';
import { type OpenPage, readAnswer } from './webForms.ts';
import { readWindowList, settledList } from './windowList.ts';
import { windowPages } from './windowPages.ts';
import { agenciaSteps, signInWords } from './words.ts';

export interface SignedInByHand {
  session: PortalSession;
  /** The page of the SEL from which the list can be reached. */
  home: OpenPage;
  /** The list as the window showed it, page by page, where the person or a script had to lead there; else null. */
  shown: OpenPage[] | null;
}

/** How far the person has to come before the reader takes over: signed in, or as far as the list itself. */
export type Until = 'signedIn' | 'list';

export interface ByHand {
  until: Until;
  kept: AbortSignal;
  /** What an earlier window left, and where it had come to: nobody signs in twice. */
  continues?: { session: PortalSession; url: string } | undefined;
}

/**
 * Fails with `cancelled` when the person closes the window. The session goes on until `kept` aborts. The password is put
 * into one form, once, and never sent from here.
 */
export async function signInByHand(
  context: ConnectorContext,
  { until, kept, continues }: ByHand,
): Promise<SignedInByHand> {
  if (!context.openWindow) throw new FailureError('ability.missing', { what: 'portalWindow' });
  const [sel, agencia] = [selOf(context.endpoints), agenciaOf(context.endpoints)];
  const door = doorOf(context);
  const window = await context.openWindow({
    ...(continues ? { continues: continues.session } : {}),
    url: continues?.url ?? (door === 'agencia' ? `${agencia}${agenciaPath}` : `${sel}${selPath}`),
    origins: [...new Set([sel, agencia])],
    feedingOrigins: captchaOrigins,
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  const helper = createHelper(window, context, { door, until });
  try {
    for await (const shown of windowPages(window, context.signal)) {
      const pages = pagesOf(shown);
      const home = pages.find((page) => isInside(page, sel, until));
      if (home && until === 'signedIn') return { session: await window.leave(kept), home, shown: null };
      if (home) {
        const list = { window, pagesOf, signal: context.signal };
        const first = await settledList(list, home, (page) => isInside(page, sel, 'list'));
        if (!first) continue;
        const whole = await readWindowList(list, first);
        return { session: await window.leave(kept), home: first, shown: whole };
      }
      for (const page of pages) await helper(page);
    }
    throw new FailureError('cancelled', { at: 'portalWindow' });
  } finally {
    await window.close();
  }
}

/** The window's documents as pages, the frames of the portal's own hosts after the page around them. */
const pagesOf = ({ url, html, frames }: PortalWindowPage): OpenPage[] =>
  [{ url, html }, ...frames]
    .filter((one) => /^https?:/.test(one.url))
    .map((one) =>
      readAnswer({
        status: 200,
        url: one.url,
        headers: {},
        bytes: new TextEncoder().encode(one.html),
        text: () => one.html,
      }),
    );

const signedInMarks = /\b(?:salir|cerrar sesion|desconectar)\b/;

/** Behind the sign-in of the SEL: no password is asked for, and a list, its menu or a way out of the session stands there. */
function isInside(page: OpenPage, sel: string, until: Until): boolean {
  if (new URL(page.url).origin !== sel || passwordForm(page) || asksNewPassword(page)) return false;
  if (until === 'list' || personalStep(page)) return isListing(page) && isNoticeList(page);
  const way = menuLink(page, new Set());
  if (way === null) return isListing(page) && isNoticeList(page);
  return way.name !== 'buzon' || linksOf(page).some(({ text }) => signedInMarks.test(normalWords(text)));
}

function createHelper(
  window: PortalWindow,
  context: ConnectorContext,
  { door, until }: { door: Door; until: Until },
) {
  const [sel, agencia] = [selOf(context.endpoints), agenciaOf(context.endpoints)];
  /** What was done for the person once is theirs from then on. */
  const done = new Set<string>();
  const once = (what: string): boolean => !done.has(what) && Boolean(done.add(what));

  const fillPassword = async (page: OpenPage, form: PageForm): Promise<void> => {
    const secrets = form.fields.filter(({ type, isVisible }) => type === 'password' && isVisible);
    const isOwnForm = form.action === null || URL.parse(form.action)?.origin === sel;
    const [secret] = secrets;
    if (secrets.length !== 1 || !secret || !isOwnForm || !once('password')) return;
    const texts = textFields(form);
    const name = findField(texts, signInWords.user);
    const password = await context.secrets.read('password');
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a window, not an array
    await window.fill([
      ...(name ? [{ selector: selectorOf(name), value: context.account.fields['user'] ?? '' }] : []),
      { selector: selectorOf(secret), value: password },
    ]);
    const captcha = asksCaptcha(page) ? findField(texts, signInWords.captcha) : null;
    if (captcha) await window.focus(selectorOf(captcha));
  };

  const fillPerson = async (page: OpenPage): Promise<void> => {
    const found = page.forms
      .filter(({ hasPassword }) => !hasPassword)
      .flatMap((form) => personFields(form, context.account.fields))
      .filter(({ field }) => once(`fill ${new URL(page.url).pathname} ${selectorOf(field)}`));
    if (found.length === 0) return;
    await window.fill(found.map(({ field, value }) => ({ selector: selectorOf(field), value })));
  };

  /** Goes the next known step; what has no address is the person's to press. */
  const lead = async (page: OpenPage): Promise<boolean> => {
    const links = linksOf(page);
    for (const { name, pattern } of agenciaSteps) {
      const href = links.find((link) => link.kind !== 'act' && pattern.test(normalWords(link.text)))?.href;
      const origin = href ? URL.parse(href)?.origin : null;
      if (!href || (origin !== agencia && origin !== sel) || !once(`step ${name}`)) continue;
      await window.goTo(href);
      return true;
    }
    return false;
  };

  const menus = new Set<string>();
  /** Behind the sign-in of the SEL, where only the window shows the list: over its own menu, each entry once. */
  const leadToList = async (page: OpenPage): Promise<void> => {
    const way = personalStep(page) ? null : menuLink(page, menus);
    if (!way?.link.href || URL.parse(way.link.href)?.origin !== sel) return;
    menus.add(way.name);
    await window.goTo(way.link.href);
  };

  return async (page: OpenPage): Promise<void> => {
    const { origin } = new URL(page.url);
    const form = passwordForm(page);
    if (origin === sel && !form && until === 'list') await leadToList(page);
    if (origin === sel && form && door === 'sel') await fillPassword(page, form);
    if (origin === agencia && door === 'agencia' && !form && !(await lead(page))) await fillPerson(page);
  };
}

/** One very field: its id, else its name and type. */
function selectorOf({ id, name, type }: FormField): string {
  const quoted = (text: string): string => JSON.stringify(text).replaceAll('\\n', '');
  if (id) return `[id=${quoted(id)}]`;
  return `${type === 'select' || type === 'textarea' ? type : 'input'}[name=${quoted(name)}]`;
}
