// The ordered list of schemas; a migration that has been released is never changed, only followed by another.

import { alertDays } from './alertDays.ts';
import { alertSnoozes } from './alertSnoozes.ts';
import { alerts } from './alerts.ts';
import { bin } from './bin.ts';
import { cases } from './cases.ts';
import { concerns } from './concerns.ts';
import { conversations } from './conversations.ts';
import { decisions } from './decisions.ts';
import { documentNames } from './documentNames.ts';
import { initial } from './initial.ts';
import { learned } from './learned.ts';
import { noticeJoins } from './noticeJoins.ts';
import { ownReadings } from './ownReadings.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { readings } from './readings.ts';
import { regions } from './regions.ts';
import { revocations } from './revocations.ts';
import { sections } from './sections.ts';
import { sources } from './sources.ts';
import { undated } from './undated.ts';

/** Number `n` of the list leads from schema `n - 1` to schema `n`; plain SQL, run in one transaction. */
export const migrations: readonly string[] = [
  initial,
  sources,
  learned,
  concerns,
  cases,
  alerts,
  conversations,
  regions,
  readings,
  sections,
  people,
  papers,
  alertDays,
  bin,
  undated,
  alertSnoozes,
  revocations,
  documentNames,
  noticeJoins,
  ownReadings,
  decisions,
];
