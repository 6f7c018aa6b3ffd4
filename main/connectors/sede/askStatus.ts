// One check of one case in a portal window: Recado fills in what it knows, the person types the captcha and sends, Recado reads.
import { FailureError } from '../../contract/failure.ts';
import type { Case, StatusEntry } from '../../model/case.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import { UnreadPage } from '../connector.ts';
import type { StatusContext, StatusStep } from '../statusService.ts';
import { chooseDay } from './chooseDay.ts';
import { realOrigins } from './manifest.ts';
import { readStatusPage } from './readStatusPage.ts';
import { keptBytes } from './sedePage.ts';
import { type StatusForm, statusEntryOf, statusPageFailure } from './statusAnswer.ts';
import {
  checkPrefill,
  dateRefused,
  isAboutAnother,
  prefillOf,
  type ReadBack,
  type StatusPrefill,
} from './statusPrefill.ts';

/** So many pages in a row without a form: something is other than it was. */
const mostStrangePages = 3;

/** See `StatusService.ask`. */
export async function askStatus(
  context: StatusContext,
  known: Case,
  told: (step: StatusStep) => void,
): Promise<StatusEntry> {
  const prefill = prefillOf(known);
  const origin = new URL(context.endpoints['infoext2'] ?? realOrigins.infoext2).origin;
  told('opening');
  const window = await context.openWindow({
    url: `${origin}${prefill.path}`,
    origins: [origin],
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  try {
    return await converse(window, prefill, context, told);
  } finally {
    await window.close();
  }
}

async function converse(
  window: PortalWindow,
  prefill: StatusPrefill,
  { clock }: StatusContext,
  told: (step: StatusStep) => void,
): Promise<StatusEntry> {
  let strange = 0;
  let filledFor: string | null = null;

  /** The status, or null where the person has to go on. */
  const take = async (page: PortalWindowPage): Promise<StatusEntry | null> => {
    const answer = readStatusPage(page.html);
    switch (answer.answer) {
      case 'landing':
        if (strange > mostStrangePages) throw changed(page, 'loop');
        await enterForm(window);
        return null;
      case 'form':
      case 'wrongCaptcha': {
        const failure = statusPageFailure({ answer: 'form', form: answer.form }, clock.now());
        if (failure) throw new FailureError('portal.changed', failure.failure.details, kept(page));
        // A frame that loads by itself brings the same page again: what the person has typed stays.
        const picture = captchaPicture(page.html);
        if (picture !== null && picture === filledFor) return null;
        await fillIn(window, prefill, answer.form, page);
        await focusCaptcha(window, prefill);
        // Another showing took its place meanwhile: it comes as the next page, and nobody types into it before.
        if (!(await isStanding(window, page))) return null;
        filledFor = picture;
        strange = 0;
        told(answer.answer === 'form' ? 'captcha' : 'captchaAgain');
        return null;
      }
      case 'result':
        if (isAboutAnother(prefill, answer.result))
          throw new FailureError('input.invalid', { what: 'otherCase' });
        return statusEntryOf(answer.result, 'form', clock.now().toISOString());
      case 'unknown':
        // A page may be empty while it loads.
        if (answer.why === 'blank' && strange < mostStrangePages) return null;
        throw changed(page, answer.why);
      default:
        throw statusPageFailure(answer, clock.now()) ?? changed(page, answer.answer);
    }
  };

  for (;;) {
    const page = await window.nextPage();
    if (page === null) throw new FailureError('cancelled', { at: 'status' });
    strange += 1;
    try {
      const entry = await take(page);
      if (entry) return entry;
    } catch (error) {
      // What went away under our hands is not judged: the next page, or the window's end, says how it goes on.
      const isJudged = error instanceof FailureError && (await isStanding(window, page));
      if (isJudged || strange > 2 * mostStrangePages) throw error;
    }
  }
}

/** The same showing of the same page is still there; a window that is closed, or about to be, shows nothing. */
async function isStanding(window: PortalWindow, { url, html }: PortalWindowPage): Promise<boolean> {
  try {
    const now = await window.read();
    return now.url === url && captchaPicture(now.html) === captchaPicture(html);
  } catch {
    return false;
  }
}

const kept = ({ html }: PortalWindowPage): UnreadPage => new UnreadPage(keptBytes({ html }));

const changed = (page: PortalWindowPage, what: string): FailureError =>
  new FailureError('portal.changed', { at: 'status', what }, kept(page));

/** The landing's own entry; its script may be gone, its form is sent then as the script would. */
async function enterForm(window: PortalWindow): Promise<void> {
  if (await window.press('[onclick*="entradaFormu"]')) return;
  const page = await window.read();
  const action = /<form\b[^>]*\bid="frmFormu"[^>]*\baction="([^"]*)"/i.exec(page.html)?.[1];
  const url = action === undefined ? null : URL.parse(action, page.url);
  if (url === null) throw changed(page, 'noFormEntry');
  await window.send({ url: url.href, fields: [] });
}

/** Mode first: it decides which number field is shown. What was filled in is read back; fails where it did not stay. */
async function fillIn(
  window: PortalWindow,
  prefill: StatusPrefill,
  form: StatusForm,
  page: PortalWindowPage,
): Promise<void> {
  const mode = prefill.mode.argument;
  if (form.mode !== mode) {
    if (mode === 'X') await window.press('#btnVExpte');
    if (modeOf(await window.read()) !== mode) await fillFirst(window, ['[name="modo"]'], mode);
  }
  const readBack: ReadBack = { mode: modeOf(await window.read()) };
  for (const { field, selectors, value } of prefill.fields)
    readBack[field] = await fillFirst(window, selectors, value);
  const { outcome, wrong } = checkPrefill(prefill, readBack);
  if (outcome === 'right') return;
  if (outcome === 'wrong') {
    const details = { at: 'status', what: 'notTaken', missing: wrong };
    throw new FailureError('portal.changed', details, kept(page));
  }
  const date = prefill.fields.find(({ field }) => field === 'filedOn');
  const isChosen = await chooseDay(window, prefill.datepicker);
  const now = date && isChosen ? await fillFirst(window, date.selectors, date.value) : null;
  if (now !== date?.value)
    throw new FailureError('portal.changed', dateRefused().failure.details, kept(page));
}

const modeOf = ({ html }: PortalWindowPage): string | null => {
  const answer = readStatusPage(html);
  return 'form' in answer ? (answer.form?.mode ?? null) : null;
};

async function fillFirst(
  window: PortalWindow,
  selectors: readonly string[],
  value: string,
): Promise<string | null> {
  for (const selector of selectors) {
    const fields = [{ selector, value }];
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a window, not an array
    const [held = null] = await window.fill(fields);
    if (held !== null) return held;
  }
  return null;
}

async function focusCaptcha(window: PortalWindow, { captcha }: StatusPrefill): Promise<void> {
  for (const selector of captcha.selectors) if (await window.focus(selector)) return;
}

/** Tells one showing of the form from the next: each has a picture of its own. */
function captchaPicture(html: string): string | null {
  const image = /<img\b[^>]*\balt="captcha"[^>]*>/i.exec(html)?.[0];
  return image === undefined ? null : (/\bsrc="([^"]*)"/i.exec(image)?.[1] ?? null);
}
