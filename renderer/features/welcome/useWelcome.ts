// Where the person stands in the first steps: read from the settings, changed there, the same after a restart.
import type { Welcome } from '../../../main/contract/welcome.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';

export interface WelcomeSteps {
  welcome: Welcome | undefined;
  change: (change: Partial<Welcome>) => void;
}

export function useWelcome(): WelcomeSteps {
  const settings = useMethod('settings.get', {}).data;
  const setting = useAct('settings.set');
  // What was chosen here stands at once and until it is refused: facts of earlier choices may still come in.
  const welcome = (setting.isError ? undefined : setting.variables?.welcome) ?? settings?.welcome;
  return {
    welcome,
    change: (change) => {
      if (welcome !== undefined) setting.mutate({ welcome: { ...welcome, state: 'going', ...change } });
    },
  };
}
