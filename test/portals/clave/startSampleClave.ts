// The sample Cl@ve: two origins, one of which asks for a certificate; opaque values that hold once; single sign-on by cookie.
import { randomBytes, X509Certificate } from 'node:crypto';
import type { SampleAuthority } from '../ca/sampleAuthority.ts';
import {
  type ClaveLanguage,
  changedPage,
  chooserPage,
  codePage,
  errorPage,
  relayPage,
} from './clavePages.ts';
import {
  type LoggedRequest,
  type SampleAnswer,
  type SampleRequest,
  startSampleServer,
} from './sampleServer.ts';

export interface ClaveSwitches {
  tls: '1.2' | '1.3';
  language: ClaveLanguage;
  /** A service whose request goes straight to the certificate step (seen at the registry). */
  skipsChooser: boolean;
  /** Inside a live login the second authentication skips the chooser. */
  isSingleSignOn: boolean;
  /** The person turned back at the chooser. */
  isCancelled: boolean;
  /** The page of this hop comes in a new shape. */
  changedAt: 'chooser' | 'authenticateCitizen' | 'responseRedirect' | null;
  /** The form before the certificate step names an outside host. */
  isRelayTampered: boolean;
  /** Who signs in by hand is not let in, whatever they type. */
  refusesPeople: boolean;
  /** The pasarela sends its forms round and round. */
  isLooping: boolean;
}

export const usualClave: ClaveSwitches = {
  tls: '1.2',
  language: 'es',
  skipsChooser: false,
  isSingleSignOn: true,
  isCancelled: false,
  changedAt: null,
  isRelayTampered: false,
  refusesPeople: false,
  isLooping: false,
};

/** What a person types who signs in by hand; every known NIF has the same code. */
export const sampleCode = '739204';
const byHand = new Set(['CLVMOVIL', 'PIN24H', 'SEGSOC']);
const people: ClaveHolder[] = [
  { nif: 'X1234567L', name: 'ANA EJEMPLO PRUEBA' },
  { nif: 'Y1234567X', name: 'BORIS MUESTRA ÑANDÚ' },
];

export interface ClaveHolder {
  nif: string;
  name: string;
}
/** How a relay ended, as the service learns it from the response. */
export type ClaveOutcome = { holder: ClaveHolder } | { refused: 'denied' | 'cancelled' };

export interface SampleClave {
  pasarela: string;
  pasarelaIdent: string;
  /** A new request of a service, to be posted to `ServiceProvider`. */
  newRequest(callbackUrl: string): string;
  /** What a response says; null for a value that was made up, changed or used before. */
  redeem(response: string): ClaveOutcome | null;
  certificateHandshakes(): number;
  /** Forgets all live logins. */
  endSessions(): void;
  apply(): void;
  stop(): Promise<void>;
}

interface Relay {
  callbackUrl: string;
  relayState: string | null;
  outcome: ClaveOutcome | null;
}

const hops: Record<string, string> = {
  '/Proxy2/ServiceProvider': 'serviceProvider',
  '/Proxy2/ServiceRedirect': 'serviceRedirect',
  '/Proxy2/ResponseRedirect': 'responseRedirect',
  '/Proxy2/PersonCode': 'personCode',
  '/IdP2/AuthenticateCitizen': 'authenticateCitizen',
};

export async function startSampleClave(options: {
  authority: SampleAuthority;
  switches: () => ClaveSwitches;
  log: LoggedRequest[];
  cutAt(hop: string): 'before' | 'after' | null;
  outside: () => string;
  revokedSerials: () => ReadonlySet<string>;
  now: () => Date;
}): Promise<SampleClave> {
  const { authority, switches, log, cutAt } = options;
  // One map per step: a value of one step is worth nothing at another, and each holds once.
  const asked = new Map<string, Relay>();
  const chosen = new Map<string, Relay>();
  const handedOver = new Map<string, Relay>();
  const answered = new Map<string, Relay>();
  const redeemable = new Map<string, ClaveOutcome>();
  const typing = new Map<string, Relay>();
  /** Who signed in by hand is asked for a code again, without the chooser. */
  const liveLogins = new Map<string, 'certificate' | 'byHand'>();
  const issue = <T>(map: Map<string, T>, value: T): string => {
    const token = randomBytes(48).toString('base64');
    map.set(token, value);
    return token;
  };
  const take = <T>(map: Map<string, T>, token: string | null): T | null => {
    const value = map.get(token ?? '') ?? null;
    map.delete(token ?? '');
    return value;
  };
  const html = (body: string, headers: Record<string, string | string[]> = {}): SampleAnswer => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body,
  });
  const withState = (name: string, token: string, { relayState }: Relay) => ({
    [name]: token,
    ...(relayState === null ? {} : { RelayState: relayState }),
  });
  const toIdent = (relay: Relay): string => {
    const { isRelayTampered, language } = switches();
    const base = isRelayTampered ? options.outside() : ident.origin;
    return relayPage(
      `${base}/IdP2/AuthenticateCitizen`,
      withState('SAMLRequest', issue(handedOver, relay), relay),
      language,
    );
  };
  const sessionCookies = (path: string) => [
    `JSESSIONID=${randomBytes(12).toString('hex')}; Path=${path}; Secure; HttpOnly`,
    'rastreo=1; Domain=es; Path=/; Secure',
  ];

  const startLogin = (how: 'certificate' | 'byHand'): Record<string, string[]> => {
    const login = randomBytes(12).toString('hex');
    liveLogins.set(login, how);
    return { 'set-cookie': [`claveSesion=${login}; Path=/; Secure; HttpOnly`] };
  };
  const askCode = (relay: Relay, error: string | null): string =>
    codePage(withState('SAMLRequest', issue(typing, relay), relay), error);

  const pasarela = await startSampleServer({
    name: 'pasarela',
    host: 'localhost',
    authority,
    asksForCertificate: false,
    log,
    cutAt,
    hopOf: (_method, path) => hops[path] ?? 'other',
    answer: (request) => {
      const { form, cookies, hop } = request;
      const { language, skipsChooser, isSingleSignOn, changedAt, isCancelled, isLooping } = switches();
      if (hop === 'serviceProvider') {
        const relay = take(asked, form.get('SAMLRequest'));
        if (!relay) return html(errorPage('La petición no es válida o ya se ha usado'));
        const withRelayState = { ...relay, relayState: form.get('RelayState') };
        if (isLooping) {
          const again = issue(asked, withRelayState);
          return html(relayPage('/Proxy2/ServiceProvider', withState('SAMLRequest', again, withRelayState)));
        }
        const live = isSingleSignOn ? liveLogins.get(cookies.get('claveSesion') ?? '') : undefined;
        if (live === 'byHand') return html(askCode(withRelayState, null));
        if (skipsChooser || live === 'certificate') return html(toIdent(withRelayState));
        if (changedAt === 'chooser') return html(changedPage);
        const token = issue(chosen, withRelayState);
        return html(chooserPage(withState('SAMLRequest', token, withRelayState), language), {
          'set-cookie': sessionCookies('/Proxy2'),
        });
      }
      if (hop === 'serviceRedirect') {
        const relay = take(chosen, form.get('SAMLRequest'));
        if (!relay) return html(errorPage('La petición no es válida o ya se ha usado'));
        if (isCancelled) return html(backToService({ ...relay, outcome: { refused: 'cancelled' } }));
        if (byHand.has(form.get('SelectedIdP') ?? '')) return html(askCode(relay, null));
        if (form.get('SelectedIdP') !== 'AFIRMA') return html(errorPage('Método no disponible'));
        if (changedAt === 'authenticateCitizen') return html(changedPage);
        return html(toIdent(relay));
      }
      if (hop === 'personCode') {
        const relay = take(typing, form.get('SAMLRequest'));
        if (!relay) return html(errorPage('La petición no es válida o ya se ha usado'));
        if (form.get('act') === 'cancel')
          return html(backToService({ ...relay, outcome: { refused: 'cancelled' } }));
        if (switches().refusesPeople)
          return html(backToService({ ...relay, outcome: { refused: 'denied' } }));
        const holder = people.find(({ nif }) => nif === form.get('nif'));
        if (!holder || form.get('code') !== sampleCode)
          return html(askCode(relay, 'El código no es correcto'));
        return html(backToService({ ...relay, outcome: { holder } }), startLogin('byHand'));
      }
      if (hop === 'responseRedirect') {
        const relay = take(answered, form.get('SAMLResponse'));
        if (!relay) return html(errorPage('La respuesta no es válida o ya se ha usado'));
        if (changedAt === 'responseRedirect') return html(changedPage);
        const isIn = relay.outcome !== null && 'holder' in relay.outcome;
        return html(backToService(relay), isIn ? startLogin('certificate') : {});
      }
      return { ...html(errorPage('No encontrado')), status: 404 };
    },
  });
  const backToService = (relay: Relay): string =>
    relayPage(
      relay.callbackUrl,
      withState('SAMLResponse', issue(redeemable, relay.outcome ?? { refused: 'denied' as const }), relay),
      switches().language,
    );

  const ident = await startSampleServer({
    name: 'pasarelaIdent',
    host: 'localhost',
    authority,
    asksForCertificate: true,
    log,
    cutAt,
    hopOf: (_method, path) => hops[path] ?? 'other',
    answer: ({ hop, form, certificate }: SampleRequest) => {
      if (hop !== 'authenticateCitizen') return { ...html(errorPage('No encontrado')), status: 404 };
      const relay = take(handedOver, form.get('SAMLRequest'));
      if (!relay) return html(errorPage('La petición no es válida o ya se ha usado'));
      const holder = certificate && holderOf(certificate, options, authority);
      const outcome: ClaveOutcome = holder ? { holder } : { refused: 'denied' };
      const token = issue(answered, { ...relay, outcome });
      return html(
        relayPage(
          `${pasarela.origin}/Proxy2/ResponseRedirect`,
          withState('SAMLResponse', token, relay),
          switches().language,
        ),
        { 'set-cookie': sessionCookies('/IdP2') },
      );
    },
  });

  return {
    pasarela: pasarela.origin,
    pasarelaIdent: ident.origin,
    newRequest: (callbackUrl) => issue(asked, { callbackUrl, relayState: null, outcome: null }),
    redeem: (response) => take(redeemable, response),
    certificateHandshakes: ident.certificateHandshakes,
    endSessions: () => liveLogins.clear(),
    apply: () => ident.useTls(switches().tls),
    stop: async () => {
      await Promise.all([pasarela.stop(), ident.stop()]);
    },
  };
}

/** Whom the certificate names; null when it is not ours, not in force, revoked, or not meant for identification. */
function holderOf(
  certificate: X509Certificate,
  options: { revokedSerials: () => ReadonlySet<string>; now: () => Date },
  authority: SampleAuthority,
): ClaveHolder | null {
  const now = options.now().getTime();
  const isOurs = certificate.verify(new X509Certificate(authority.caPem).publicKey);
  const isInForce = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
  const isForIdentity = certificate.keyUsage?.includes('1.3.6.1.5.5.7.3.2') ?? false;
  if (!isOurs || !isInForce || !isForIdentity || options.revokedSerials().has(certificate.serialNumber))
    return null;
  const subject = certificate.toLegacyObject().subject as unknown as Record<string, string | undefined>;
  const company = subject['organizationIdentifier']?.replace(/^VATES-/, '');
  const nif = company ?? subject['serialNumber']?.replace(/^IDCES-/, '');
  if (nif === undefined) return null;
  const name = company ? (subject['O'] ?? '') : `${subject['GN'] ?? ''} ${subject['SN'] ?? ''}`.trim();
  return { nif, name };
}
