// Answers for files that come in pieces.
import { createImportSessions } from '../importSessions.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `imports.${string}` & keyof Handlers;

export const importHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const sessions = createImportSessions(deps);
  return {
    'imports.begin': async ({ totalBytes }) => ({ importId: await sessions.begin(totalBytes) }),
    'imports.add': ({ importId, name, base64, isLast }) =>
      sessions.add(importId, { name, bytes: Buffer.from(base64, 'base64'), isLast }),
    'imports.finish': ({ importId }) => sessions.finish(importId),
    'imports.cancel': ({ importId }) => sessions.cancel(importId),
  };
};
