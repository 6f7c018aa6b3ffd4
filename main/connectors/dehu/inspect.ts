// Says what Recado reads from a saved answer of DEHú: a list, one notice, a file, a legal text, or a page where an answer should be.
import { type Failure, failureOf } from '../../contract/failure.ts';
import type { InspectedFile, PageKind } from '../../model/inspection.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { decodeText } from '../../net/decodeText.ts';
import { looksLikeMail } from '../alertMails.ts';
import type { InspectableFile } from '../connector.ts';
import { inspectedFile } from '../kit/inspected.ts';
import { receiveMail } from '../mailPortal.ts';
import { readLegalText } from './legalText.ts';
import { readReceived } from './mailPortal.ts';
import { type DehuList, expiryOf, isRecord, readEnvelope, readJson, readRow, textOf } from './parse.ts';
import { readAnnexes } from './readAnnexes.ts';
import { type DehuFile, readDehuFile } from './readFile.ts';

/** Never throws for a file's content. */
export async function inspectDehuFile(file: InspectableFile): Promise<InspectedFile> {
  const { text } = decodeText(file.bytes, null);
  if (looksLikeMail(text)) return inspectMail(file);
  try {
    const other = readOtherAnswer(text);
    if (other) return { ...inspectedFile({ file: file.name, portal: 'dehu', page: other.page }), ...other };
    const { page, notices, failure } = readAnswer(text);
    return answer(file.name, { page, notices, failure });
  } catch (error) {
    const page = isSignIn(text) ? 'signIn' : 'unknown';
    const failure = page === 'signIn' ? null : failureOf(error);
    return answer(file.name, { page, notices: [], failure });
  }
}

async function inspectMail(file: InspectableFile): Promise<InspectedFile> {
  const received = await receiveMail(file.bytes);
  const notice = received && (await readReceived(received));
  return inspectedFile({
    file: file.name,
    portal: 'dehu',
    page: 'mail',
    notices: notice ? [notice] : [],
    authenticity: notice?.authenticity ?? null,
  });
}

interface Read {
  page: PageKind;
  notices: ListedNotice[];
  failure: Failure | null;
}

function readAnswer(text: string): Read {
  const value = readJson(text, 'file');
  // A JSON string that holds a form is the beginning of a sign-in.
  if (typeof value === 'string')
    return { page: isSignIn(value) ? 'signIn' : 'unknown', notices: [], failure: null };
  if (isRecord(value) && textOf(value['identifier']) !== null) {
    const notice = readRow(value, null);
    return { page: 'notice', notices: notice ? [notice] : [], failure: null };
  }
  const { rows } = Array.isArray(value) ? { rows: value.filter(isRecord) } : readEnvelope(text, 'file');
  const list = listOf(rows);
  const read = rows.map((row) => readRow(row, list));
  const notices = read.filter((notice) => notice !== null);
  const isWhole = notices.length === rows.length;
  return {
    page: rows.length === 0 ? 'empty' : 'noticeList',
    notices,
    failure: isWhole ? null : { code: 'portal.changed', details: { at: 'file', what: 'row' } },
  };
}

/** What is no notice: a file that was handed out, the legal text before an opening, a user's own sign-in. Null for anything else. */
function readOtherAnswer(text: string): Pick<InspectedFile, 'page' | 'notices' | 'failure'> | null {
  const value = readJson(text, 'file');
  if (!isRecord(value) || Array.isArray(value['items'])) return null;
  if ('content' in value || isRecord(value['documentContent'])) return handedOut(text);
  // Its values open the mailbox and are not shown.
  if ('token' in value) return { page: 'signIn', notices: [], failure: null };
  if (!('id' in value) || 'identifier' in value) return null;
  const { text: words } = readLegalText(text);
  return { page: 'notice', notices: [{ ...bareNotice, title: words }], failure: null };
}

function handedOut(text: string): Pick<InspectedFile, 'page' | 'notices' | 'failure'> {
  const annexes = readAnnexes(text, 'file');
  const documentsOf = (files: DehuFile[]) => files.map(({ name, type }) => ({ name, type }));
  try {
    const files = [readDehuFile(text, 'file', 'documento'), ...annexes];
    return { page: 'notice', notices: [{ ...bareNotice, documents: documentsOf(files) }], failure: null };
  } catch (error) {
    const notices = annexes.length === 0 ? [] : [{ ...bareNotice, documents: documentsOf(annexes) }];
    return { page: 'notice', notices, failure: failureOf(error) };
  }
}

/** Such an answer does not say which notice it belongs to. */
const bareNotice: InspectedFile['notices'][number] = {
  portalNoticeId: null,
  kind: 'other',
  title: null,
  issuer: null,
  person: null,
  caseNumber: null,
  madeAvailableAt: null,
  expiresOn: null,
  state: null,
  legalEffectOnOpen: null,
  amount: null,
  documents: [],
};

/** Communications call the titular's field otherwise and have no expiry; all rows must agree, else each is read by itself. */
function listOf(rows: Record<string, unknown>[]): DehuList | null {
  const isCommunications =
    rows.length > 0 &&
    rows.every(
      (row) => 'titularNif' in row && !('nifTitular' in row) && textOf(row['expirationDate']) === null,
    );
  return isCommunications ? 'communications' : null;
}

const isSignIn = (text: string): boolean => /SAMLRequest|idpRedirect|claveform/.test(text);

function answer(name: string, { page, notices, failure }: Read): InspectedFile {
  const read = inspectedFile({ file: name, portal: 'dehu', page, notices, failure });
  // The expiry is shown as a fact, also where nothing runs any more.
  const shown = read.notices.map((notice, at) => ({
    ...notice,
    expiresOn: expiryOf(notices[at]?.evidence ?? {}),
  }));
  return { ...read, notices: shown };
}
