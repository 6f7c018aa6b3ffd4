// The sede by hand (Cl@ve Móvil, PIN, Permanente, DNIe): it may print whose sign-in it was, and where it does not the person says so.
import { FailureError } from '../../contract/failure.ts';
import { handSignIn, type KeptSignIns } from '../../identity/clave/handSignIn.ts';
import { refuseUnknownHosts, sendToClave } from '../../identity/clave/signInByHand.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import { provenSubject, unprovenSubject } from '../../model/unprovenSubject.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import type { ConnectorContext } from '../connector.ts';
import { asksForRelay, readSedePage, type SedePage } from './sedePage.ts';
import { addressesOf, originsIn, type SedeWay } from './sedeWay.ts';
import { accessFailed } from './words.ts';

/** One sign-in, whoever did it. */
interface SedeHand {
  signedIn: Set<string>;
  subject: string;
  /** The page printed the number, or the person said that it was theirs. */
  isProven: boolean;
}
export type SedeKept = KeptSignIns<SedeHand>;

/**
 * Fails as `handSignIn` does; `signIn.rejected` when Cl@ve refused, `signIn.otherSubject` when the page prints another's number,
 * `signIn.unproven` where it prints none and the person has not said whose sign-in it was. `isChecked`: only asked whose
 * it is, so that this is told instead.
 */
export function windowWay(
  context: ConnectorContext,
  kept: SedeKept,
  { isChecked }: { isChecked: boolean },
): SedeWay {
  const { account, signal } = context;
  const addresses = addressesOf(context);
  const byHand = handSignIn(context, { url: `${addresses.sede}/`, origins: originsIn(addresses) }, kept);
  const hand: SedeHand = byHand.facts() ?? {
    signedIn: new Set(),
    subject: account.subject ?? unprovenSubject(account.id),
    isProven: false,
  };
  /** The run ends here and goes on with the kept session when the person has spoken. */
  const askWhose = async (): Promise<never> => {
    await byHand.keep(hand);
    throw new FailureError('signIn.unproven', {});
  };
  return {
    signedIn: hand.signedIn,
    begin: async () => {
      if (byHand.facts() === null) await byHand.window();
      else if (!hand.isProven && !isChecked) await askWhose();
    },
    session: byHand.session,
    relay: async ({ url, html }, { origin, isAnew }) => {
      const window = await byHand.window();
      await sendToClave(window, { url, html }, addresses.clave);
      const page = await landing(window, origin);
      const printed = numberOn(page);
      const known = [provenSubject(account.subject), ...((await context.personNumbers?.()) ?? [])];
      const expected = known.filter((number) => number !== null);
      if (printed !== null && expected.length > 0 && !expected.includes(printed)) {
        hand.signedIn.clear();
        await byHand.forget();
        throw new FailureError('signIn.otherSubject', { expected: expected[0], found: printed });
      }
      hand.isProven = printed !== null || (hand.isProven && !isAnew);
      if (provenSubject(account.subject) === null && printed !== null) hand.subject = printed;
      if (hand.isProven || isChecked) return page;
      hand.signedIn.add(origin);
      return askWhose();
    },
    identity: () => ({
      subject: hand.subject,
      name: null,
      ...(hand.isProven ? {} : { isUnproven: true as const }),
    }),
    close: async () => {
      const isToBeKept = byHand.facts() === null && hand.signedIn.size > 0 && !signal.aborted;
      await (isToBeKept ? byHand.keep(hand) : byHand.close());
    },
  };
}

/** Waits until the window stands on a page of the service that asks for nothing more. */
async function landing(window: PortalWindow, serviceOrigin: string): Promise<SedePage> {
  for (;;) {
    const shown = await window.nextPage();
    if (shown === null) throw new FailureError('cancelled', { at: 'portalWindow' });
    const page = landedOn(shown, serviceOrigin);
    if (page) return page;
  }
}

function landedOn(shown: PortalWindowPage, serviceOrigin: string): SedePage | null {
  refuseUnknownHosts(shown);
  const { origin, pathname, search } = new URL(shown.url);
  if (origin !== serviceOrigin) return null;
  const page = readSedePage(shown.html, shown.url);
  if (asksForRelay(page)) return null;
  if (/cancel/i.test(search)) throw new FailureError('cancelled', { at: 'clave' });
  if (accessFailed.test(page.words) || /login-?ko|error/i.test(`${pathname}${search}`))
    throw new FailureError('signIn.rejected', { reason: 'portal' });
  return page;
}

const isNumber = (text: string): boolean => readPersonNumber(text).isValid;

/** A NIE or DNI in the page's head; in its list stand those of others too. */
function numberOn({ html }: SedePage): string | null {
  const head = /<header\b[\s\S]*?<\/header>/i.exec(html)?.[0] ?? '';
  for (const [word] of head.matchAll(/\b[XYZ]?\d{7,8}[A-Z]\b/g)) if (isNumber(word)) return word;
  return null;
}
