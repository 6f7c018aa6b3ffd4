// Gives cases, deadlines and appointments away in open formats: JSON with a version, CSV for a spreadsheet, iCalendar.

import type { CaseRowView } from '../contract/caseViews.ts';
import { casesExportSchema, type ExportedDeadline, exportVersion } from '../contract/exportMethods.ts';
import { historyOf } from '../model/appointmentHistory.ts';
import { type NoticeAct, noticeActOf } from '../model/dueAct.ts';
import { withoutPaid } from '../model/payments.ts';
import { authorityZone } from '../model/zonedTime.ts';
import type { CaseRecord } from '../store/caseStore.ts';
import type { NoticeRecord, Store } from '../store/store.ts';
import { type CalendarEntry, calendarText } from './calendarText.ts';
import { caseRowOf } from './caseViewsOf.ts';
import { ownAppointment } from './ownAppointment.ts';

export interface ExportedFile {
  name: string;
  type: string;
  text: string;
}
export type ExportFormat = 'json' | 'csv';

const pageSize = 500;

export async function exportCases(store: Store, format: ExportFormat, now: Date): Promise<ExportedFile> {
  const cases: CaseRowView[] = [];
  for await (const row of allCases(store)) cases.push(caseRowOf(row, now));
  if (format === 'json') return jsonFile('cases', now, { cases: casesExportSchema.shape.cases.parse(cases) });
  const rows = cases.map(({ numbers, status, nextStep, ...row }) => ({
    ...row,
    numbers: numbers.join(' '),
    status: status?.status ?? null,
    statusText: status?.raw ?? null,
    nextStep: nextStep?.code ?? null,
    nextStepOn: nextStep?.on ?? null,
  }));
  const columns = [
    'id',
    'personId',
    'country',
    'title',
    'numbers',
    'nie',
    'filedOn',
    'status',
    'statusText',
    'lastCheckAt',
    'nextStep',
    'nextStepOn',
    'notices',
    'firstAt',
    'lastAt',
  ];
  return csvFile('cases', now, rows, columns);
}

export async function exportDeadlines(store: Store, format: ExportFormat, now: Date): Promise<ExportedFile> {
  const deadlines: ExportedDeadline[] = [];
  for await (const record of allNotices(store)) deadlines.push(...deadlinesOf(record));
  deadlines.sort((one, other) => ((one.on ?? '~') < (other.on ?? '~') ? -1 : 1));
  if (format === 'json') return jsonFile('deadlines', now, { deadlines });
  const columns = [
    'on',
    'what',
    'certainty',
    'isDone',
    'title',
    'person',
    'caseNumber',
    'portal',
    'basis',
    'personId',
    'noticeId',
  ];
  return csvFile('deadlines', now, deadlines, columns);
}

/** What is done is left out; an appointment that several mails tell of stands there once, as the latest tells it. */
export async function exportCalendar(
  store: Store,
  words: Record<NoticeAct, string>,
  now: Date,
): Promise<ExportedFile> {
  const entries: CalendarEntry[] = [];
  const appointments: NoticeRecord[] = [];
  for await (const record of allNotices(store)) {
    if (record.notice.appointment && !record.mark.isDone) appointments.push(record);
    for (const deadline of deadlinesOf(record)) {
      if (deadline.on === null || deadline.isDone || deadline.what === 'attend') continue;
      entries.push({
        uid: `${deadline.noticeId}.${deadline.what}.${deadline.on}@recado.invalid`,
        sequence: 0,
        changedAt: record.notice.firstSeenAt,
        appointment: wholeDay(deadline.on, authorityZone[deadline.portal]),
        summary: `${words[noticeActOf(deadline.what, record.notice)]}: ${deadline.title}`,
        description: [deadline.person, deadline.caseNumber].filter((part) => part !== null).join('\n'),
      });
    }
  }
  const told = appointments.map(({ notice, personId }) => ({ ...notice, personId }));
  const shown = new Set<string>();
  for (const one of told) {
    const others = told.filter(({ portal, personId }) => portal === one.portal && personId === one.personId);
    const history = historyOf(one, others);
    const latest = history?.versions.at(-1);
    if (!history || !latest || shown.has(history.key)) continue;
    shown.add(history.key);
    entries.push({
      uid: `${history.key}.attend@recado.invalid`,
      sequence: history.versions.length - 1,
      changedAt: latest.toldAt,
      appointment: latest.appointment,
      summary: [words.attend, latest.appointment.procedure ?? one.title].join(': '),
      description: [latest.appointment.person, latest.appointment.code]
        .filter((part) => part !== null)
        .join('\n'),
    });
  }
  for await (const { case: known } of allCases(store))
    for (const entry of known.entries) {
      if (entry.what !== 'appointment') continue;
      const { procedure, office } = entry.appointment;
      entries.push({
        ...ownAppointment(entry, now),
        summary: [words.attend, procedure ?? office].filter(Boolean).join(': '),
        description: entry.text,
      });
    }
  const name = `recado-calendar-${now.toISOString().slice(0, 10)}.ics`;
  return { name, type: 'text/calendar;charset=utf-8', text: calendarText(entries) ?? emptyCalendar };
}

/** Programs refuse a file of no length; this one says that there is nothing. */
const emptyCalendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Recado//Recado//EN\r\nEND:VCALENDAR\r\n';

const wholeDay = (on: string, zone: string): CalendarEntry['appointment'] => ({
  on,
  at: null,
  zone,
  isZoneCertain: true,
  office: null,
  address: null,
  procedure: null,
  code: null,
  person: null,
});

async function* allCases(store: Store): AsyncGenerator<CaseRecord> {
  for (let after: string | null = null; ; ) {
    const page = await store.cases.list({}, after, pageSize);
    yield* page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}

async function* allNotices(store: Store): AsyncGenerator<NoticeRecord> {
  for (let after: string | null = null; ; ) {
    const page = await store.notices.list({ box: 'all' }, after, pageSize);
    for (const { id } of page.rows) {
      const record = await store.notices.get(id);
      if (record) yield record;
    }
    if (page.next === null) return;
    after = page.next;
  }
}

function deadlinesOf({ notice, personId, mark, paid }: NoticeRecord): ExportedDeadline[] {
  const open = withoutPaid(notice.id, notice, new Set(paid));
  const isOpen = new Set(open.deadlines);
  return notice.deadlines.map((deadline) => ({
    noticeId: notice.id,
    portal: notice.portal,
    personId,
    person: notice.person,
    caseNumber: notice.caseNumber,
    title: notice.title,
    what: deadline.what,
    on: deadline.on,
    certainty: deadline.certainty,
    basis: deadline.basis,
    isDone: mark.isDone || !isOpen.has(deadline),
  }));
}

const jsonFile = (what: string, now: Date, content: object): ExportedFile => ({
  name: `recado-${what}-${now.toISOString().slice(0, 10)}.json`,
  type: 'application/json',
  text: JSON.stringify({ version: exportVersion, exportedAt: now.toISOString(), ...content }, null, 2),
});

/** What begins like a formula gets an apostrophe, so that a spreadsheet shows it and does not run it. */
async function csvFile(what: string, now: Date, rows: object[], columns: string[]): Promise<ExportedFile> {
  const { stringify } = await import('csv-stringify/sync');
  return {
    name: `recado-${what}-${now.toISOString().slice(0, 10)}.csv`,
    type: 'text/csv',
    text: stringify(rows, {
      header: true,
      columns,
      escape_formulas: true,
      bom: true,
      cast: { boolean: (value) => (value ? 'true' : 'false') },
    }),
  };
}
