// The way through Cl@ve with a certificate: forms read from the pages, every address checked before anything is sent.
import { FailureError } from '../../contract/failure.ts';
import {
  chooserForm,
  fieldOf,
  messageForm,
  type RelayForm,
  readRelayForms,
  withField,
} from './relayForms.ts';

/** Origins of the two hosts; only the second one asks for a certificate. */
export interface ClaveOrigins {
  pasarela: string;
  pasarelaIdent: string;
}

export const claveOrigins: ClaveOrigins = {
  pasarela: 'https://pasarela.clave.gob.es',
  pasarelaIdent: 'https://pasarela-ident.clave.gob.es',
};

/** The two hosts, or what stands for them in tests and the demo. */
export const claveOriginsOf = (endpoints: Record<string, string>): ClaveOrigins => ({
  pasarela: endpoints['pasarela'] ?? claveOrigins.pasarela,
  pasarelaIdent: endpoints['pasarelaIdent'] ?? claveOrigins.pasarelaIdent,
});

export interface RelayPage {
  /** Address of the page itself, for relative form addresses and the Referer. */
  url: string;
  html: string;
}

export interface RelayAnswer extends RelayPage {
  status: number;
  /** As sent, unresolved. */
  location: string | null;
}

/** Posts one form and answers with what came back, redirects not followed. */
export type SendForm = (form: {
  url: string;
  fields: [string, string][];
  referer: string;
}) => Promise<RelayAnswer>;

export interface ClaveRelay {
  start: RelayPage;
  clave: ClaveOrigins;
  /** Origin of the service that asked; the last message goes there and nowhere else. */
  serviceOrigin: string;
  send: SendForm;
}

/** Five are usual: provider, chooser, certificate, response, service. */
const mostHops = 8;

/**
 * Carries the service's request through Cl@ve and answers with what the service said to the response: only the service
 * proves that somebody is signed in. Both shapes are taken: with the chooser, and without it inside a live login.
 * Fails with `portal.changed {at, what}` for a page without the form that is needed, an address outside the three
 * origins (`unknownHost`), or a relay without end (`loop`); nothing is sent to an unknown host.
 */
export async function relayClave({ start, clave, serviceOrigin, send }: ClaveRelay): Promise<RelayAnswer> {
  const allowed = new Set([clave.pasarela, clave.pasarelaIdent, serviceOrigin]);
  let form = messageForm(readRelayForms(start.html, start.url));
  if (!form) throw changed('loginForm', 'noForm');
  let referer = start.url;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const { origin, host, pathname } = new URL(form.action);
    const isResponse: boolean = fieldOf(form, 'SAMLResponse') !== null;
    if (!allowed.has(origin)) throw changed('relay', 'unknownHost', { host });
    // A request comes from the service and a response goes back to it, never the other way round.
    if (origin === serviceOrigin && !isResponse) throw changed('relay', 'requestToService');
    const answer = await send({ url: form.action, fields: form.fields, referer });
    if (origin === serviceOrigin) return answer;
    if (answer.status !== 200)
      throw answer.status >= 500
        ? down(answer.status)
        : changed(pathname, 'status', { status: answer.status });
    form = nextForm(answer);
    if (!form) throw changed(pathname, 'noForm');
    referer = answer.url;
  }
  throw changed('relay', 'loop');
}

function nextForm(answer: RelayAnswer): RelayForm | null {
  const forms = readRelayForms(answer.html, answer.url);
  const chooser = chooserForm(forms);
  return chooser ? withField(chooser, 'SelectedIdP', 'AFIRMA') : messageForm(forms);
}

const changed = (at: string, what: string, details: Record<string, unknown> = {}): FailureError =>
  new FailureError('portal.changed', { at, what, ...details });

const down = (status: number): FailureError => new FailureError('portal.down', { at: 'clave', status });
