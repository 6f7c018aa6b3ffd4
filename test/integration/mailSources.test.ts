// Avisos and the portal's own list meet in one store: by mailbox, by file and by DEHú, whichever comes first.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportDeps, importFiles } from '../../main/app/importFiles.ts';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import { readRow } from '../../main/connectors/dehu/parse.ts';
import { createRegistry } from '../../main/connectors/registry.ts';
import { storePage } from '../../main/sync/storePage.ts';
import type { SyncDeps } from '../../main/sync/syncDeps.ts';
import { avisoA, avisoB, forgedAviso } from '../portals/dehu/avisos.ts';
import { listAll, mailContext } from '../portals/mailbox/mailContext.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { isMailboxAvailable, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import { openSyncBench, page, type SyncBench } from '../support/syncBench.ts';

const identifier = '7f3a91c204d8e6b5a1f0';
const row = {
  identifier,
  emitterEntity: 'Oficina de Extranjería en Oviedo',
  nifTitular: 'X1234567L',
  sentReference: 'reference-1',
  concept: 'not_330020261234567_12345678_87654321',
  availabilityDate: '2026-06-12T09:00:00+02:00',
  expirationDate: '2026-06-22T23:59:59+02:00',
};
const file = (bytes: Uint8Array, name = 'aviso.eml') => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

let bench: SyncBench;
let deps: SyncDeps;
beforeEach(async () => {
  bench = await openSyncBench();
  deps = { ...bench.deps, registry: createRegistry() };
  await deps.store.accounts.save({ ...bench.account, id: 'dehu', portal: 'dehu', subject: 'X1234567L' });
});
afterEach(() => bench.close());

/** These are mails: none of them is kept as a paper. */
const take = (files: Parameters<typeof importFiles>[1]) =>
  importFiles({ ...deps, papers: {} as ImportDeps['papers'] }, files);
const listAtPortal = (change: Record<string, unknown> = {}) => {
  const notice = readRow({ ...row, ...change }, 'pending');
  return storePage(deps, 'dehu', 'run', page(notice ? [notice] : []));
};
const records = async () => {
  const { rows } = await deps.store.notices.list({ box: 'all' }, null, 100);
  return Promise.all(rows.map(({ id }) => deps.store.notices.get(id)));
};

describe('an aviso given as a file', () => {
  it('is a notice at once, and the portal’s own list takes it over as nothing new', async () => {
    expect(await take([file(avisoA)])).toMatchObject({
      taken: [{ file: 'aviso.eml' }],
      notTaken: [],
    });
    const stored = await listAtPortal();
    expect(stored.added).toEqual([]);
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    expect(record?.notice).toMatchObject({
      id: stored.changed[0],
      accountId: 'dehu',
      person: 'ANA EJEMPLO PRUEBA',
      caseNumber: '330020261234567',
      expiresOn: '2026-06-22',
    });
    expect(record?.notice.deadlines.map(({ on, certainty }) => `${on} ${certainty}`)).toEqual([
      '2026-06-22 stated',
      '2026-06-23 stated',
    ]);
    expect(record?.sources.map(({ via }) => via)).toEqual(['portal', 'mail']);
    const [mail] = record?.documents ?? [];
    expect(mail).toMatchObject({ name: 'mail.eml', role: 'evidence', state: 'stored' });
    const bytes = await deps.files.read(mail?.accountId ?? '', mail?.sha256 ?? '');
    expect(bytes).toEqual(avisoA);
  });

  it('joins the notice that the portal told of before, with the mail as evidence', async () => {
    const { added } = await listAtPortal();
    const { taken } = await take([file(avisoB)]);
    expect(taken).toEqual([{ file: 'aviso.eml', noticeIds: added }]);
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    expect(record?.sources).toHaveLength(2);
    expect(record?.documents).toMatchObject([{ name: 'mail.eml' }]);
    // The same mail once more changes nothing.
    expect((await take([file(avisoB)])).known).toEqual(['aviso.eml']);
  });

  it('that is forged stands alone', async () => {
    await listAtPortal();
    await take([file(forgedAviso)]);
    expect(
      (await records()).map((record) => record?.notice.authenticity?.verdict ?? 'portal').toSorted(),
    ).toEqual(['portal', 'suspicious']);
  });
});

const needs = isMailboxAvailable() ? '' : ' (skipped: needs the package dovecot-imapd)';
describe.skipIf(needs !== '')(`a mailbox${needs}`, () => {
  it('is read once for all portals, and each notice is of its own', async () => {
    const box = await startSampleMailbox();
    try {
      await box.append('INBOX', avisoA);
      await box.append('INBOX', mails.assignedMail());
      await box.append('INBOX', avisoB);
      await box.append('Junk', forgedAviso);
      const listing = await listAll(createChileConnector(undefined, [dehuMail]), mailContext(box));
      for (const one of listing.pages) await storePage(deps, bench.account.id, 'run', one);
      const found = (await records()).map(
        (record) =>
          `${record?.notice.portal} ${record?.notice.kind}${record?.notice.isInJunk ? ' @ junk' : ''}`,
      );
      expect(found.toSorted()).toEqual(['chile appointment', 'dehu notification', 'dehu other @ junk']);
      expect(await deps.store.notices.counts()).toMatchObject({
        byPortal: { dehu: { inbox: 2 }, chile: { inbox: 1 } },
        byAccount: { [bench.account.id]: { inbox: 3 } },
      });
      const fetches = (await box.log()).filter((command) => command.startsWith('UID FETCH'));
      expect(fetches.filter((command) => command.includes('BODY.PEEK[]')).length).toBeLessThanOrEqual(2);
    } finally {
      await box.stop();
    }
  });
});
