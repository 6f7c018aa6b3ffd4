// Two mails about one appointment through the core: both are kept, the newest counts, and the calendar entry is replaced.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';

let test: TestCore;
beforeAll(async () => {
  test = await openTestCore('direct');
});
afterAll(() => test.remove());

const call = async <M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
  const envelope = await test.core.call(name, input);
  if (!envelope.ok) throw new Error(envelope.failure.code);
  return envelope.value as MethodOutput<M>;
};
const take = async (bytes: Uint8Array): Promise<string> => {
  const files = [{ name: 'mail.eml', base64: Buffer.from(bytes).toString('base64') }];
  return (await call('notices.import', { files })).taken[0]?.noticeIds[0] ?? '';
};
const linesOf = async (noticeId: string): Promise<string[]> => {
  const words = { summary: 'Cita', description: '' };
  const { text } = await call('appointments.calendar', { noticeId, words });
  return text.split('\r\n').filter((line) => /^(?:UID|SEQUENCE|DTSTART;)/.test(line));
};

it('keeps what it was and says what it is, from whichever mail', async () => {
  const first = await take(await mails.bookingMail());
  const before = await linesOf(first);
  const later = await take(
    mails.assignedMail(
      { ...mails.booking, day: 'miércoles 16 de septiembre de 2026', hour: '10:00 hrs.' },
      { date: new Date('2026-09-05T12:00:00Z') },
    ),
  );
  const versions = await call('appointments.history', { noticeId: first });
  expect(versions.versions.map(({ noticeId, appointment: { on, at } }) => [noticeId, on, at])).toEqual([
    [first, '2026-09-15', '09:30'],
    [later, '2026-09-16', '10:00'],
  ]);
  expect(await call('appointments.history', { noticeId: later })).toEqual(versions);
  expect(before).toEqual([
    'UID:chile-rh2026004512.attend@recado.invalid',
    'SEQUENCE:0',
    'DTSTART;TZID=America/Santiago:20260915T093000',
  ]);
  const after = [
    'UID:chile-rh2026004512.attend@recado.invalid',
    'SEQUENCE:1',
    'DTSTART;TZID=America/Santiago:20260916T100000',
  ];
  expect(await linesOf(first)).toEqual(after);
  expect(await linesOf(later)).toEqual(after);
  const both = await call('notices.list', { filter: { box: 'inbox' }, after: null, limit: 10 });
  expect(both.rows).toHaveLength(2);
});

it('goes into the calendar as well where the person wrote it down themselves, alone and among all', async () => {
  const [person] = await call('persons.list', {});
  const made = await call('cases.save', {
    id: null,
    personId: person?.id ?? '',
    country: 'CL',
    details: { title: 'Visa' },
    noticeIds: [],
  });
  const { id: caseId } = made.case;
  const appointment = {
    on: '2026-12-10',
    at: '09:30',
    zone: 'Pacific/Easter',
    isZoneCertain: true,
    office: 'Gobernación de Isla de Pascua',
    address: null,
    procedure: 'Estampado de visa',
    code: null,
    person: null,
  };
  await call('cases.addEntry', {
    id: caseId,
    fact: { what: 'appointment', appointment, text: '' },
    files: [],
  });
  const { entries } = await call('cases.get', { id: caseId });
  const entryId = entries[0]?.id ?? '';
  const words = { summary: 'Cita', description: '' };
  const { name, text } = await call('appointments.calendar', { caseId, entryId, words });
  expect(name).toBe('2026-12-10.ics');
  for (const line of [
    `UID:${entryId}.attend@recado.invalid`,
    'DTSTART;TZID=Pacific/Easter:20261210T093000',
    'BEGIN:VALARM',
  ])
    expect(text.split('\r\n')).toContain(line);
  const acts = { open: 'o', respond: 'r', pay: 'p', attend: 'Cita', appeal: 'a' };
  expect((await call('exports.calendar', { words: acts })).text).toContain(
    `UID:${entryId}.attend@recado.invalid`,
  );
  expect(await test.core.call('appointments.calendar', { caseId, entryId: 'other', words })).toMatchObject({
    failure: { code: 'input.notFound' },
  });
});

it('is nothing for a calendar while its day is not known', async () => {
  const noticeId = await take(
    await mails.bookingMail(
      { ...mails.booking, code: 'RH-9', day: '31/09/2026', procedure: 'Otro' },
      { attachments: [] },
    ),
  );
  const words = { summary: 'Cita', description: '' };
  expect(await test.core.call('appointments.calendar', { noticeId, words })).toMatchObject({
    ok: false,
    failure: { code: 'input.invalid' },
  });
});
