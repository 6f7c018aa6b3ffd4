// Answers with cases, deadlines and the calendar as files.
import { exportCalendar, exportCases, exportDeadlines } from '../exportFacts.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `exports.${string}` & keyof Handlers;

export const exportHandlers = ({ store, clock }: HandlerDeps): Pick<Handlers, Own> => ({
  'exports.cases': ({ format }) => exportCases(store, format, clock.now()),
  'exports.deadlines': ({ format }) => exportDeadlines(store, format, clock.now()),
  'exports.calendar': ({ words }) => exportCalendar(store, words, clock.now()),
});
