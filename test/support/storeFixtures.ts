// Notices, accounts and a store on disk for tests; the same seed always makes the same notices.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../../main/model/account.ts';
import type { NoticeDocument } from '../../main/model/document.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { type ListedNotice, type NoticeKind, noticeKinds } from '../../main/model/notice.ts';
import { type PortalId, portalIds } from '../../main/model/portal.ts';
import type { Run } from '../../main/model/run.ts';
import { type OpenStoreOptions, openStore } from '../../main/store/openStore.ts';
import type { ListingPlan, Store } from '../../main/store/store.ts';

export const workerUrl = new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url);
export const now = '2026-11-21T10:00:00.000Z';

export async function temporaryProfile(): Promise<{ profileDir: string; remove(): Promise<void> }> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-store-'));
  return { profileDir, remove: () => rm(profileDir, { recursive: true, force: true }) };
}

export const openTestStore = (
  profileDir: string,
  options: Partial<Pick<OpenStoreOptions, 'clock' | 'maxPageCount' | 'log' | 'workerUrl'>> = {},
): Promise<Store> =>
  openStore({
    profileDir,
    workerUrl: null,
    log: silentLogger,
    clock: { now: () => new Date(now) },
    ...options,
  });

export const sampleAccount = (change: Partial<Account> = {}): Account => ({
  id: 'account-1',
  portal: 'dehu',
  personId: 'person-1',
  label: 'Ana, DEHú',
  method: 'certificate',
  fields: { address: 'ana@example.com' },
  subject: 'X0000000T',
  state: 'active',
  parkedFor: null,
  schedule: null,
  nextCheckAt: null,
  lastCompleteListingAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

/** A person and an account, so that notices have somebody to belong to. */
export async function addAccount(store: Store, change: Partial<Account> = {}): Promise<Account> {
  const account = sampleAccount(change);
  await store.persons.save({ id: account.personId, name: 'Ana Ejemplo', nie: 'X0000000T', passport: null });
  await store.accounts.save(account);
  return account;
}

/** Into the bin; says how much went. */
export async function removeAccount(
  store: Store,
  id: string,
): Promise<{ notices: number; documents: number }> {
  const { notices, documents } = (await store.bin.remove(randomUUID(), 'account', id, now)).holdings;
  return { notices, documents };
}

export const sampleNotice = (change: Partial<ListedNotice> = {}): ListedNotice => ({
  portalNoticeId: 'p-1',
  portal: 'dehu',
  kind: 'notification',
  title: 'Resolución de autorización de residencia',
  issuer: 'Oficina de Extranjería de Madrid',
  person: 'Ana Ejemplo',
  caseNumber: 'EXP-2024/0001',
  madeAvailableAt: '2026-11-01T08:00:00.000Z',
  expiresOn: '2026-11-30',
  state: 'pending',
  legalEffectOnOpen: true,
  amount: null,
  text: 'Se le comunica la notificación del expediente. Dispone de un plazo de diez días.',
  appointment: null,
  deadlines: [],
  authenticity: null,
  isInJunk: false,
  documents: [],
  evidence: {},
  ...change,
});

export const sampleRun = (change: Partial<Run> = {}): Run => ({
  id: 'run-1',
  accountId: 'account-1',
  trigger: 'schedule',
  startedAt: '2026-11-21T09:00:00.000Z',
  endedAt: null,
  result: null,
  isComplete: false,
  listed: 0,
  added: 0,
  updated: 0,
  documents: 0,
  ...change,
});

export const sampleDocument = (change: Partial<NoticeDocument> = {}): NoticeDocument => ({
  id: 'document-1',
  noticeId: 'n-1',
  accountId: 'account-1',
  portalDocumentId: 'd-1',
  name: 'resolucion.pdf',
  type: 'application/pdf',
  size: null,
  role: 'resolution',
  state: 'pending',
  sha256: null,
  storedAt: null,
  failureCode: null,
  attempts: 0,
  ...change,
});

/** A page that adds these notices; each gets its portal id with `n-` before as its id here. */
export const planOf = (notices: ListedNotice[], change: Partial<ListingPlan> = {}): ListingPlan => ({
  accountId: 'account-1',
  runId: 'run-1',
  at: now,
  added: notices.map((facts) => ({ id: `n-${facts.portalNoticeId}`, factsHash: 'h1', facts })),
  changed: [],
  documents: [],
  cursor: null,
  listed: notices.length,
  ...change,
});

export type Random = () => number;

/** Numbers of [0, 1) that are the same on every machine (mulberry32, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const commonWords =
  `de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta entre
  cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante
  autorización residencia trabajo solicitud expediente interesado plazo días hábiles resolución denegación concesión
  recurso alzada reposición administración oficina extranjería delegación subdelegación gobierno ministerio inclusión
  seguridad social migraciones sede electrónica certificado documento pasaporte tarjeta identidad extranjero número
  domicilio empadronamiento requerimiento subsanación documentación aportar presentar presentación comparecencia cita
  previa huella toma renovación prórroga arraigo familiar reagrupación nacionalidad española europea ciudadano unión
  procedimiento sancionador infracción multa importe euros pago fraccionamiento cuota vencimiento abono justificante
  conforme artículo reglamento orgánica derechos libertades extranjeros integración disposición adicional transitoria
  comunicación comunicamos acuerdo inicio trámite audiencia alegaciones propuesta instructor órgano competente firma
  fecha registro entrada salida acuse recibo puesta disposición acceso contenido rechazo caducidad efectos legales
  provincia Madrid Barcelona Valencia Málaga Sevilla Lima Callao Arequipa Santiago Valparaíso Concepción reserva hora
  atención oficina Extranjería Migraciones ingresar sistema clave usuario correo electrónico teléfono consulta estado`
    .split(/\s+/)
    .filter((word) => word !== '');
const syllables =
  'ca ro mi ten sal per do lu gra nes tor bi ve fun cla zo ri ma que ción jos al be va chi ña güe tra'.split(
    ' ',
  );

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

function madeUpWord(random: Random): string {
  const length = 2 + Math.floor(random() * 3);
  const word = Array.from({ length }, () => pick(random, syllables)).join('');
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** Names and places: the long tail of words that a real mailbox is full of. */
let rareWords: string[] | null = null;

function rareWord(random: Random): string {
  if (!rareWords) {
    const own = seededRandom(1);
    rareWords = Array.from({ length: 20_000 }, () => madeUpWord(own));
  }
  return pick(random, rareWords);
}

/** `share` of the notices have this word: two in five. */
export const commonWord = { word: 'notificación', share: 0.4 };
/** One notice in five thousand has it. */
export const rarePhrase = { text: 'circunstancias excepcionales sobrevenidas', every: 5_000 };

function noticeText(index: number, random: Random): string {
  const words = Array.from({ length: 95 }, () =>
    random() < 0.88 ? pick(random, commonWords) : rareWord(random),
  );
  if (random() < commonWord.share) words[40] = commonWord.word;
  if (random() < 0.1) words[41] = 'notificaciones';
  if (index % rarePhrase.every === 7) words[60] = rarePhrase.text;
  words[70] = `28002${String(index).padStart(8, '0')}`;
  return `${words.join(' ')}.`;
}

const firstMoment = Date.UTC(2021, 0, 4, 7);
const lastMoment = Date.UTC(2026, 10, 20, 20);

/** Notice `index` of `count` as a portal would list it, oldest first; six years between the first and the last. */
export function seededNotice(index: number, count: number, random: Random): ListedNotice {
  const portal: PortalId = pick(random, portalIds);
  const kind: NoticeKind = pick(random, noticeKinds);
  const moment = firstMoment + Math.floor(((index + random()) / count) * (lastMoment - firstMoment));
  const madeAvailableAt = new Date(moment - (moment % 1_000)).toISOString();
  const expiresOn = new Date(moment + 10 * 86_400_000).toISOString().slice(0, 10);
  return sampleNotice({
    portalNoticeId: `p-${index}`,
    portal,
    kind,
    title: `${pick(random, commonWords)} ${pick(random, commonWords)} ${rareWord(random)} ${pick(random, commonWords)}`,
    issuer: `Oficina de Extranjería de ${pick(random, ['Madrid', 'Málaga', 'Lima', 'Santiago'])}`,
    person: `${rareWord(random)} ${rareWord(random)}`,
    caseNumber: `EXP-${madeAvailableAt.slice(0, 4)}/${String(index).padStart(6, '0')}`,
    madeAvailableAt: random() < 0.97 ? madeAvailableAt : null,
    expiresOn: random() < 0.5 ? expiresOn : null,
    text: noticeText(index, random),
    deadlines:
      random() < 0.5 ? [{ what: 'open', on: expiresOn, certainty: 'derived', basis: 'es.open10' }] : [],
    isInJunk: random() < 0.01,
    authenticity:
      random() < 0.3 ? { verdict: random() < 0.95 ? 'genuine' : 'suspicious', reasons: ['dkimPass'] } : null,
  });
}
