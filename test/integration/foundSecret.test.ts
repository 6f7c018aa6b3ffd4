// A provisional password found in a mail: kept in the vault, copied by the core, forgotten when the person wishes.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoticeDetail } from '../../main/contract/views.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { registrationMail } from '../portals/mailbox/noticeMails.ts';

let world: TestCore;
let id: string;
beforeEach(async () => {
  world = await openTestCore('direct');
  const files = [
    { name: 'registro.eml', base64: Buffer.from(registrationMail('Andes-4471x')).toString('base64') },
  ];
  const envelope = await world.core.call('notices.import', { files });
  const { taken } = (envelope.ok ? envelope.value : {}) as { taken: { noticeIds: string[] }[] };
  id = taken[0]?.noticeIds[0] ?? '';
});
afterEach(() => world.remove());

const names = async (): Promise<string[]> => {
  const envelope = await world.core.call('notices.get', { id });
  return envelope.ok ? (envelope.value as NoticeDetail).secretNames : [];
};
const forget = () => world.core.call('notices.forgetSecret', { id, name: 'provisionalPassword' });

test('forgetting takes value and name, tells the screens, and can be repeated', async () => {
  expect(await names()).toEqual(['provisionalPassword']);
  const told: string[][] = [];
  world.core.on('notices.changed', ({ changed }) => told.push(changed));
  expect(await forget()).toEqual({ ok: true, value: {} });
  expect(await names()).toEqual([]);
  expect(told).toEqual([[id]]);
  expect(await forget()).toEqual({ ok: true, value: {} });
});

test('the same file again does not bring it back', async () => {
  await forget();
  const files = [
    { name: 'registro.eml', base64: Buffer.from(registrationMail('Andes-4471x')).toString('base64') },
  ];
  await world.core.call('notices.import', { files });
  expect(await names()).toEqual([]);
});

test('a host without a clipboard of its own says so, whatever is asked', async () => {
  expect(await world.core.call('notices.copySecret', { id, name: 'provisionalPassword' })).toMatchObject({
    ok: false,
    failure: { code: 'ability.missing', details: { what: 'clipboard' } },
  });
});
