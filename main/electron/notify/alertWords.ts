// Says an alert in the app's language, in two lines; on a screen that others see it says that something came, not what.

import type { AlertView } from '../../contract/alertViews.ts';
import type { Day, Instant } from '../../model/day.ts';
import type { TextKey, Texts } from '../texts.ts';
import { titleWords } from '../titleWords.ts';

export interface AlertWords {
  title: string;
  body: string;
}

export interface WordsContext {
  texts: Texts;
  /** Nothing of a notice, a person or an account is named. */
  isHidden: boolean;
  now: Date;
}

export function alertWords(alert: AlertView, context: WordsContext): AlertWords {
  return context.isHidden ? hiddenWords(alert, context) : openWords(alert, context);
}

function hiddenWords(alert: AlertView, { texts }: WordsContext): AlertWords {
  const body = texts('openToSee');
  switch (alert.kind) {
    case 'notices.new':
    case 'notices.unread':
      return { title: countWords(alert, texts), body };
    case 'notice.new':
    case 'notice.requirement':
    case 'notice.resolution':
    case 'notice.unread':
      return { title: texts(alert.kind === 'notice.unread' ? 'unreadLong' : 'newNotice'), body };
    case 'deadline':
      return { title: texts('somethingDue'), body };
    case 'appointment':
      return { title: texts('appointmentNear'), body };
    case 'certificate':
    case 'account.parked':
    case 'account.failing':
    case 'source.quiet':
      return { title: texts('accountNeedsYou'), body };
    case 'status.due':
    case 'status.news':
      return { title: texts('caseNews'), body };
    case 'digest':
      return { title: texts('digestTitle'), body };
  }
}

function openWords(alert: AlertView, { texts, now }: WordsContext): AlertWords {
  const title = titleWords(alert.title ?? '', texts);
  const label = alert.label ?? 'Recado';
  const day = (on: Day | null): string => (on === null ? '' : dayWords(on, texts));
  const since = (at: Instant | null): string => (at === null ? '' : momentDay(at, texts));
  switch (alert.kind) {
    case 'notice.new':
    case 'notice.requirement':
    case 'notice.resolution':
      return {
        title: texts(newWords[alert.kind]),
        body: lines(title, alert.on === null ? '' : texts('dueOn', { day: day(alert.on) })),
      };
    case 'notices.new':
    case 'notices.unread':
      return { title: countWords(alert, texts), body: texts('openToSee') };
    case 'notice.unread':
      return { title: texts('unreadLong'), body: title };
    case 'deadline':
      return {
        title: texts(dueWords[alert.decision ?? alert.what ?? 'respond'], { day: day(alert.on) }),
        body: lines(
          title,
          daysLeftWords(alert, texts, now),
          alert.certainty === 'stated' ? '' : texts('dayReckoned'),
        ),
      };
    case 'appointment':
      return {
        title: texts('appointmentOn', { day: day(alert.on), at: alert.at ?? '' }).trim(),
        body: lines(title, daysLeftWords(alert, texts, now), zoneWords(alert, texts)),
      };
    case 'certificate':
      return {
        title: texts('certificateEnds', { day: since(alert.since) }),
        body: texts('certificateOf', { label }),
      };
    case 'account.parked':
      return { title: texts('accountNeedsYou'), body: texts('accountStopped', { label }) };
    case 'account.failing':
      return alert.code === 'store.full'
        ? { title: texts('diskFull'), body: texts('diskFullDetail') }
        : { title: texts('accountNeedsYou'), body: texts('accountFails', { label }) };
    case 'source.quiet':
      return {
        title: texts('sourceQuiet', { label }),
        body: texts('sourceQuietDetail', { day: since(alert.since) }),
      };
    case 'status.due':
      return { title: texts('statusDue'), body: title };
    case 'status.news':
      return { title: texts('statusNews'), body: title };
    case 'digest':
      return { title: texts('digestTitle'), body: digestWords(alert, texts) };
  }
}

const newWords = {
  'notice.new': 'newNotice',
  'notice.requirement': 'newRequirement',
  'notice.resolution': 'newResolution',
} as const satisfies Record<string, TextKey>;

const dueWords = {
  open: 'openBy',
  respond: 'answerBy',
  pay: 'payBy',
  attend: 'attendOn',
  appeal: 'appealBy',
  court: 'courtBy',
  goOn: 'cardBy',
} as const satisfies Record<string, TextKey>;

/** "5 new notices, 1 urgent" */
function countWords({ kind, count, urgentCount }: AlertView, texts: Texts): string {
  const all = texts(kind === 'notices.new' ? 'newNotices' : 'unreadLongMany', { count });
  return urgentCount === 0 ? all : `${all}, ${texts('urgentOfThem', { count: urgentCount })}`;
}

/** "2 things for today", "5 within seven days", "3 new notices", "1 source could not be read" */
function digestWords({ digest }: AlertView, texts: Texts): string {
  if (digest === null) return '';
  const { today, week, arrived, sources } = digest;
  return lines(
    today === 0 ? texts('digestNothingToday') : texts('digestToday', { count: today }),
    week > today ? texts('digestWeek', { count: week }) : '',
    arrived === 0 ? '' : texts('newNotices', { count: arrived }),
    sources === 0 ? '' : texts('digestSources', { count: sources }),
  );
}

/** Counted in the authority's zone: there the day ends. */
function daysLeftWords({ on, zone }: AlertView, texts: Texts, now: Date): string {
  if (on === null) return '';
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone ?? 'UTC' }).format(now);
  const count = Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
  if (count <= 0) return texts('isToday');
  return count === 1 ? texts('isTomorrow') : texts('daysLeft', { count });
}

/** The office's clock, where it is not the person's. */
function zoneWords({ zone, at }: AlertView, texts: Texts): string {
  if (zone === null || at === null || zone === new Intl.DateTimeFormat().resolvedOptions().timeZone)
    return '';
  return texts('clockOf', { city: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ') });
}

const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

/** A day has no zone: it is written out as it stands. */
const dayWords = (day: Day, texts: Texts): string => written(new Date(day), texts, { timeZone: 'UTC' });

const momentDay = (at: Instant, texts: Texts): string => written(new Date(at), texts, {});

/** Russian and Ukrainian end the year with an abbreviation, whose point would collide with the sentence's. */
const written = (date: Date, texts: Texts, zone: { timeZone?: string }): string =>
  new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', ...zone })
    .format(date)
    .replace(/\s[гр]\.$/u, '');
