// Saved views of the invented core.
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';

type Methods = Extract<MethodName, `views.${string}`>;
type Handlers = { [M in Methods]: (input: MethodInput<M>) => MethodOutput<M> };

export function createFakeViews(before: MethodOutput<'views.list'>, changed: () => void): Handlers {
  const views = new Map(before.map((view) => [view.id, view]));
  return {
    'views.list': () => [...views.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    'views.save': (view) => {
      views.set(view.id, view);
      changed();
      return {};
    },
    'views.remove': ({ id }) => {
      views.delete(id);
      changed();
      return {};
    },
  };
}
