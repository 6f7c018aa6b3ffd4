// A place on a waiting list is a case: begun by a mail, ended by the appointment or by leaving, with its days kept.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';

let test: TestCore;
beforeEach(async () => {
  test = await openTestCore('direct');
});
afterEach(() => test.remove());

const call = async <M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
  const envelope = await test.core.call(name, input);
  if (!envelope.ok) throw new Error(envelope.failure.code);
  return envelope.value as MethodOutput<M>;
};
const take = (bytes: Uint8Array) =>
  call('notices.import', { files: [{ name: 'mail.eml', base64: Buffer.from(bytes).toString('base64') }] });
const lists = async () => {
  const { rows } = await call('cases.list', { after: null, limit: 10 });
  return Promise.all(
    rows.map(async ({ id }) => {
      const { title, waitingLists } = await call('cases.get', { id });
      return [title, ...waitingLists.map(({ joinedOn, state, office }) => `${joinedOn} ${state} ${office}`)];
    }),
  );
};
const procedure = 'Autorización de trabajo';
const office = 'Gobernación Provincial de Santiago';

it('waits since the printed day, and is assigned by the appointment for the same procedure', async () => {
  await take(mails.listJoinedMail());
  expect(await lists()).toEqual([[procedure, `2026-09-02 waiting ${office}`]]);
  const date = new Date('2026-09-10T12:00:00Z');
  await take(mails.assignedMail({ ...mails.booking, procedure: 'Estampado de visa' }, { date }));
  expect(await lists()).toEqual([[procedure, `2026-09-02 waiting ${office}`]]);
  await take(mails.assignedMail({ ...mails.booking, procedure }, { date }));
  expect(await lists()).toEqual([[procedure, `2026-09-02 assigned ${office}`]]);
});

it('is lost when it was left', async () => {
  await take(mails.listJoinedMail());
  await take(mails.listLeftMail({ date: new Date('2026-09-20T12:00:00Z') }));
  expect(await lists()).toEqual([[procedure, `2026-09-02 left ${office}`]]);
});

it('is not begun by a mail that lies, nor twice by the same words', async () => {
  await take(
    buildMail({
      from: '"SERMIG" <x@serviciomigraciones-cl.com>',
      subject: 'Asignación automatizada de citas: inscripción',
      text: 'Usted ha sido ingresada a la lista de espera de Extranjería.\n',
    }),
  );
  expect(await lists()).toEqual([]);
  await take(mails.listJoinedMail());
  await take(mails.listJoinedMail({ date: new Date('2026-09-05T12:00:00Z') }));
  expect(await lists()).toEqual([[procedure, `2026-09-02 waiting ${office}`]]);
});
