// The API of the sample DEHú, call by call: lists without effect, the acceptance, documents with their throttles.
import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { changedPage, maintenancePage, relayPage } from '../clave/clavePages.ts';
import type { SampleAnswer, SampleRequest } from '../clave/sampleServer.ts';
import type { SampleClave } from '../clave/startSampleClave.ts';
import type { DehuSession, DehuSessions } from './dehuSessions.ts';
import { asRow, madridTime, type SampleFile, type SampleNotice } from './sampleNotices.ts';
import type { SpainSwitches } from './switches.ts';

export interface LegalAct {
  at: Date;
  nif: string;
  identifier: string;
  sentReference: string;
}

export interface DehuState {
  notices: SampleNotice[];
  legalActs: LegalAct[];
  /** Communications whose document was asked for: the portal marks them as read. */
  communicationReads: string[];
  sessions: DehuSessions;
}

const legalTextId = '7';
export const legalText =
  '<p>El acceso al contenido de la notificación, el rechazo expreso de la misma o el transcurso de <b>diez días naturales</b> desde la puesta a disposición sin acceder a su contenido supondrá que el trámite de notificación se tiene por efectuado y se continuará el procedimiento (artículos 41.5 y 43 de la Ley 39/2015 y 44.5 del Real Decreto 203/2021).</p>';

const routes: [RegExp, string][] = [
  [/^GET \/api\/login\/login-clave-form$/, 'loginForm'],
  [/^POST \/api\/login\/login-check$/, 'loginCheck'],
  [/^GET \/api\/v1\/notifications$/, 'pendingList'],
  [/^GET \/api\/v1\/communications$/, 'communicationList'],
  [/^GET \/api\/v1\/realized_notifications$/, 'realisedList'],
  [/^GET \/api\/v1\/get_legal_text\/1\/\w+$/, 'legalText'],
  [/^GET \/api\/v1\/notifications\/[^/]+\/appearance-login-form\/aceptar\/[^/]+$/, 'appearanceForm'],
  [/^POST \/api\/v1\/notifications\/[^/]+\/appearance-login-check$/, 'appearanceCheck'],
  [/^POST \/api\/v1\/notifications\/[^/]+\/voucher$/, 'acceptance'],
  [/^GET \/api\/v1\/realized_notifications\/[^/]+\/document$/, 'document'],
  [/^GET \/api\/v1\/realized_notifications\/[^/]+\/voucher$/, 'voucher'],
  [/^GET \/api\/v1\/communications\/[^/]+\/document$/, 'communicationDocument'],
];
export const dehuHop = (method: string, path: string): string =>
  routes.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'other';

export function createDehuApi(options: {
  state: DehuState;
  switches: () => SpainSwitches;
  now: () => Date;
  origin: () => string;
  clave: () => SampleClave;
  outside: () => string;
}): (request: SampleRequest) => SampleAnswer {
  const { state, switches, now } = options;
  const { sessions } = state;
  const appearances = new Map<string, { reference: string; session: DehuSession }>();
  let documentsInARow = 0;
  let lastDocumentAt = 0;
  const acceptedAt = new Map<string, number>();

  const json = (value: unknown, status = 200): SampleAnswer => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  const page = (body: string, status = 200): SampleAnswer => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body,
  });
  const to = (location: string): SampleAnswer => ({ status: 302, headers: { location } });
  const claveForm = (callbackPath: string): SampleAnswer => {
    const token = options.clave().newRequest(`${options.origin()}${callbackPath}?selectedLanguage=es`);
    const form = relayPage(`${options.clave().pasarela}/Proxy2/ServiceProvider`, { SAMLRequest: token });
    // A JSON string that holds HTML, as the portal answers.
    return json(form.replace('<form name="redirectForm"', '<form id="claveform"'));
  };
  const referenceOf = ({ url }: SampleRequest, at: number) =>
    decodeURIComponent(url.pathname.split('/')[at] ?? '');
  const find = (reference: string, nif: string, box: SampleNotice['box']) =>
    state.notices.find((one) => one.sentReference === reference && one.nif === nif && one.box === box);

  const calls: Record<string, (request: SampleRequest, session: DehuSession) => SampleAnswer> = {
    pendingList: (request, { holder }) =>
      listed(
        request,
        state.notices.filter((one) => isOf(one, 'notification', holder.nif) && one.finalDate === null),
      ),
    communicationList: (request, { holder }) =>
      windowed(
        request,
        'availabilityDate',
        state.notices.filter((one) => isOf(one, 'communication', holder.nif)),
      ),
    realisedList: (request, { holder }) =>
      windowed(
        request,
        'finalDate',
        state.notices.filter((one) => isOf(one, 'notification', holder.nif) && one.finalDate !== null),
      ),
    legalText: (_request, session) => {
      session.legalTextId = legalTextId;
      return json({ id: legalTextId, text: legalText });
    },
    appearanceForm: (request, session) => {
      if (session.isSpent) return json({ message: 'Sesión consumida' });
      const notice = find(referenceOf(request, 4), session.holder.nif, 'notification');
      if (!notice || notice.finalDate !== null) return json({ message: 'No existe' }, 404);
      if (session.legalTextId !== referenceOf(request, 7)) return json({ message: 'Texto legal' }, 400);
      const hash = randomBytes(16).toString('hex');
      appearances.set(hash, { reference: notice.sentReference, session });
      return claveForm(`/api/v1/notifications/${hash}/appearance-login-check`);
    },
    acceptance: (request, session) => {
      const reference = referenceOf(request, 4);
      const notice = find(reference, session.holder.nif, 'notification');
      if (session.acceptanceOf !== reference || session.isSpent)
        return json({ message: 'Acceso denegado' }, 403);
      if (!notice || notice.finalDate !== null) return json({ message: 'Ya realizada' }, 409);
      if (request.body !== '{"operation":"aceptar"}') return json({ message: 'Operación' }, 400);
      if (request.headers.origin !== options.origin()) return json({ message: 'Origen' }, 403);
      const at = now();
      state.legalActs.push({
        at,
        nif: session.holder.nif,
        identifier: notice.identifier,
        sentReference: reference,
      });
      notice.state = 'ACEPTADA';
      notice.finalDate = madridTime(at);
      acceptedAt.set(reference, at.getTime());
      return json({ ...content(notice.document, 'pdf'), ...annexesIn('act', notice) });
    },
    document: (request, session) => file(request, session, 'document'),
    voucher: (request, session) => file(request, session, 'voucher'),
    communicationDocument: (request, session) => {
      const notice = find(referenceOf(request, 4), session.holder.nif, 'communication');
      if (!notice) return json({ message: 'No existe' }, 404);
      notice.state = 'LEIDA';
      state.communicationReads.push(notice.identifier);
      return json({ ...content(notice.document, switches().documents), ...annexesOf(notice) });
    },
  };

  const file = (
    request: SampleRequest,
    { holder }: DehuSession,
    which: 'document' | 'voucher',
  ): SampleAnswer => {
    const notice = find(referenceOf(request, 4), holder.nif, 'notification');
    if (!notice || notice.finalDate === null) return json({ message: 'No existe' }, 404);
    const { acceptanceSettlesMs, documentsInARow: most, documents } = switches();
    const at = now().getTime();
    if (at - (acceptedAt.get(notice.sentReference) ?? Number.NEGATIVE_INFINITY) < acceptanceSettlesMs)
      return json({ message: 'En proceso' }, 409);
    if (at - lastDocumentAt >= 3_000) documentsInARow = 0;
    if (most > 0 && documentsInARow >= most) return page('', 503);
    documentsInARow += 1;
    lastDocumentAt = at;
    const found = which === 'document' ? notice.document : notice.voucher;
    if (found === null) return json({ message: 'No existe' }, 404);
    return json({
      ...content(found, documents),
      ...(which === 'document' ? annexesIn('document', notice) : {}),
    });
  };

  const annexesIn = (answer: 'act' | 'document', notice: SampleNotice): object =>
    switches().annexesWith === answer ? annexesOf(notice) : {};

  const windowed = (request: SampleRequest, field: 'availabilityDate' | 'finalDate', all: SampleNotice[]) => {
    const day = (side: string) => {
      const [, d, m, y] =
        /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(request.url.searchParams.get(`${field}[${side}_date]`) ?? '') ??
        [];
      return y === undefined ? null : Temporal.PlainDate.from(`${y}-${m ?? ''}-${d ?? ''}`);
    };
    const [left, right] = [day('left'), day('right')];
    if (!left || !right || Temporal.PlainDate.compare(left.add({ months: 1 }), right) < 0)
      return json({ message: 'El rango de fechas no puede ser superior a un mes' }, 400);
    const within = (notice: SampleNotice) => {
      const on = (notice[field] ?? '').slice(0, 10);
      return on >= left.toString() && on <= right.toString();
    };
    return listed(request, all.filter(within));
  };

  const listed = (request: SampleRequest, all: SampleNotice[]): SampleAnswer => {
    const { paging } = switches();
    const limit = Number(request.url.searchParams.get('limit') ?? 10);
    const asked = Number(request.url.searchParams.get('page') ?? 1);
    const at = paging === 'repeats' ? 1 : asked;
    const rows = all.slice((at - 1) * limit, at * limit).map(asRow);
    if (paging === 'noItems') return json({ count: 0, total: 0, limit, page: asked });
    if (paging === 'endless') {
      const items = Array.from({ length: limit }, (_, row) => ({
        ...asRow(all[0] ?? ({} as SampleNotice)),
        identifier: `endless-${asked}-${row}`,
      }));
      return json({ count: limit, total: 1_000_000, limit, page: asked, items });
    }
    const total = paging === 'totals' ? all.length + asked * 7 : all.length;
    return json({ count: rows.length, total, limit, page: asked, items: rows });
  };

  const login = (request: SampleRequest, hash: string | null): SampleAnswer => {
    const outcome = options.clave().redeem(request.form.get('SAMLResponse') ?? '');
    const denied = (error: string) =>
      switches().refusesWith401 ? json({ message: 'Unauthorized' }, 401) : to(`/es/login?error=${error}`);
    if (!outcome) return denied('invalid');
    if (!('holder' in outcome)) return denied(outcome.refused);
    if (hash === null) return to(`${options.origin()}/es/login?authData=${sessions.open(outcome.holder)}`);
    const appearance = appearances.get(hash);
    appearances.delete(hash);
    if (!appearance || appearance.session.holder.nif !== outcome.holder.nif) return denied('denied');
    appearance.session.isSpent = true;
    const bearer = sessions.open(outcome.holder, appearance.reference);
    return to(`/es/notificaciones-pendientes/aceptar/${appearance.reference}/login?authData=${bearer}`);
  };

  return (request) => {
    const { hop, headers } = request;
    const { isInMaintenance, htmlAt, changedAtService, statusAt, endsSessionAfter, redirectsOutside } =
      switches();
    expire(state.notices, now());
    if (isInMaintenance) return page(maintenancePage, 503);
    if (htmlAt === hop) return page(changedPage);
    if (statusAt?.hop === hop)
      return {
        status: statusAt.status,
        headers: statusAt.retryAfter ? { 'retry-after': statusAt.retryAfter } : {},
      };
    if (changedAtService === hop) return json({ envelope: { rows: [] } });
    if (hop === 'loginForm') return claveForm('/api/login/login-check');
    if (hop === 'loginCheck') return login(request, null);
    if (hop === 'appearanceCheck') return login(request, referenceOf(request, 4));
    const call = calls[hop];
    if (!call) return page('<title>DEHú</title>', 404);
    const session = sessions.of(headers.authorization);
    if (!session) return json({ code: 401, message: 'JWT Token not found' }, 401);
    session.calls += 1;
    if (endsSessionAfter !== null && session.calls > endsSessionAfter)
      return json({ code: 401, message: 'Expired JWT Token' }, 401);
    if (redirectsOutside && hop === 'pendingList') return to(`${options.outside()}/api/v1/notifications`);
    return call(request, session);
  };
}

const isOf = (notice: SampleNotice, box: SampleNotice['box'], nif: string) =>
  notice.box === box && notice.nif === nif;

/** Ten days without access: rejected by law, and there is no voucher for it. Postal ones wait for the paper. */
function expire(notices: SampleNotice[], now: Date): void {
  for (const notice of notices) {
    const isOver = notice.expirationDate !== null && Date.parse(notice.expirationDate) < now.getTime();
    if (notice.box !== 'notification' || notice.finalDate !== null || notice.postalDelivery || !isOver)
      continue;
    notice.finalDate = notice.expirationDate;
    notice.state = 'EXPIRADA';
    notice.voucher = null;
  }
}

const annexesOf = ({ annexes }: SampleNotice): object =>
  annexes.length === 0
    ? {}
    : {
        annexes: annexes.map(({ name, bytes }) => ({
          name,
          mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'image/png',
          content: bytes.toString('base64'),
        })),
      };

function content({ name, bytes }: SampleFile, shape: SpainSwitches['documents']): object {
  const base64 = (value: Buffer | string) => Buffer.from(value).toString('base64');
  switch (shape) {
    case 'pdf':
      return { content: base64(bytes), name };
    case 'wrapped':
      return { documentContent: { content: base64(bytes), name, mimeType: 'application/pdf' } };
    case 'html':
      return { content: base64(changedPage), name };
    case 'empty':
      return { content: '', name };
    case 'text':
      return { content: base64('no es un documento'), name };
    case 'zip':
      return {
        content: base64(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(64)])),
        name: name.replace(/\.pdf$/, '.zip'),
      };
    case 'huge':
      return { content: base64(Buffer.concat([bytes, Buffer.alloc(80 << 20)])), name };
  }
}
