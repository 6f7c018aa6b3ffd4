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
  const { variables, isPending } = setting;
  // What was chosen stands at once; the settings follow.
  const welcome = (isPending ? variables.welcome : undefined) ?? settings?.welcome;
  return {
    welcome,
    change: (change) => {
      if (welcome !== undefined) setting.mutate({ welcome: { ...welcome, state: 'going', ...change } });
    },
  };
}
