// Answers for files that belong nowhere yet.
import { FailureError } from '../../contract/failure.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `papers.${string}` & keyof Handlers;
const mostFacts = 20;

export const paperHandlers = ({ store, hub, clock, papers }: HandlerDeps): Pick<Handlers, Own> => {
  const now = () => clock.now().toISOString();
  const hide = async (id: string, at: string | null): Promise<Record<string, never>> => {
    if (!(await store.papers.get(id))) throw new FailureError('input.notFound', { what: 'paper' });
    await store.papers.hide(id, at);
    hub.emit('papers.changed', {});
    return {};
  };
  return {
    'papers.list': async () => {
      const list = await store.papers.list();
      return {
        papers: await Promise.all(
          list.map(async (paper) => ({
            id: paper.id,
            name: paper.name,
            type: paper.type,
            size: paper.size,
            addedAt: paper.addedAt,
            facts: paper.facts.slice(0, mostFacts).map(({ kind, value }) => ({ kind, value })),
            suggestions: (await papers.suggest(paper)).map(({ case: { id, title, numbers }, why }) => ({
              id,
              title,
              numbers,
              why,
            })),
          })),
        ),
      };
    },
    'papers.fileToNotice': ({ id, noticeId }) => papers.fileToNotice(id, noticeId),
    'papers.fileToCase': ({ id, caseId }) => papers.fileToCase(id, caseId),
    'papers.remove': async ({ id }) => {
      await papers.purge();
      return hide(id, now());
    },
    'papers.restore': ({ id }) => hide(id, null),
  };
};
