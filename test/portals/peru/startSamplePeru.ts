// Starts the sample buzón: the SEL and the Agencia Digital as real HTTPS servers on free ports, with a log and a count of openings.
import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sampleAuthority } from '../ca/sampleAuthority.ts';
import { agenciaPage } from './agencia.ts';
import { controlName, detailBody, errorPage, homeBody, listBody, signInBody, webPage } from './pages.ts';
import type { SampleNotice } from './sampleNotices.ts';
import { type PeruSwitches, usualPeru } from './switches.ts';

export interface PeruRequest {
  door: 'sel' | 'agencia';
  /** The page without the session in the path, e.g. `Notificaciones`. */
  page: string;
  method: string;
  path: string;
  /** Names of the form's fields, never their values. */
  fields: string[];
  event: string;
  cookies: string[];
}

export interface SamplePeru {
  /** For `Endpoints.portals.peru`. */
  endpoints: { sel: string; agencia: string };
  caPem: string;
  user: string;
  password: string;
  notices: SampleNotice[];
  log: PeruRequest[];
  /** Ids of unread notices whose page was asked for: each may be a legal act. */
  openings: string[];
  /** How often a password was sent. */
  readonly signIns: number;
  set(change: Partial<PeruSwitches>): void;
  /** Usual switches, an empty casilla, an empty log. */
  reset(): void;
  endSessions(): void;
  stop(): Promise<void>;
}

interface Session {
  id: string;
  isSignedIn: boolean;
  /** The step that the person has to take first; every page is this one until then. */
  held: string | null;
  requests: number;
  viewStates: Set<string>;
  page: number;
}

interface Asked {
  request: IncomingMessage;
  page: string;
  query: URLSearchParams;
  form: URLSearchParams;
  session: Session;
}
interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body: string | Buffer;
}

const user = '000000001';
const password = 'Clave-de-prueba-7';
const sessionInPath = /^\/SEL\/\(((?:X\(1\))?S\(([a-z0-5]{24})\))\)\/(.*)$/;

export async function startSamplePeru(
  options: { switches?: Partial<PeruSwitches> } = {},
): Promise<SamplePeru> {
  const authority = await sampleAuthority();
  let switches: PeruSwitches = { ...usualPeru, ...options.switches };
  const notices: SampleNotice[] = [];
  const log: PeruRequest[] = [];
  const openings: string[] = [];
  const sessions = new Map<string, Session>();
  let signIns = 0;
  let ended = 0;
  let stale = 0;
  let invalid = 0;

  const newSession = (): Session => {
    const letters = 'abcdefghijklmnopqrstuvwxyz012345';
    const id = Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('');
    const session = {
      id,
      isSignedIn: false,
      held: null,
      requests: 0,
      viewStates: new Set<string>(),
      page: 1,
    };
    sessions.set(id, session);
    return session;
  };
  const prefixOf = ({ id }: Session): string => {
    if (switches.session === 'cookieless') return `/SEL/(S(${id}))/`;
    return switches.session === 'cookielessX' ? `/SEL/(X(1)S(${id}))/` : '/SEL/';
  };
  const redirect = (to: string, headers: Record<string, string | string[]> = {}): Answer => ({
    status: 302,
    headers: { ...headers, location: to },
    body: '',
  });

  const page = (session: Session, action: string, body: string): Answer => {
    const viewState = `/wEPDwUK${randomInt(1e9)}ZGQ=`;
    session.viewStates.add(viewState);
    const charset = switches.encoding === 'latin1' ? 'iso-8859-1' : 'utf-8';
    const html = webPage(body, {
      action,
      hidden: { viewState, eventValidation: `/wEdAAU${randomInt(1e9)}` },
      isSignedIn: session.isSignedIn,
      charset,
    });
    return {
      headers: { 'content-type': `text/html; charset=${charset}` },
      body: switches.encoding === 'utf-8' ? html : Buffer.from(html, 'latin1'),
    };
  };

  const signInPage = (session: Session, message = ''): Answer => {
    const hasCaptcha = switches.captcha === 'always' || (switches.captcha === 'thirdTry' && signIns >= 2);
    return page(session, 'AccesoPublico', signInBody(switches, { message, hasCaptcha }));
  };

  const signedIn = (session: Session): Answer => {
    const step = (text: string) => {
      session.held = text;
      return page(session, 'Paso', text);
    };
    session.isSignedIn = true;
    if (switches.signIn === 'passwordExpired')
      return step(
        '<h2>Su contraseña ha caducado</h2><label for="n1">Nueva contraseña</label><input id="n1" type="password" name="n1"><label for="n2">Repita</label><input id="n2" type="password" name="n2"><input type="submit" name="b" value="Cambiar">',
      );
    if (switches.signIn === 'terms')
      return step(
        '<h2>Términos y condiciones</h2><p>Declaro haber leído las condiciones de uso.</p><input type="checkbox" name="ck"><input type="submit" name="b" value="Acepto">',
      );
    if (switches.signIn === 'verifyData')
      return step(
        '<h2>Verificación de Datos</h2><label for="p">Nacionalidad</label><input id="p" name="p" type="text"><input type="submit" name="b" value="Verificar">',
      );
    if (switches.signIn === 'otherSession')
      return step(
        '<h2>Aviso</h2><p>Ya existe una sesión activa para este usuario.</p><input type="submit" name="b" value="Cerrar la otra">',
      );
    if (switches.signIn === 'unknown') return step('<h2>Encuesta</h2><p>Cuéntenos su experiencia.</p>');
    return redirect(`${prefixOf(session)}Principal`);
  };

  const trySignIn = ({ form, session }: Asked): Answer => {
    const hadCaptcha = switches.captcha === 'always' || (switches.captcha === 'thirdTry' && signIns >= 2);
    signIns += 1;
    if (hadCaptcha) return signInPage(session, 'El código de la imagen no es correcto.');
    if (switches.signIn === 'blocked') return signInPage(session, 'Su cuenta se encuentra bloqueada.');
    if (switches.signIn === 'tooMany')
      return signInPage(session, 'Ha superado el número máximo de intentos. Intente en 30 minutos.');
    if (switches.signIn === 'refused') return signInPage(session);
    const isRight =
      form.get(controlName(switches, 'txtUsuario')) === user &&
      form.get(controlName(switches, 'txtClave')) === password &&
      form.has(controlName(switches, 'btnIngresar')) &&
      !form.has(controlName(switches, 'btnlimpiar'));
    return isRight ? signedIn(session) : signInPage(session, 'El usuario o la contraseña no es correcto.');
  };

  const shownList = (session: Session) => {
    const isPaged = switches.layout === 'pagedGrid';
    const size = isPaged ? switches.pageSize : Math.max(1, notices.length);
    const pages = Math.max(1, Math.ceil(notices.length / size));
    const offset = switches.paging === 'repeats' ? 0 : (session.page - 1) * size;
    return {
      notices: notices.slice(offset, offset + size),
      page: session.page,
      pages,
      total: notices.length,
      offset,
    };
  };
  const list = (session: Session, action: string): Answer =>
    page(session, action, listBody(switches, shownList(session)));

  const detail = (
    session: Session,
    notice: SampleNotice | undefined,
    response: ServerResponse,
  ): Answer | null => {
    if (!notice) return { status: 404, body: 'No encontrado' };
    if (!notice.isRead) {
      openings.push(notice.id);
      notice.isRead = true;
      if (switches.cutsOpening) {
        response.socket?.destroy();
        return null;
      }
    }
    const body = detailBody(switches, notice);
    const whole = switches.layout === 'modal' ? `${listBody(switches, shownList(session))}${body}` : body;
    const answer = page(session, `DetalleNotificacion?id=${notice.id}`, whole);
    if (!switches.answersDelta) return answer;
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
    }[switches.pdfBytes];
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
    if (!session.viewStates.has(form.get('__VIEWSTATE') ?? '') || stale < switches.staleViewStates) {
      stale += 1;
      return {
        status: 500,
        body: errorPage('Error de validación de MAC de viewstate. Validation of viewstate MAC failed.'),
      };
    }
    if (
      !form.has('__EVENTVALIDATION') ||
      form.get('__VIEWSTATEGENERATOR') !== 'CA0B0334' ||
      invalid < switches.invalidEvents
    ) {
      invalid += 1;
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
    if (opened) return detail(session, notices[Number(opened[1])], response);
    const downloaded = /btnDescargar(\d+)$/.exec(target);
    if (downloaded) return file(byId(query), Number(downloaded[1]));
    return list(session, name);
  };
  const byId = (query: URLSearchParams) => notices.find(({ id }) => id === query.get('id'));

  const answer = (asked: Asked, response: ServerResponse): Answer | null => {
    const { request, page: name, session, query } = asked;
    if (switches.isInMaintenance)
      return {
        body: '<html><body><h1>Sistema en mantenimiento</h1><p>Disculpe las molestias.</p></body></html>',
      };
    if (switches.retryAfter !== null)
      return { status: 503, headers: { 'retry-after': switches.retryAfter }, body: 'Servicio no disponible' };
    if (name === 'AccesoPublico') return request.method === 'POST' ? trySignIn(asked) : signInPage(session);
    if (name === 'CaptchaImage.axd')
      return { headers: { 'content-type': 'image/gif' }, body: Buffer.from('GIF89a') };
    session.requests += 1;
    if (switches.endsAfter !== null && ended < switches.endings && session.requests > switches.endsAfter) {
      ended += 1;
      session.isSignedIn = false;
    }
    if (!session.isSignedIn) return signInPage(session);
    if (session.held !== null) return page(session, 'Paso', session.held);
    if (request.method === 'POST') return postback(asked, response);
    if (name === 'Principal' && switches.home !== 'menu') {
      session.isSignedIn = false;
      return page(session, name, homeBody(switches.home));
    }
    if (name === 'Principal')
      return page(session, name, '<h2>Mis trámites</h2><p>Elija una opción del menú.</p>');
    if (name === 'Buzon') return page(session, name, '<p><a href="Casilla">Casilla electrónica</a></p>');
    if (name === 'Casilla') {
      const count = notices.filter(({ isRead }) => !isRead).length;
      return page(
        session,
        name,
        `<p><a href="Notificaciones">Notificaciones (${count})</a></p><p><a href="Ayuda">Ayuda</a></p>`,
      );
    }
    if (name === 'Notificaciones') {
      session.page = 1;
      return switches.layout === 'iframe'
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

  const sel = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const form = new URLSearchParams(await bodyOf(request));
    const cookies = cookiesOf(request);
    const inPath = sessionInPath.exec(url.pathname);
    const name = inPath?.[3] ?? url.pathname.replace(/^\/SEL\//, '');
    log.push({
      door: 'sel',
      page: name,
      method: request.method ?? 'GET',
      path: url.pathname + url.search,
      fields: [...form.keys()],
      event: form.get('__EVENTARGUMENT') ?? '',
      cookies: [...cookies.keys()],
    });
    const headers: Record<string, string | string[]> = {};
    const known = sessions.get(inPath?.[2] ?? cookies.get('ASP.NET_SessionId') ?? '');
    const ticket = name === 'Entrada';
    if (
      !known &&
      !ticket &&
      switches.session === 'auto' &&
      !url.searchParams.has('AspxAutoDetectCookieSupport')
    )
      return send(
        response,
        redirect(`${url.pathname}?AspxAutoDetectCookieSupport=1`, {
          'set-cookie': 'AspxAutoDetectCookieSupport=1; path=/',
        }),
      );
    const session = known ?? newSession();
    if (!known && switches.session.startsWith('cookieless'))
      return send(response, redirect(`${prefixOf(session)}AccesoPublico`));
    if (!known) headers['set-cookie'] = `ASP.NET_SessionId=${session.id}; path=/; HttpOnly`;
    if (ticket) {
      session.isSignedIn = true;
      return send(response, redirect(`${prefixOf(session)}Casilla`, headers));
    }
    const made = answer({ request, page: name, query: url.searchParams, form, session }, response);
    if (made) send(response, { ...made, headers: { ...headers, ...made.headers } });
  };

  const agencia = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const form = new URLSearchParams(await bodyOf(request));
    log.push({
      door: 'agencia',
      page: url.pathname,
      method: request.method ?? 'GET',
      path: url.pathname,
      fields: [...form.keys()],
      event: '',
      cookies: [],
    });
    send(response, { body: agenciaPage(url.pathname, form, `${selServer.origin}/SEL/Entrada?ticket=1`) });
  };

  const tls = { key: authority.serverKey, cert: authority.serverCert };
  const selServer = await listen(createServer(tls, (request, response) => void sel(request, response)));
  const agenciaServer = await listen(
    createServer(tls, (request, response) => void agencia(request, response)),
  );
  return {
    endpoints: { sel: selServer.origin, agencia: agenciaServer.origin },
    caPem: authority.caPem,
    user,
    password,
    notices,
    log,
    openings,
    get signIns() {
      return signIns;
    },
    set: (change) => {
      switches = { ...switches, ...change };
    },
    reset: () => {
      switches = { ...usualPeru };
      [signIns, ended, stale, invalid] = [0, 0, 0, 0];
      for (const kept of [notices, log, openings]) kept.length = 0;
      sessions.clear();
    },
    endSessions: () => sessions.clear(),
    stop: async () => {
      await Promise.all([selServer.stop(), agenciaServer.stop()]);
    },
  };
}

async function listen(server: Server): Promise<{ origin: string; stop(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const cookiesOf = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
    }),
  );
