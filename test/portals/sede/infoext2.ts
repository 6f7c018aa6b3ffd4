// The sample status service: landing, form, captcha, answers, and the firewall that wants visits apart.
import { readPersonNumber } from '../../../main/model/identifiers/personNumber.ts';
import { relayPage } from '../clave/clavePages.ts';
import type { SampleAnswer, SampleRequest } from '../clave/sampleServer.ts';
import type { SampleClave } from '../clave/startSampleClave.ts';
import {
  casesPage,
  challengePage,
  type FormPage,
  formPage,
  landingPage,
  refusedPage,
  resultPage,
  unseenPage,
} from './infoext2Pages.ts';
import type { SedeCase } from './sampleRows.ts';
import type { SedeSessions } from './sedeSessions.ts';
import type { SedeSwitches } from './switches.ts';

/** What the tests type. */
export const sampleCaptcha = 'nt4k7';

const routes: [RegExp, string][] = [
  [/^GET \/infoext2\/(?:index\.html)?$/, 'infoext2.landing'],
  [/^(?:GET|POST) \/infoext2\/entradaFormulario\.html$/, 'infoext2.form'],
  [/^GET \/infoext2\/consulta\.html$/, 'infoext2.direct'],
  [/^POST \/infoext2\/consulta\.html$/, 'infoext2.query'],
  [/^GET \/infoext2\/clave\.html$/, 'infoext2.clave'],
  [/^POST \/infoext2\/respuestaClave\.html$/, 'infoext2.claveResponse'],
  [/^GET \/infoext2\/expedientes\.html$/, 'infoext2.cases'],
];
export const infoext2Hop = (method: string, path: string): string =>
  routes.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'other';

export interface StatusQuery {
  by: 'N' | 'X';
  answered: 'result' | 'wrongCaptcha' | 'invalid' | 'notFound' | 'reload';
}

export function createInfoext2(options: {
  cases: SedeCase[];
  queries: StatusQuery[];
  sessions: SedeSessions;
  switches: () => SedeSwitches;
  now: () => Date;
  origin: () => string;
  clave: () => SampleClave;
}): { answer(request: SampleRequest): SampleAnswer; forget(): void } {
  const { cases, queries, sessions, switches } = options;
  let shown = 0;
  let lastVisitAt = Number.NEGATIVE_INFINITY;
  let blockedUntil = Number.NEGATIVE_INFINITY;
  const html = (body: string, headers: Record<string, string | string[]> = {}): SampleAnswer => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body,
  });

  /** Null when the visit is let in. */
  const guard = (): SampleAnswer | null => {
    const { wafApartMs, wafBlockMs } = switches();
    const at = options.now().getTime();
    if (wafApartMs === 0) return null;
    if (at < blockedUntil) return html(challengePage);
    const isTooSoon = at - lastVisitAt < wafApartMs;
    lastVisitAt = at;
    if (!isTooSoon) return null;
    blockedUntil = at + wafBlockMs;
    return html(refusedPage);
  };

  const form = (change: Partial<FormPage> = {}): SampleAnswer => {
    shown += 1;
    const { formWithout, datepickerIgnoresTyping, datepickerRefusesClicks } = switches();
    return html(
      formPage({
        captcha: sampleCaptcha,
        serial: shown,
        values: {},
        mode: 'N',
        wrongCaptcha: false,
        messages: {},
        said: null,
        without: formWithout,
        datepickerIgnoresTyping,
        datepickerRefusesClicks,
        ...change,
      }),
    );
  };

  const query = (asked: URLSearchParams): SampleAnswer => {
    const by = asked.get('modo') === 'X' ? 'X' : 'N';
    const note = (answered: StatusQuery['answered']) => queries.push({ by, answered });
    if (asked.get('accion') === 'recargar') {
      note('reload');
      return form();
    }
    if (asked.get('txtCaptcha') !== sampleCaptcha) {
      note('wrongCaptcha');
      return form({ wrongCaptcha: true });
    }
    const messages = messagesFor(asked, by);
    if (Object.keys(messages).length > 0) {
      note('invalid');
      return form({ messages, values: Object.fromEntries(asked), mode: by });
    }
    const found = cases.find((one) => fits(one, asked, by));
    note(found ? 'result' : 'notFound');
    if (!found) return form({ said: 'No se ha encontrado expediente' });
    return html(switches().answersUnknown ? unseenPage : resultPage(found));
  };

  const answer = (request: SampleRequest): SampleAnswer => {
    switch (request.hop) {
      case 'infoext2.landing':
        return guard() ?? html(landingPage());
      case 'infoext2.direct':
        return html(landingPage());
      case 'infoext2.form':
        return form();
      case 'infoext2.query':
        return query(request.form);
      case 'infoext2.clave': {
        const token = options.clave().newRequest(`${options.origin()}/infoext2/respuestaClave.html`);
        return html(relayPage(`${options.clave().pasarela}/Proxy2/ServiceProvider`, { SAMLRequest: token }));
      }
      case 'infoext2.claveResponse': {
        const outcome = options.clave().redeem(request.form.get('SAMLResponse') ?? '');
        if (!outcome || !('holder' in outcome)) return html('<p>El acceso mediante Cl@ve ha fallado</p>');
        const cookie = `INFOEXT=${sessions.open(outcome.holder)}; Path=/infoext2; Secure; HttpOnly`;
        return { status: 302, headers: { location: '/infoext2/expedientes.html', 'set-cookie': [cookie] } };
      }
      case 'infoext2.cases': {
        const holder = sessions.of(request.cookies.get('INFOEXT'));
        if (!holder) return html(landingPage());
        return html(
          casesPage(
            cases
              .filter(({ nif }) => nif === holder.nif)
              .map((one) => ({ ...one, status: one.serviceStatus ?? one.status })),
          ),
        );
      }
      default:
        return { ...html('<h1>404</h1>'), status: 404 };
    }
  };
  return {
    answer,
    forget: () => {
      lastVisitAt = Number.NEGATIVE_INFINITY;
      blockedUntil = Number.NEGATIVE_INFINITY;
    },
  };
}

function messagesFor(asked: URLSearchParams, by: 'N' | 'X'): Record<string, string> {
  const messages: Record<string, string> = {};
  const number = by === 'N' ? 'nie' : 'idExpediente';
  if (!asked.get(number)) messages[number] = 'Campo obligatorio';
  else if (by === 'N' && !readPersonNumber(asked.get('nie') ?? '').isValid)
    messages['nie'] = 'El N.I.E. no es válido';
  if (!/^\d{2}\/\d{2}\/\d{4}$/.test(asked.get('fechaPresentacion') ?? ''))
    messages['fechaPresentacion'] = asked.get('fechaPresentacion')
      ? 'La fecha no es válida'
      : 'Campo obligatorio';
  if (!/^\d{4}$/.test(asked.get('anio') ?? '')) messages['anio'] = 'Campo obligatorio';
  return messages;
}

const fits = (one: SedeCase, asked: URLSearchParams, by: 'N' | 'X'): boolean =>
  (by === 'N' ? one.nif === asked.get('nie') : one.number === asked.get('idExpediente')) &&
  one.filedOn === asked.get('fechaPresentacion') &&
  String(one.birthYear) === asked.get('anio');
