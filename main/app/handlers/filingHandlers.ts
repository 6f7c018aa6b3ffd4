// Answers for the folder in which each PDF also lies; the way to it is asked for on this side of the process line.
import { FailureError } from '../../contract/failure.ts';
import { usualPattern } from '../../model/fileNamePattern.ts';
import type { FilingState } from '../filing/createFiling.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `filing.${string}` & keyof Handlers;

export const filingHandlers = ({ filing, host }: HandlerDeps): Pick<Handlers, Own> => {
  const shown = (state: FilingState) => ({ ...state, usualPattern });
  return {
    'filing.state': async () => shown(await filing.state()),
    'filing.chooseFolder': async () => {
      if (!host.desktop?.chooseFolder) throw new FailureError('ability.missing', { what: 'folderDialog' });
      const folder = await host.desktop.chooseFolder();
      return shown(folder === null ? await filing.state() : await filing.setFolder(folder));
    },
    'filing.stop': async () => shown(await filing.setFolder(null)),
    'filing.setPattern': async ({ pattern }) => shown(await filing.setPattern(pattern)),
    'filing.fileNow': async ({ isAgain }) => shown(await filing.fileNow(isAgain)),
  };
};
