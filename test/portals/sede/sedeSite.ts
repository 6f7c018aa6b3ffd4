// The sample sede: menu, sections behind Cl@ve, openings that are counted, files.
import { relayPage } from '../clave/clavePages.ts';
import type { SampleAnswer, SampleRequest } from '../clave/sampleServer.ts';
import type { ClaveHolder, SampleClave } from '../clave/startSampleClave.ts';
import { samplePdf } from '../samplePdf.ts';
import type { SedeCase, SedeNotice } from './sampleRows.ts';
import {
  casesSectionPage,
  confirmPage,
  contentPage,
  entrancePage,
  failedPage,
  homePage,
  noticesPage,
  unknownPage,
} from './sectionPages.ts';
import type { SedeSessions } from './sedeSessions.ts';
import type { SedeSwitches } from './switches.ts';

export interface SedeOpening {
  nif: string;
  /** A notice's id or a case's number. */
  what: string;
}

const routes: [RegExp, string][] = [
  [/^GET \/$/, 'sede.home'],
  [/^(?:GET|POST) \/misnotificaciones$/, 'sede.notifications'],
  [/^(?:GET|POST) \/misexpedientes$/, 'sede.cases'],
  [/^GET \/acceso\/clave$/, 'sede.clave'],
  [/^POST \/acceso\/respuesta$/, 'sede.claveResponse'],
  [/^(?:GET|POST) \/notificacion\/[^/]+$/, 'sede.open'],
  [/^POST \/rechazo\/[^/]+$/, 'sede.reject'],
  [/^GET \/documento\/[^/]+$/, 'sede.document'],
  [/^GET \/resguardo\/[^/]+$/, 'sede.receipt'],
  [/^GET \/resolucion\/[^/]+$/, 'sede.resolution'],
];
export const sedeHop = (method: string, path: string): string =>
  routes.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'other';

export function createSedeSite(options: {
  notices: SedeNotice[];
  cases: SedeCase[];
  openings: SedeOpening[];
  sessions: SedeSessions;
  switches: () => SedeSwitches;
  origin: () => string;
  clave: () => SampleClave;
}): (request: SampleRequest) => SampleAnswer {
  const { notices, cases, openings, sessions, switches } = options;
  const targets = new Map<string, string>();

  const html = (body: string, headers: Record<string, string | string[]> = {}): SampleAnswer => {
    const { encoding, declaredEncoding } = switches();
    const charset = declaredEncoding === null ? '' : `; charset=${declaredEncoding}`;
    return {
      status: 200,
      headers: { 'content-type': `text/html${charset}`, ...headers },
      body: encoding === 'utf-8' ? Buffer.from(body) : Buffer.from(body, 'latin1'),
    };
  };
  const language = () => switches().sedeLanguage;
  const notFound = (): SampleAnswer => ({ ...html('<h1>404</h1>'), status: 404 });

  /** What the click opens; a comparecencia where it was not opened before. */
  const access = (notice: SedeNotice, holder: ClaveHolder): void => {
    if (notice.isAccessed) return;
    openings.push({ nif: holder.nif, what: notice.id });
    notice.isAccessed = true;
    notice.accessedOn = '22/11/2026';
  };
  const file = (name: string, pdf: Buffer): SampleAnswer => {
    const { documents } = switches();
    if (documents === 'gone') return notFound();
    if (documents === 'html') return html(`<h1>Error</h1><p>No se ha podido generar ${name}</p>`);
    return {
      status: 200,
      headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"` },
      body: documents === 'empty' ? '' : pdf,
    };
  };

  const section = (
    request: SampleRequest,
    name: 'notifications' | 'cases',
    holder: ClaveHolder,
  ): SampleAnswer => {
    const { markup, rowsPerPage, paging, unknownSection, printsNumber } = switches();
    if (unknownSection === name) return html(unknownPage(language()));
    const pressed = request.form.get('__EVENTARGUMENT') ?? '';
    const opened = /^Abrir\$(.+)$/.exec(pressed)?.[1];
    if (opened) return behind({ ...request, method: 'GET', url: new URL(opened, options.origin()) }, holder);
    const page = Number(/^Page\$(\d+)$/.exec(pressed)?.[1] ?? request.url.searchParams.get('pagina') ?? '1');
    const own = name === 'notifications' ? notices.filter(isOf(holder)) : cases.filter(isOf(holder));
    const from = paging === 'repeats' ? 0 : (page - 1) * rowsPerPage;
    const isEndless = paging === 'endless' || paging === 'repeats';
    const around = {
      page,
      hasNext: isEndless || from + rowsPerPage < own.length,
      path: name === 'notifications' ? '/misnotificaciones' : '/misexpedientes',
    };
    const look = { markup, language: language() };
    const headed = (shown: string): SampleAnswer =>
      html(printsNumber ? shown.replace('</header>', ` <span>${holder.nif}</span></header>`) : shown);
    return headed(
      name === 'notifications'
        ? noticesPage(look, pageOf(notices.filter(isOf(holder)), from, rowsPerPage, paging), around)
        : casesSectionPage(look, cases.filter(isOf(holder)).slice(from, from + rowsPerPage), around),
    );
  };

  const behind = (request: SampleRequest, holder: ClaveHolder): SampleAnswer => {
    const { asksAgain, opensUnknown } = switches();
    const key = decodeURIComponent(request.url.pathname.split('/')[2] ?? '');
    const hop = sedeHop(request.method, request.url.pathname);
    const known = cases.find((one) => one.number === key && one.nif === holder.nif);
    if (hop === 'sede.resolution') {
      if (!known?.resolution) return notFound();
      if (!known.resolution.isAccessed) openings.push({ nif: holder.nif, what: known.number });
      known.resolution.isAccessed = true;
      return file('resolucion.pdf', known.resolution.pdf);
    }
    const notice = notices.find((one) => one.id === key && one.nif === holder.nif);
    if (!notice) return notFound();
    if (hop === 'sede.open') {
      if (asksAgain && !notice.isAccessed && request.form.get('confirma') !== '1')
        return html(confirmPage(language(), notice.id));
      access(notice, holder);
      return html(opensUnknown ? unknownPage(language()) : contentPage(language(), notice));
    }
    if (hop === 'sede.document') {
      access(notice, holder);
      return file('notificacion.pdf', notice.pdf);
    }
    return hop === 'sede.receipt' ? file('resguardo.pdf', samplePdf('Resguardo de acceso')) : notFound();
  };

  return (request) => {
    const { isInMaintenance, failsBy, endsSessionAfter } = switches();
    if (isInMaintenance) return { status: 503, headers: { 'retry-after': '3600' }, body: 'Mantenimiento' };
    if (request.hop === 'sede.home') return html(homePage(language()));
    if (request.hop === 'sede.clave') {
      const token = options.clave().newRequest(`${options.origin()}/acceso/respuesta`);
      targets.set(token.slice(0, 12), request.url.searchParams.get('destino') ?? '/');
      const relay = { SAMLRequest: token, RelayState: token.slice(0, 12) };
      return html(relayPage(`${options.clave().pasarela}/Proxy2/ServiceProvider`, relay));
    }
    if (request.hop === 'sede.claveResponse') {
      const outcome = options.clave().redeem(request.form.get('SAMLResponse') ?? '');
      if (!outcome || !('holder' in outcome)) {
        const isCancelled = outcome !== null && 'refused' in outcome && outcome.refused === 'cancelled';
        if (failsBy === 'words') return html(failedPage(language()));
        return {
          status: 302,
          headers: { location: `/acceso?error=${isCancelled ? 'cancelled' : 'denied'}` },
        };
      }
      const cookie = `JSESSIONID=${sessions.open(outcome.holder)}; Path=/; Secure; HttpOnly`;
      const target = targets.get(request.form.get('RelayState') ?? '') ?? '/';
      return { status: 302, headers: { location: target, 'set-cookie': [cookie] } };
    }
    const cookie = request.cookies.get('JSESSIONID') ?? '';
    const isOver = sessions.countPage(cookie, endsSessionAfter);
    const holder = isOver ? null : sessions.of(cookie);
    if (request.hop === 'sede.notifications' || request.hop === 'sede.cases') {
      const name = request.hop === 'sede.cases' ? 'cases' : 'notifications';
      return holder
        ? section(request, name, holder)
        : html(entrancePage(language(), name, request.url.pathname));
    }
    if (request.hop === 'other' || request.hop === 'sede.reject') return notFound();
    return holder
      ? behind(request, holder)
      : html(entrancePage(language(), 'notifications', '/misnotificaciones'));
  };
}

const isOf =
  (holder: ClaveHolder) =>
  ({ nif }: { nif: string }): boolean =>
    nif === holder.nif;

/** A list without end invents rows for every page. */
function pageOf(
  own: SedeNotice[],
  from: number,
  count: number,
  paging: SedeSwitches['paging'],
): SedeNotice[] {
  const rows = own.slice(from, from + count);
  const first = own[0];
  if (paging !== 'endless' || rows.length > 0 || !first) return rows;
  return [{ ...first, id: `${first.id}-${from}`, title: `${first.title} ${from}` }];
}
