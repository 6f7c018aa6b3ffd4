// Door one: from the address of the SEL to the list of notices, as a person would walk, with nothing worked round.
import { FailureError } from '../../contract/failure.ts';
import { type ConnectorContext, type Identity, UnreadPage } from '../connector.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import { attr, type PageElement, walk } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { findField } from '../kit/reader/readForms.ts';
import { linkOf } from '../kit/reader/readLinks.ts';
import { compileVocabulary } from '../kit/vocabulary/compiledVocabulary.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { selOf, subjectOf } from './doors.ts';
import { drawnList, isDrawnByScript } from './drawnByScript.ts';
import { keptPage } from './keptPage.ts';
import { selPath } from './manifest.ts';
import {
  asksCaptcha,
  asksNewPassword,
  isSignedOut,
  LostPlace,
  passwordForm,
  personalStep,
  signInAnswer,
  textFields,
} from './obstacles.ts';
import { type OpenPage, pressed, type WebForms } from './webForms.ts';
import { menuNames, peruVocabulary, signInWords } from './words.ts';

const mostMenus = 6;
const mostFrames = 4;

/** Signs in and returns the page behind. Fails with signIn.*, `personNeeded`, portal.*; a password is sent once. */
export async function signIn(forms: WebForms, context: ConnectorContext): Promise<OpenPage> {
  const user = (context.account.fields['user'] ?? '').trim();
  if (user === '') throw new FailureError('input.invalid', { badFields: ['user'] });
  const password = await context.secrets.read('password');
  const first = await inFrames(
    forms,
    await forms.page(await forms.get(`${selOf(context.endpoints)}${selPath}`)),
  );
  const form = passwordForm(first);
  if (!form || asksNewPassword(first)) throw personalStep(first) ?? changed(first, 'signInForm');
  if (asksCaptcha(first)) throw new FailureError('personNeeded', { action: 'captcha' });
  const secret = form.fields.find((field) => field.type === 'password' && field.isVisible);
  const name =
    findField(textFields(form), signInWords.user) ??
    textFields(form).fields.find((field) => field.isVisible && ['text', 'email', 'tel'].includes(field.type));
  if (!secret?.name || !name?.name) throw changed(first, 'signInFields');
  const button = submitButton(first);
  const answer = await forms.submit(
    first,
    form,
    { [name.name]: user, [secret.name]: password },
    button?.postback ? { postback: button.postback } : button ? pressed(form, button) : {},
  );
  const page = await inFrames(forms, await forms.page(answer));
  if (passwordForm(page)) throw signInAnswer(page);
  const hasWayOn = isListing(page) || menuLink(page, new Set()) !== null;
  const step = hasWayOn ? null : personalStep(page);
  if (step) throw step;
  return page;
}

/** Goes on to casilla electrónica and Notificaciones until a list, or an empty one in words, stands there. */
export async function goToList(forms: WebForms, signedIn: OpenPage): Promise<OpenPage> {
  let page = signedIn;
  const taken = new Set<string>();
  for (let step = 0; step <= mostMenus; step += 1) {
    const next = menuLink(page, taken);
    if (!next) break;
    taken.add(next.name);
    page = await inFrames(forms, await forms.page(await forms.press(page, next.link)));
    if (asksNewPassword(page)) throw personalStep(page) ?? changed(page, 'noticeList');
    if (isSignedOut(page)) throw new LostPlace('sessionEnded');
    if (next.name === 'notificaciones' && isListing(page)) return page;
  }
  if (isOfNotices(page, taken)) return page;
  const step = personalStep(page);
  if (!step && taken.has('notificaciones') && isDrawnByScript(page))
    throw new FailureError('personNeeded', { action: drawnList });
  throw step ?? changed(page, 'noticeList');
}

export const isListing = ({ reading }: OpenPage): boolean =>
  reading.page === 'empty' || reading.page === 'noticeList';

/** Another list of the portal, or its emptiness, must never pass for the casilla's. */
function isOfNotices(page: OpenPage, taken: ReadonlySet<string>): boolean {
  if (taken.has('notificaciones')) return isListing(page);
  return isNoticeList(page) || (page.reading.page === 'noticeList' && taken.size > 0);
}

/** The page itself says that its list, or its emptiness, is the casilla's. */
export function isNoticeList(page: OpenPage): boolean {
  const named = /\b(?:notificacion(?:es)?|casilla|buzon)\b/;
  if (page.reading.page === 'empty') return named.test(page.reading.said);
  return page.reading.page === 'noticeList' && named.test(normalWords(page.content));
}

/** The nearest way to the list that was not taken yet. */
export function menuLink(
  page: OpenPage,
  taken: ReadonlySet<string>,
): { name: string; link: PageLink } | null {
  const links = linksOf(page);
  for (const { name, pattern } of menuNames) {
    if (taken.has(name)) continue;
    const link = links.find((one) => one.kind !== 'act' && pattern.test(normalWords(one.text)));
    if (link) return { name, link };
  }
  return null;
}

export function linksOf({ html, url }: OpenPage): PageLink[] {
  const tree = parsePage(html);
  const vocabulary = compileVocabulary(peruVocabulary);
  const links: PageLink[] = [];
  if (tree)
    walk(tree.root, (element) => {
      if (element.isHidden && !isInMenu(element)) return false;
      const link = linkOf(element, url, vocabulary);
      if (link && (link.href ?? link.postback ?? link.submit)) links.push(link);
      return true;
    });
  return links;
}

/** Menus fold their entries away until a person points at them. */
function isInMenu(element: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) {
    const words = `${attr(up, 'class') ?? ''} ${attr(up, 'role') ?? ''} ${attr(up, 'id') ?? ''}`;
    if (up.tag === 'nav' || /menu|nav|dropdown/i.test(words)) return true;
  }
  return false;
}

const submitButton = (page: OpenPage): PageLink | null =>
  linksOf(page).find(
    (link) => (link.submit ?? link.postback) && signInWords.submit.test(normalWords(link.text)),
  ) ??
  linksOf(page).find(
    (link) => link.submit && !/limpiar|cancelar|olvid|regist/.test(normalWords(link.text)),
  ) ??
  null;

const isOpeningAddress = /detalle|vernot|leer|abrir|pdf|documento|adjunto|descarg|\.ashx/i;

/** The page itself, or the frame in it that holds what can be read; a frame that shows one notice is never loaded. */
export async function inFrames(forms: WebForms, page: OpenPage): Promise<OpenPage> {
  if (page.reading.page === 'noticeList' || passwordForm(page)) return page;
  for (const { src } of page.reading.frames.slice(0, mostFrames)) {
    const url = URL.parse(src, page.url);
    if (!url || url.origin !== new URL(page.url).origin || isOpeningAddress.test(url.pathname)) continue;
    const inner = await inFrames(forms, await forms.page(await forms.get(url.href, page.url)));
    if (isListing(inner) || passwordForm(inner) || menuLink(inner, new Set())) return inner;
  }
  return page;
}

const greeting =
  /(?:bienvenid[oa](?:\s*\(a\))?|usuario|administrado|ciudadano)\s*[:,]?\s+([\p{Lu}][\p{L}'’ .,-]{4,80})/iu;

/** Who the portal says is signed in; both doors show one account, known by its user. */
export function identityOf(page: OpenPage, context: ConnectorContext): Identity {
  const tree = parsePage(page.html);
  let name: string | null = null;
  if (tree)
    walk(tree.root, (element) => {
      for (const child of element.children)
        if (typeof child === 'string' && !element.isHidden)
          name ??= greeting.exec(child)?.[1]?.trim() ?? null;
      return name === null;
    });
  return { subject: subjectOf(context), name };
}

/** Tells a page's outline, never its words about the person; the page itself goes along to be kept. */
export function changed(page: OpenPage, expected: string): FailureError {
  const details = {
    page: page.reading.page,
    expected,
    ...('why' in page.reading ? { why: page.reading.why } : {}),
    fields: page.forms.flatMap((form) =>
      form.fields.filter((field) => field.isVisible).map(({ type }) => type),
    ),
  };
  return new FailureError('portal.changed', details, new UnreadPage(keptPage(page)));
}
