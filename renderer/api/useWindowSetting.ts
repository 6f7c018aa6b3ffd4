// How the person left the window, one part of it: shown at once when it changes, kept by the core for every window and the next start.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usualWindow, type WindowSettings } from '../../main/contract/windowSettings.ts';
import { useBridge, useMethod } from './bridgeContext.tsx';
import { callMethod } from './callMethod.ts';
import type { SettingsView } from './views.ts';

const key = ['settings.get', {}] as const;
/** Facts of earlier choices are passed over while one of these is on its way (useFacts). */
export const choosing = { mutationKey: ['window.choose'] } as const;

export function useWindowSetting<N extends keyof WindowSettings>(
  name: N,
): [WindowSettings[N], (value: WindowSettings[N]) => void] {
  const bridge = useBridge();
  const cache = useQueryClient();
  const value = useMethod('settings.get', {}).data?.[name] ?? usualWindow[name];
  const { mutate } = useMutation({
    ...choosing,
    mutationFn: (change: Partial<WindowSettings>) => callMethod(bridge, 'settings.set', change),
    onMutate: (change) =>
      cache.setQueryData<SettingsView>(key, (before) =>
        before === undefined ? before : { ...before, ...change },
      ),
    onSuccess: (settings) => {
      if (cache.isMutating(choosing) === 1) cache.setQueryData(key, settings);
    },
    onError: () => cache.invalidateQueries({ queryKey: key }),
  });
  const choose = useCallback((next: WindowSettings[N]) => mutate({ [name]: next }), [mutate, name]);
  return [value, choose];
}
