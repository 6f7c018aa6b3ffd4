// `recado cases status` over a real core: what is due, the history, a reply by SMS, and that a check itself needs a window.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { type Given, runCommand } from '../host/runCommand.ts';
import { appointmentMail } from '../host/sampleMail.ts';
import { openTestStore } from '../support/storeFixtures.ts';

let dir: string;
let caseId: string;
let otherId: string;
let bench: TestCore;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recado-status-cli-'));
  await writeFile(join(dir, 'endpoints.json'), JSON.stringify({ memorySecrets: {} }));
  bench = await openTestCore('direct');
  const { core } = bench;
  await core.call('notices.import', { files: [appointmentMail(0)] });
  const persons = await core.call('persons.list', {});
  const personId = persons.ok ? (persons.value as { id: string }[])[0]?.id : undefined;
  const save = async (details: object, numbers: string[]) => {
    const saved = await core.call('cases.save', { id: null, personId, country: 'ES', details, numbers });
    if (!saved.ok) throw new Error(saved.failure.code);
    return (saved.value as { case: { id: string } }).case.id;
  };
  caseId = await save({ nie: 'X1234567L', filedOn: '2026-03-12', isWatched: true }, ['280020261234567']);
  otherId = await save({ title: 'Still open' }, []);
  await core.close();
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
  await rm(bench.profileDir, { recursive: true, force: true });
});

const recado = (words: string[], given: Given = {}) =>
  runCommand([...words, '--profile', bench.profileDir, '--endpoints', join(dir, 'endpoints.json')], given);
const cases = (words: string[], given?: Given) => recado(['cases', ...words], given);
const status = (words: string[], given?: Given) => cases(['status', ...words], given);

test('what is due is listed, and a check is sent to a window, the official page or an SMS', async () => {
  const { code, out, said } = await status([]);
  expect(code).toBe(0);
  expect(out).toContain('280020261234567');
  expect(out).toContain('never read');
  expect(said).toMatch(/opens a window of the portal[\s\S]+infoext2/);
  const { out: json } = await status(['--json']);
  expect(JSON.parse(json)).toMatchObject([{ caseId, numbers: ['280020261234567'], status: null }]);
});

test('a reply by SMS becomes an entry; what is none is refused in words and changes nothing', async () => {
  const answered = await status([caseId, '--paste'], {
    input: 'Su solicitud: RESUELTO - NO FAVORABLE. Datos de carácter informativo\n',
  });
  expect(answered).toMatchObject({ code: 0, said: '' });
  expect(answered.out).toMatch(/^RESUELTO_NO_FAVORABLE .*\n$/);
  const refused = await status([caseId, '--paste'], { input: 'Número de caracteres incorrecto' });
  expect(refused.code).toBe(1);
  expect(refused).toMatchObject({ out: '', said: expect.stringContaining('The service refused') });
  expect((await status([caseId, '--paste'], { input: ' \n' })).code).toBe(1);
  const { code, out } = await status([caseId]);
  expect(code).toBe(0);
  expect(out.match(/RESUELTO_NO_FAVORABLE/g)).toHaveLength(1);
  expect(out).toMatch(/an appeal is possible[\s\S]+recurso de reposición: day unknown.+art/);
  expect(out).toMatch(/A check needs also: birthYear/);
  expect(out).toMatch(/SMS to 651 714 610 .+: (?:EXPE|NIE)/);
  const { out: json } = await status([caseId, '--json']);
  expect(JSON.parse(json)).toMatchObject({
    id: caseId,
    history: [{ source: 'sms' }],
    missing: ['birthYear'],
  });
});

test('a decision is marked as done and open again from the command line; where nothing is decided nothing is marked', async () => {
  const done = await cases(['done', caseId]);
  expect(done).toMatchObject({ code: 0, said: '' });
  expect(done.out).toMatch(
    /^RESUELTO_NO_FAVORABLE \(Su solicitud: RESUELTO - NO FAVORABLE\.\): nothing is left to do about it/,
  );
  expect((await cases(['show', caseId])).out).not.toContain('appeal');
  const undone = await cases(['done', caseId, '--undo']);
  expect(undone).toMatchObject({ code: 0, said: '' });
  expect(undone.out).toMatch(/: it is open again\.\nNext step: decide on an appeal, day unknown\n$/);
  expect(JSON.parse((await cases(['done', caseId, '--json'])).out)).toEqual({
    id: caseId,
    decision: 'RESUELTO_NO_FAVORABLE ',
    isDone: true,
    nextStep: expect.not.objectContaining({ code: 'appeal' }) as unknown,
  });
  const open = await cases(['done', otherId]);
  expect(open).toMatchObject({ code: 1, out: '', said: 'Nothing is decided in this case.\n' });
  expect((await cases(['done', 'nobody'])).code).toBe(1);
});

test('what a decision opens is named for what it is on the calendar of the command line, until it is done', async () => {
  const store = await openTestStore(bench.profileDir, { workerUrl: null });
  const at = new Date().toISOString();
  const refused = { at, source: 'form', status: 'INADMITIDO', raw: 'No admitido a trámite' } as const;
  await store.cases.addStatus(otherId, { ...refused, resolvedOn: at.slice(0, 10) });
  await store.close();
  const { out } = await recado(['calendar']);
  expect(out).toMatch(/derived +appeal +Still open · No admitido/);
  expect(out).toMatch(/derived +appeal to the court \(contencioso\) +Still open · No admitido/);
  expect(out).not.toContain('answer');
  await cases(['done', otherId]);
  expect((await recado(['calendar'])).out.match(/, done +Still open/g)).toHaveLength(2);
});

test('a reply needs its case, and a case that is not here is told', async () => {
  expect((await status(['--paste'])).code).toBe(2);
  expect((await status(['nobody'])).code).toBe(1);
});
