// The one act with legal effect: what is told before it, a second identification, one request, and what it brings.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Consent } from '../../model/consent.ts';
import type { ListedDocument } from '../../model/document.ts';
import type { Notice } from '../../model/notice.ts';
import type { PortalOpening, PortalOpeningPlan } from '../../model/opening.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import { type ConnectorContext, type DownloadedFile, OpeningLost } from '../connector.ts';
import { type DehuSession, refuseStatus } from './dehuSession.ts';
import {
  annexesIn,
  askForDocument,
  type DehuDocument,
  downloadDocument,
  referenceOf,
  type Sleep,
} from './download.ts';
import { readLegalText } from './legalText.ts';
import { readDehuFile } from './readFile.ts';

/** The person waits for these two; what takes longer comes with the next run. */
const shortWaitsMs = [0, 3_000] as const;

/** Fetches the legal text; no effect. A communication has none: only that the portal may mark it as read. */
export async function planDehuOpening(
  openSession: () => Promise<DehuSession>,
  context: ConnectorContext,
  notice: Notice,
): Promise<PortalOpeningPlan> {
  if (notice.kind === 'communication') return { legalText: null, token: {} };
  const text = await fetchLegalText(await openSession(), context, notice);
  return { legalText: text.text, token: { legalTextId: text.id } };
}

/** Opens one notice; the consent is spent right before the request that counts. */
export async function openDehuNotice(
  session: DehuSession,
  context: ConnectorContext,
  {
    notice,
    plan,
    consent,
    sleep,
  }: { notice: Notice; plan: PortalOpeningPlan; consent: Consent; sleep: Sleep },
): Promise<PortalOpening> {
  const opening =
    notice.kind === 'communication'
      ? await readCommunication(session, context, notice, consent)
      : await acceptNotification(session, context, { notice, plan, consent, sleep });
  const { fingerprint } = session.identity();
  return { ...opening, ...(fingerprint !== null && { certificate: fingerprint }) };
}

async function acceptNotification(
  session: DehuSession,
  context: ConnectorContext,
  {
    notice,
    plan,
    consent,
    sleep,
  }: { notice: Notice; plan: PortalOpeningPlan; consent: Consent; sleep: Sleep },
): Promise<PortalOpening> {
  const reference = referenceOf(notice);
  const path = `/api/v1/notifications/${encodeURIComponent(reference)}`;
  const { id } = await fetchLegalText(session, context, notice);
  // Consent was given to a text: where the portal shows another one meanwhile, it has to be read first.
  if (id !== plan.token['legalTextId'])
    throw new FailureError('consentNeeded', { reason: 'legalTextChanged' });
  const form = await session.get(
    `${path}/appearance-login-form/aceptar/${encodeURIComponent(id)}`,
    `/es/notifications/pending/${reference}/aceptar`,
  );
  refuseStatus(form, 'appearanceForm', context);
  await session.identifyAgain(form, 'appearanceForm');
  context.signal.throwIfAborted();
  consent.spend(notice.id, 'legalAct');
  const answer = await onceSent(() =>
    session.act(
      `${path}/voucher`,
      { operation: 'aceptar' },
      `/es/notificaciones-pendientes/aceptar/${reference}/login`,
    ),
  );
  const files = [
    await orLater(context, async () =>
      withRole(readDehuFile(answer.text(), 'acceptance', 'documento'), 'document'),
    ),
    // Before anything else is asked for: they may not be offered a second time.
    ...(await annexesOf(session, context, notice, answer.text(), sleep)),
    await orLater(context, async () =>
      withRole(
        await downloadDocument(session, context, notice, 'voucher', { sleep, waitsMs: shortWaitsMs }),
        'voucher',
      ),
    ),
  ];
  return { openedAt: context.clock.now().toISOString(), files: files.filter((file) => file !== null) };
}

/** No legal effect, but the portal may mark it as read from now on: as little is repeated as with an acceptance. */
async function readCommunication(
  session: DehuSession,
  context: ConnectorContext,
  notice: Notice,
  consent: Consent,
): Promise<PortalOpening> {
  context.signal.throwIfAborted();
  consent.spend(notice.id, 'reading');
  const path = `/api/v1/communications/${encodeURIComponent(referenceOf(notice))}/document`;
  const answer = await onceSent(() => session.get(path, '/es/communications'));
  const file = await orLater(context, async () =>
    withRole(readDehuFile(answer.text(), 'communication', 'documento'), 'document'),
  );
  const annexes = annexesIn(answer.text(), 'communication').map(asAnnex);
  return { openedAt: context.clock.now().toISOString(), files: [...(file ? [file] : []), ...annexes] };
}

/** From here on nothing that goes wrong may lead to a second request. */
async function onceSent(send: () => Promise<PortalAnswer>): Promise<PortalAnswer> {
  const answer = await send().catch((error: unknown) => {
    throw new OpeningLost(error);
  });
  const { status } = answer;
  if (status === 200) return answer;
  const code = status >= 500 ? 'portal.down' : 'portal.changed';
  throw new OpeningLost(new FailureError(code, { at: 'acceptance', status }));
}

async function fetchLegalText(session: DehuSession, context: ConnectorContext, notice: Notice) {
  const answer = await session.get(
    '/api/v1/get_legal_text/1/es',
    `/es/notifications/pending/${referenceOf(notice)}`,
  );
  refuseStatus(answer, 'legalText', context);
  return readLegalText(answer.text());
}

/** The notice is open whatever happens to its files: they are listed as settled and come with a later run. */
async function orLater<T>(context: ConnectorContext, fetch: () => Promise<T>): Promise<T | null> {
  try {
    return await fetch();
  } catch (error) {
    context.log.info('dehu.documentLater', { accountId: context.account.id, failure: failureOf(error) });
    return null;
  }
}

/** Those of the answer; where the portal promises some and the answer holds none, those that the settled document brings. */
async function annexesOf(
  session: DehuSession,
  context: ConnectorContext,
  notice: Notice,
  text: string,
  sleep: Sleep,
): Promise<PortalOpening['files']> {
  const own = annexesIn(text, 'acceptance');
  if (own.length > 0 || notice.evidence['hasAnnexes'] !== 'true') return own.map(asAnnex);
  const waits = { sleep, waitsMs: shortWaitsMs };
  const settled = await orLater(context, () => askForDocument(session, context, notice, 'document', waits));
  return settled === null ? [] : annexesIn(settled, 'document').map(asAnnex);
}

function asAnnex({
  portalDocumentId,
  name,
  type,
  bytes,
}: ReturnType<typeof annexesIn>[number]): PortalOpening['files'][number] {
  const document: ListedDocument = {
    portalDocumentId,
    name,
    type,
    size: bytes.byteLength,
    role: 'attachment',
  };
  return { document, bytes };
}

function withRole(
  { name, type, bytes }: DownloadedFile,
  which: DehuDocument,
): PortalOpening['files'][number] {
  const role = which === 'document' ? 'resolution' : 'receipt';
  const document: ListedDocument = { portalDocumentId: which, name, type, size: bytes.byteLength, role };
  return { document, bytes };
}
