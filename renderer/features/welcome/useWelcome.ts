// Where the person stands in the first steps: read from the settings, changed there, the same after a restart.
import { useQueryClient } from '@tanstack/react-query';
import type { Welcome } from '../../../main/contract/welcome.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';

export interface WelcomeSteps {
  welcome: Welcome | undefined;
  change: (change: Partial<Welcome>) => void;
}

export function useWelcome(): WelcomeSteps {
  const settings = useMethod('settings.get', {}).data;
  const cache = useQueryClient();
  // Between the answer and the fact that tells of it the old settings would show for a moment.
  const setting = useAct('settings.set', {
    onSuccess: (kept) => cache.setQueryData(['settings.get', {}], kept),
  });
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
