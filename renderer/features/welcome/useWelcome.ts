// Where the person stands in the first steps: read from the settings, changed there, the same after a restart.
import { useState } from 'react';
import type { Welcome } from '../../../main/contract/welcome.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';

export interface WelcomeSteps {
  welcome: Welcome | undefined;
  change: (change: Partial<Welcome>) => void;
}

export function useWelcome(): WelcomeSteps {
  const settings = useMethod('settings.get', {}).data;
  // What was chosen here stands at once and until it is refused: facts of earlier choices may still come in.
  const [chosen, setChosen] = useState<Welcome>();
  const setting = useAct('settings.set', { onError: () => setChosen(undefined) });
  const welcome = chosen ?? settings?.welcome;
  return {
    welcome,
    change: (change) => {
      if (welcome === undefined) return;
      const next: Welcome = { ...welcome, state: 'going', ...change };
      setChosen(next);
      setting.mutate({ welcome: next });
    },
  };
}
