// The mails that tell of something in the casilla: told by meaning, by a sender that a person confirmed, and never taken for the notice.
import { expect, test } from 'vitest';
import { chileMail } from '../../main/connectors/chile/mailPortal.ts';
import { readByAny, receiveMail } from '../../main/connectors/mailPortal.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import { peruMail } from '../../main/connectors/peru/mailPortal.ts';
import { deadlinesOf } from '../../main/deadlines/deadlinesOf.ts';
import { mailShape } from '../../main/mail/learned.ts';
import type { LearnedSign } from '../../main/model/learnedSign.ts';
import { alertMails } from '../portals/peru/alertMails.ts';

const read = async (bytes: Buffer, learned: LearnedSign[] = []) => {
  const received = await receiveMail(bytes, { learned });
  return received && (await readByAny([peruMail, chileMail], received));
};
const sign = (kind: LearnedSign['kind'], value: string, isOurs: boolean): LearnedSign => ({
  id: 'l1',
  portal: 'peru',
  kind,
  value,
  isOurs,
  example: '',
  learnedAt: '2026-07-17T00:00:00.000Z',
});
const sender = 'avisos@mensajeria-estatal.example';

test("the authority's own: a notice that waits in the casilla, with nothing counted from the mail", async () => {
  const told = await read(alertMails.official);
  expect(told?.notice).toMatchObject({
    portal: 'peru',
    kind: 'requirement',
    title: 'Mensaje de alerta: requerimiento de subsanación en su casilla electrónica',
    person: 'QUISPE PRUEBA, ANA',
    caseNumber: 'LM260000123',
    mergeKey: 'peru:4000123',
    state: 'pending',
    madeAvailableAt: null,
    expiresOn: null,
    documents: [],
    authenticity: { verdict: 'unverified', reasons: ['senderKnownDomain'] },
    evidence: { sender: 'notificaciones@migraciones.gob.pe' },
  });
  expect(told?.notice.evidence['signs']).toBeUndefined();
  expect(told && deadlinesOf(told.notice)).toEqual([
    { what: 'respond', on: null, certainty: 'unknown', basis: 'unknown.period' },
  ]);
  expect(told?.evidence.map(({ name }) => name)).toEqual(['mail.eml']);
});

test('another sender is possible until a person confirms it, and then its shorter mails are known too', async () => {
  expect((await read(alertMails.otherSender))?.notice).toMatchObject({
    kind: 'notification',
    evidence: { signs: 'possible', sender, kind: expect.stringContaining('nueva notificación') },
    authenticity: { verdict: 'unverified' },
  });
  expect(await read(alertMails.otherSenderShort)).toBeNull();
  const learned = [sign('sender', sender, true)];
  for (const mail of [alertMails.otherSender, alertMails.otherSenderShort]) {
    const notice = (await read(mail, learned))?.notice;
    expect(notice).toMatchObject({
      portal: 'peru',
      state: 'pending',
      authenticity: { verdict: 'unverified' },
    });
    expect(notice?.evidence['signs']).toBeUndefined();
  }
});

test('what a person said is none, is none', async () => {
  const subject = 'Mensaje de alerta: nueva notificación en su casilla electrónica';
  expect(await read(alertMails.otherSender, [sign('shape', mailShape(sender, subject), false)])).toBeNull();
});

test('an imitation is shown as one: no kind, no case, no merging with what the portal says', async () => {
  const notice = (await read(alertMails.imitation))?.notice;
  expect(notice).toMatchObject({ kind: 'other', caseNumber: null, authenticity: { verdict: 'suspicious' } });
  expect(notice?.mergeKey).toBeUndefined();
});

test.each(['friend', 'newsletter'] as const)('%s: no alert', async (name) => {
  expect(await read(alertMails[name])).toBeNull();
});

test('the mail of another country goes to that country', async () => {
  expect((await read(alertMails.chile))?.notice.portal).toBe('chile');
});

test('inspect reads a mail as it reads a page', async () => {
  const inspected = await createPeruConnector().inspect({ name: 'alerta.eml', bytes: alertMails.official });
  expect(inspected).toMatchObject({
    portal: 'peru',
    page: 'mail',
    notices: [{ kind: 'requirement', caseNumber: 'LM260000123' }],
    authenticity: { verdict: 'unverified' },
    failure: null,
  });
});
