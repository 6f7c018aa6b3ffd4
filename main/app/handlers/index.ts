// Joins the groups into one handler per contract method; the type says when one is missing or stands twice.
import { accountHandlers } from './accountHandlers.ts';
import { appHandlers } from './appHandlers.ts';
import { certificateHandlers } from './certificateHandlers.ts';
import { documentHandlers } from './documentHandlers.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';
import { learnedHandlers } from './learnedHandlers.ts';
import { mailSignInHandlers } from './mailSignInHandlers.ts';
import { noticeHandlers } from './noticeHandlers.ts';
import { openingHandlers } from './openingHandlers.ts';
import { syncHandlers } from './syncHandlers.ts';

export const makeHandlers = (deps: HandlerDeps): Handlers => ({
  ...appHandlers(deps),
  ...noticeHandlers(deps),
  ...openingHandlers(deps),
  ...learnedHandlers(deps),
  ...documentHandlers(deps),
  ...accountHandlers(deps),
  ...certificateHandlers(deps),
  ...mailSignInHandlers(deps),
  ...syncHandlers(deps),
});
