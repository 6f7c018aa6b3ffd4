// The rules of counting as dated data: what starts them, how they count, and where the law says so.
import type { Day, ZoneName } from '../model/day.ts';
import type { Country } from './holidays/holiday.ts';

/** `official`: read in the law. `secondary`: quoted by others, the text not read. `inferred`: chosen on the safe side. */
export type Standing = 'official' | 'secondary' | 'inferred';

export interface Rule {
  /** Null where no country's law is applied (a clock time). */
  country: Country | null;
  /** Whose practice the rule is; `general` for every body of the country. */
  instance: 'general' | 'migraciones' | 'domicilioDigital';
  /** Null: the zone is part of the input. */
  zone: ZoneName | null;
  /** The field of the input whose day starts the count; that day itself never counts. */
  startsWith: 'madeAvailableAt' | 'notifiedOn' | 'depositedAt' | 'notifiedAt' | 'sentAt' | 'on';
  counts: 'calendarDays' | 'workingDays' | 'months' | 'clockTime';
  /** Whether an end on a day off goes on to the next working day. */
  isEndMoved: boolean;
  law: string;
  article: string;
  standing: Standing;
  /** When the rule began to bind. A notice of an earlier day gets no deadline by it; the calculator counts on request. */
  validFrom: Day;
  validTo: Day | null;
  /** When the text or its source was last looked at. */
  checkedOn: Day;
}

const spain = {
  country: 'ES',
  instance: 'general',
  zone: 'Europe/Madrid',
  law: 'Ley 39/2015 (BOE-A-2015-10565)',
  standing: 'official',
  validFrom: '2016-10-02',
  validTo: null,
  checkedOn: '2026-11-21',
} as const;

/**
 * The TUO of 2019 numbers these articles 144, 145 and 150; the one in force since 2026-05-01 (DS 006-2026-JUS, text not
 * read) seems to have gone back to the numbers of the law of 2001: 133, 134 and 140.
 */
const peru = {
  country: 'PE',
  instance: 'general',
  zone: 'America/Lima',
  startsWith: 'depositedAt',
  law: 'Ley 27444 (TUO DS 004-2019-JUS; DS 006-2026-JUS)',
  validFrom: '2001-10-11',
  validTo: null,
  checkedOn: '2026-11-21',
} as const;

const chile = {
  country: 'CL',
  instance: 'general',
  zone: 'America/Santiago',
  law: 'Ley 19.880',
  validFrom: '2003-05-29',
  validTo: null,
  checkedOn: '2026-11-21',
} as const;

export const rules = {
  /** Ten natural days to open, or the notice counts as rejected. Holidays count and the end is not moved. */
  'es.open10': {
    ...spain,
    startsWith: 'madeAvailableAt',
    counts: 'calendarDays',
    isEndMoved: false,
    article: '43.2',
  },
  'es.open10.lastInstant': {
    ...spain,
    startsWith: 'madeAvailableAt',
    counts: 'calendarDays',
    isEndMoved: false,
    article: '43.2',
  },
  /** August counts: article 30 knows no August, only courts do (LOPJ 183). */
  'es.businessDays': {
    ...spain,
    startsWith: 'notifiedOn',
    counts: 'workingDays',
    isEndMoved: false,
    article: '30.2, 30.3, 30.6',
  },
  'es.months': {
    ...spain,
    startsWith: 'notifiedOn',
    counts: 'months',
    isEndMoved: true,
    article: '30.4, 30.5',
  },
  'pe.businessDays': {
    ...peru,
    counts: 'workingDays',
    isEndMoved: false,
    article: '144.1, 145.1 (133.1, 134.1)',
    standing: 'secondary',
  },
  /**
   * The end moves (145.2); only terms that bind the bodies themselves may end on a day off (150.1). By 144.1 the count
   * could start on the next WORKING day; here it starts on the next day, which never ends later.
   */
  'pe.calendarDays': {
    ...peru,
    counts: 'calendarDays',
    isEndMoved: true,
    article: '145.2, 150 (134.2, 140)',
    standing: 'inferred',
  },
  /** Read at another body (SUNAFIL); no text of Migraciones confirms it. */
  'pe.deemedNotified': {
    ...peru,
    instance: 'migraciones',
    counts: 'workingDays',
    isEndMoved: false,
    law: 'Ley 31736',
    article: 'domicilio digital',
    standing: 'secondary',
    validFrom: '2023-05-06',
  },
  'pe.laterDate': {
    ...peru,
    instance: 'migraciones',
    counts: 'workingDays',
    isEndMoved: false,
    law: 'Ley 31736; Ley 27444',
    article: '144.1, 145.1 (133.1, 134.1)',
    standing: 'secondary',
    validFrom: '2023-05-06',
  },
  'cl.businessDays': {
    ...chile,
    startsWith: 'notifiedAt',
    counts: 'workingDays',
    isEndMoved: false,
    article: '25',
    standing: 'secondary',
  },
  'cl.calendarDays': {
    ...chile,
    startsWith: 'notifiedAt',
    counts: 'calendarDays',
    isEndMoved: true,
    article: '25',
    standing: 'secondary',
  },
  /** The third working day after sending. Whether it binds mail to people without RUN is not known. */
  'cl.digitalDomicile': {
    ...chile,
    instance: 'domicilioDigital',
    startsWith: 'sentAt',
    counts: 'workingDays',
    isEndMoved: false,
    law: 'Ley 21.806',
    article: 'Domicilio Digital Único',
    standing: 'secondary',
    validFrom: '2026-07-01',
  },
  'appointment.instant': {
    country: null,
    instance: 'general',
    zone: null,
    startsWith: 'on',
    counts: 'clockTime',
    isEndMoved: false,
    law: 'RFC 5545',
    article: '3.3.5',
    standing: 'inferred',
    validFrom: '1970-01-01',
    validTo: null,
    checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
export const isRuleName = (name: string): name is RuleName => Object.hasOwn(rules, name);
