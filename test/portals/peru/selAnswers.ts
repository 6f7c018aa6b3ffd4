// What the SEL of the sample portal answers: sign-in, menus, list, notice and files, by the switches and the session.
import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  controlName,
  detailBody,
  drawnListBody,
  drawnRows,
  errorPage,
  forgottenBody,
  homeBody,
  listBody,
  signInBody,
  webPage,
} from './pages.ts';
import type { SampleNotice } from './sampleNotices.ts';
import type { PeruSwitches } from './switches.ts';
import type { Answer } from './wire.ts';

export const sampleUser = '000000001';
export const samplePassword = 'Clave-de-prueba-7';
/** What the picture of the captcha says; only a person reads it. */
export const sampleCaptcha = 'GATO7';

/** ASP.NET's usual end of a session that nobody uses. */
const idleEndMs = 20 * 60_000;

export interface SelSession {
  id: string;
  isSignedIn: boolean;
  /** The step that the person has to take first; every page is this one until then. */
  held: string | null;
  /** The person takes the step with the next post. */
  mayGoOn: boolean;
  requests: number;
  /** When it was last asked for, by the portal's own clock. */
  usedAt: number;
  viewStates: Set<string>;
  page: number;
}

export interface SelState {
  /** Milliseconds by the portal's own clock. */
  now(): number;
  switches: PeruSwitches;
  notices: SampleNotice[];
  openings: string[];
  sessions: Map<string, SelSession>;
  /** How often a password was sent. */
  signIns: number;
  /** How often each switch with a number has done its work. */
  ended: number;
  stale: number;
  invalid: number;
}

export interface Asked {
  request: IncomingMessage;
  page: string;
  query: URLSearchParams;
  form: URLSearchParams;
  session: SelSession;
}

export interface SelAnswers {
  newSession(): SelSession;
  prefixOf(session: SelSession): string;
  redirect(to: string, headers?: Record<string, string | string[]>): Answer;
  /** Null when the line was cut. */
  answer(asked: Asked, response: ServerResponse): Answer | null;
}

export function createSelAnswers(state: SelState): SelAnswers {
  const newSession = (): SelSession => {
    const letters = 'abcdefghijklmnopqrstuvwxyz012345';
    const id = Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('');
    const session = {
      id,
      isSignedIn: false,
      held: null,
      mayGoOn: false,
      requests: 0,
      usedAt: state.now(),
      viewStates: new Set<string>(),
      page: 1,
    };
    state.sessions.set(id, session);
    return session;
  };
  const prefixOf = ({ id }: SelSession): string => {
    if (state.switches.session === 'cookieless') return `/SEL/(S(${id}))/`;
    return state.switches.session === 'cookielessX' ? `/SEL/(X(1)S(${id}))/` : '/SEL/';
  };
  const redirect = (to: string, headers: Record<string, string | string[]> = {}): Answer => ({
    status: 302,
    headers: { ...headers, location: to },
    body: '',
  });

  const page = (session: SelSession, action: string, body: string): Answer => {
    const viewState = `/wEPDwUK${randomInt(1e9)}ZGQ=`;
    session.viewStates.add(viewState);
    const charset = state.switches.encoding === 'latin1' ? 'iso-8859-1' : 'utf-8';
    const html = webPage(body, {
      action:
        action === 'AccesoPublico' && state.switches.formAction === 'foreign'
          ? 'https://otro.example/entrar'
          : `./${action}`,
      hidden: { viewState, eventValidation: `/wEdAAU${randomInt(1e9)}` },
      isSignedIn: session.isSignedIn,
      charset,
    });
    return {
      headers: { 'content-type': `text/html; charset=${charset}` },
      body: state.switches.encoding === 'utf-8' ? html : Buffer.from(html, 'latin1'),
    };
  };

  const signInPage = (session: SelSession, message = ''): Answer => {
    const hasCaptcha =
      state.switches.captcha === 'always' || (state.switches.captcha === 'thirdTry' && state.signIns >= 2);
    return page(session, 'AccesoPublico', signInBody(state.switches, { message, hasCaptcha }));
  };

  const signedIn = (session: SelSession): Answer => {
    const step = (text: string) => {
      session.held = text;
      return page(session, 'Paso', text);
    };
    session.isSignedIn = true;
    if (state.switches.signIn === 'passwordExpired')
      return step(
        '<h2>Su contraseña ha caducado</h2><label for="n1">Nueva contraseña</label><input id="n1" type="password" name="n1"><label for="n2">Repita</label><input id="n2" type="password" name="n2"><input type="submit" name="b" value="Cambiar">',
      );
    if (state.switches.signIn === 'terms')
      return step(
        '<h2>Términos y condiciones</h2><p>Declaro haber leído las condiciones de uso.</p><input type="checkbox" name="ck"><input type="submit" name="b" value="Acepto">',
      );
    if (state.switches.signIn === 'verifyData')
      return step(
        '<h2>Verificación de Datos</h2><label for="p">Nacionalidad</label><input id="p" name="p" type="text"><input type="submit" name="b" value="Verificar">',
      );
    if (state.switches.signIn === 'otherSession')
      return step(
        '<h2>Aviso</h2><p>Ya existe una sesión activa para este usuario.</p><input type="submit" name="b" value="Cerrar la otra">',
      );
    if (state.switches.signIn === 'unknown') return step('<h2>Encuesta</h2><p>Cuéntenos su experiencia.</p>');
    return redirect(`${prefixOf(session)}Principal`);
  };

  const trySignIn = ({ form, session }: Asked): Answer => {
    const hadCaptcha =
      state.switches.captcha === 'always' || (state.switches.captcha === 'thirdTry' && state.signIns >= 2);
    state.signIns += 1;
    if (hadCaptcha && form.get(controlName(state.switches, 'txtvalidator')) !== sampleCaptcha)
      return signInPage(session, 'El código de la imagen no es correcto.');
    if (state.switches.signIn === 'blocked') return signInPage(session, 'Su cuenta se encuentra bloqueada.');
    if (state.switches.signIn === 'tooMany')
      return signInPage(session, 'Ha superado el número máximo de intentos. Intente en 30 minutos.');
    if (state.switches.signIn === 'refused') return signInPage(session);
    const isRight =
      form.get(controlName(state.switches, 'txtUsuario')) === sampleUser &&
      form.get(controlName(state.switches, 'txtClave')) === samplePassword &&
      form.has(controlName(state.switches, 'btnIngresar')) &&
      !form.has(controlName(state.switches, 'btnlimpiar'));
    return isRight ? signedIn(session) : signInPage(session, 'El usuario o la contraseña no es correcto.');
  };

  const shownList = (session: SelSession) => {
    const isPaged = state.switches.layout === 'pagedGrid';
    const size = isPaged ? state.switches.pageSize : Math.max(1, state.notices.length);
    const pages = Math.max(1, Math.ceil(state.notices.length / size));
    const offset = state.switches.paging === 'repeats' ? 0 : (session.page - 1) * size;
    return {
      notices: state.notices.slice(offset, offset + size),
      page: session.page,
      pages,
      total: state.notices.length,
      offset,
    };
  };
  const list = (session: SelSession, action: string): Answer =>
    page(session, action, listBody(state.switches, shownList(session)));

  const detail = (
    session: SelSession,
    notice: SampleNotice | undefined,
    response: ServerResponse,
  ): Answer | null => {
    if (!notice) return { status: 404, body: 'No encontrado' };
    if (!notice.isRead) {
      state.openings.push(notice.id);
      notice.isRead = true;
      if (state.switches.cutsOpening) {
        response.socket?.destroy();
        return null;
      }
    }
    const body = detailBody(state.switches, notice);
    const whole =
      state.switches.layout === 'modal' ? `${listBody(state.switches, shownList(session))}${body}` : body;
    const answer = page(session, `DetalleNotificacion?id=${notice.id}`, whole);
    if (!state.switches.answersDelta) return answer;
    const viewState = `/wEPDwUK${randomInt(1e9)}ZGQ=`;
    session.viewStates.add(viewState);
    return {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: `${whole.length}|updatePanel|ctl00_up|${whole}|${viewState.length}|hiddenField|__VIEWSTATE|${viewState}|0|asyncPostBackControlIDs|||`,
    };
  };

  const file = (notice: SampleNotice | undefined, index: number): Answer => {
    const document = notice?.documents[index];
    if (!document) return { status: 404, body: 'No encontrado' };
    const bytes = {
      ok: document.bytes,
      empty: Buffer.alloc(0),
      cut: document.bytes.subarray(0, 200),
      html: Buffer.from(
        '<!DOCTYPE html><html><body><p>Ocurrió un error al generar el archivo.</p></body></html>',
      ),
    }[state.switches.pdfBytes];
    return {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${document.name}"`,
      },
      body: bytes,
    };
  };

  const postback = (asked: Asked, response: ServerResponse): Answer | null => {
    const { form, session, query, page: name } = asked;
    if (
      !session.viewStates.has(form.get('__VIEWSTATE') ?? '') ||
      state.stale < state.switches.staleViewStates
    ) {
      state.stale += 1;
      return {
        status: 500,
        body: errorPage('Error de validación de MAC de viewstate. Validation of viewstate MAC failed.'),
      };
    }
    if (
      !form.has('__EVENTVALIDATION') ||
      form.get('__VIEWSTATEGENERATOR') !== 'CA0B0334' ||
      state.invalid < state.switches.invalidEvents
    ) {
      state.invalid += 1;
      return {
        status: 500,
        body: errorPage('Argumento de postback o callback no válido. Invalid postback or callback argument.'),
      };
    }
    const target = form.get('__EVENTTARGET') ?? '';
    const argument = form.get('__EVENTARGUMENT') ?? '';
    const turned = /^Page\$(\d+)$/.exec(argument);
    if (turned) {
      session.page = Number(turned[1]);
      return list(session, name);
    }
    const opened = /^Ver\$(\d+)$/.exec(argument);
    if (opened)
      return detail(
        session,
        state.notices[Number(opened[1]) + (state.switches.opensNeighbour ? 1 : 0)],
        response,
      );
    const downloaded = /btnDescargar(\d+)$/.exec(target);
    if (downloaded) return file(byId(query), Number(downloaded[1]));
    return list(session, name);
  };
  const byId = (query: URLSearchParams) => state.notices.find(({ id }) => id === query.get('id'));

  const answer = (asked: Asked, response: ServerResponse): Answer | null => {
    const { request, page: name, session, query } = asked;
    if (state.switches.isInMaintenance)
      return {
        body: '<html><body><h1>Sistema en mantenimiento</h1><p>Disculpe las molestias.</p></body></html>',
      };
    if (state.switches.retryAfter !== null)
      return {
        status: 503,
        headers: { 'retry-after': state.switches.retryAfter },
        body: 'Servicio no disponible',
      };
    if (name === 'Olvido' || asked.form.get('__EVENTTARGET')?.endsWith('lnkOlvido'))
      return page(session, 'Olvido', forgottenBody);
    if (name === 'AccesoPublico') return request.method === 'POST' ? trySignIn(asked) : signInPage(session);
    if (name === 'CaptchaImage.axd')
      return { headers: { 'content-type': 'image/gif' }, body: Buffer.from('GIF89a') };
    session.requests += 1;
    if (state.now() - session.usedAt > idleEndMs) session.isSignedIn = false;
    session.usedAt = state.now();
    if (
      state.switches.endsAfter !== null &&
      state.ended < state.switches.endings &&
      session.requests > state.switches.endsAfter
    ) {
      state.ended += 1;
      session.isSignedIn = false;
    }
    if (!session.isSignedIn) return signInPage(session);
    if (session.held !== null && session.mayGoOn && request.method === 'POST') {
      session.held = null;
      return redirect(`${prefixOf(session)}Principal`);
    }
    if (session.held !== null) return page(session, 'Paso', session.held);
    if (request.method === 'POST') return postback(asked, response);
    if (name === 'Principal' && state.switches.home === 'unknownMenu')
      return page(
        // Signed in, but without the menu that every other page has.
        { ...session, isSignedIn: false },
        name,
        '<h2>Inicio</h2><p><a href="Notificaciones">Bandeja del administrado</a> <a href="Salir">Cerrar sesión</a></p>',
      );
    if (name === 'Principal' && state.switches.home !== 'menu') {
      session.isSignedIn = false;
      return page(session, name, homeBody(state.switches.home));
    }
    if (name === 'Principal')
      return page(session, name, '<h2>Mis trámites</h2><p>Elija una opción del menú.</p>');
    if (name === 'Buzon') return page(session, name, '<p><a href="Casilla">Casilla electrónica</a></p>');
    if (name === 'Casilla') {
      const count = state.notices.filter(({ isRead }) => !isRead).length;
      return page(
        session,
        name,
        `<p><a href="Notificaciones">Notificaciones (${count})</a></p><p><a href="Ayuda">Ayuda</a></p>`,
      );
    }
    if (name === 'ListaNotificaciones.ashx')
      return { headers: { 'content-type': 'application/json' }, body: drawnRows(state.notices) };
    if (name === 'Notificaciones') {
      session.page = 1;
      if (state.switches.drawn !== 'no') return page(session, name, drawnListBody(state.switches.drawn));
      return state.switches.layout === 'iframe'
        ? page(session, name, '<iframe src="BandejaInterna" title="Bandeja"></iframe>')
        : list(session, name);
    }
    if (name === 'BandejaInterna') return list(session, name);
    if (name === 'DetalleNotificacion') return detail(session, byId(query), response);
    if (name === 'VerDocumento.ashx') return file(byId(query), Number(query.get('n')));
    if (name === 'VisorDocumento')
      return page(
        session,
        name,
        `<p><a href="VerDocumento.ashx?id=${query.get('id')}&amp;n=${query.get('n')}">Descargar</a></p>`,
      );
    return { status: 404, body: 'No encontrado' };
  };

  return { newSession, prefixOf, redirect, answer };
}
