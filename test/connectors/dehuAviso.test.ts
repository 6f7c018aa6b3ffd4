// Proves what is read from DEHú's e-mails, that forgeries are called so, and that a mail alone never settles anything.
import { describe, expect, test } from 'vitest';
import { readAviso } from '../../main/connectors/dehu/aviso.ts';
import { inspectDehuFile } from '../../main/connectors/dehu/inspect.ts';
import { deadlinesOf } from '../../main/deadlines/deadlinesOf.ts';
import { parseMail } from '../../main/mail/parseMail.ts';
import {
  addressCheckMail,
  avisoA,
  avisoB,
  avisoCommunication,
  emlOf,
  forgedAviso,
} from '../portals/dehu/avisos.ts';

const read = async (eml: Buffer) => {
  const mail = await parseMail(eml);
  return mail && readAviso(mail);
};

describe('an aviso', () => {
  test.each([
    ['A', avisoA, 'antes de las 23:59:59 del día 23/06/26'],
    ['B', avisoB, 'Con vencimiento el día: 23/06/2026'],
  ])(
    'in format %s is the notification that the portal knows by the same identifier',
    async (_format, eml, sentence) => {
      const notice = await read(eml);
      expect(notice).toMatchObject({
        portalNoticeId: '7f3a91c204d8e6b5a1f0',
        portal: 'dehu',
        kind: 'notification',
        title: 'not_330020261234567_12345678_87654321',
        issuer: 'Oficina de Extranjería en Oviedo',
        person: 'ANA EJEMPLO PRUEBA',
        caseNumber: '330020261234567',
        madeAvailableAt: null,
        expiresOn: '2026-06-23',
        state: 'pending',
        legalEffectOnOpen: true,
        documents: [],
        authenticity: { verdict: 'unverified', reasons: ['senderKnownDomain'] },
        evidence: {
          source: 'aviso',
          dir3: 'EA0040290',
          maskedNif: '***4567**',
          bondType: 'Titular',
          expiresOn: sentence,
        },
      });
      expect(notice && deadlinesOf(notice)).toEqual([
        { what: 'open', on: '2026-06-23', certainty: 'stated', basis: sentence },
      ]);
    },
  );

  test('of a communication has no deadline', async () => {
    const notice = await read(avisoCommunication);
    expect(notice).toMatchObject({ kind: 'communication', expiresOn: null, legalEffectOnOpen: false });
    expect(notice && deadlinesOf(notice)).toEqual([]);
  });

  test('that is forged is called so, takes no identifier and starts no deadline', async () => {
    const forged = await read(forgedAviso);
    expect(forged).toMatchObject({
      kind: 'other',
      legalEffectOnOpen: false,
      authenticity: { verdict: 'suspicious' },
    });
    expect(forged?.authenticity?.reasons).toEqual(expect.arrayContaining(['knownForgery', 'senderUnknown']));
    expect(forged && deadlinesOf(forged)).toEqual([]);
    const copied = await read(
      emlOf({
        from: 'DEHú <noreply.dehu@c0rreo.gob.es.example>',
        subject: 'Nueva notificación electrónica',
        text: 'nueva notificación electrónica\nIdentificador: 7f3a91c204d8e6b5a1f0\nOrganismo Emisor: X\nConcepto: Y\nCon vencimiento el día: 23/06/2026',
      }),
    );
    expect(copied).toMatchObject({ kind: 'other', expiresOn: null, authenticity: { verdict: 'suspicious' } });
    expect(copied?.portalNoticeId).toMatch(/^aviso-/);
  });

  test.each([
    ['the address check', addressCheckMail],
    [
      'another mail',
      emlOf({
        from: 'banco@example.com',
        subject: 'Su recibo',
        text: 'Concepto: luz\nIdentificador: 12345678',
      }),
    ],
  ])('is not %s', async (_what, eml) => {
    expect(await read(eml)).toBeNull();
  });
});

test('inspect reads an aviso as a mail', async () => {
  expect(await inspectDehuFile({ name: 'aviso.eml', bytes: avisoB })).toMatchObject({
    page: 'mail',
    notices: [{ portalNoticeId: '7f3a91c204d8e6b5a1f0', expiresOn: '2026-06-23', kind: 'notification' }],
    deadlines: [{ what: 'open', on: '2026-06-23', certainty: 'stated' }],
    authenticity: { verdict: 'unverified' },
    failure: null,
  });
  expect(await inspectDehuFile({ name: 'otro.eml', bytes: addressCheckMail })).toMatchObject({
    page: 'mail',
    notices: [],
    failure: null,
  });
});
