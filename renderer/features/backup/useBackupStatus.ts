// The state of backups, kept in step with what is under way.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EventPayload } from '../../../main/contract/events.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFact } from '../../api/useFacts.ts';

export function useBackupStatus(isEnabled = true) {
  const cache = useQueryClient();
  const heard = useCallback(
    ({ running }: EventPayload<'backup.progressed'>): void => {
      // Steps come many a second: only the end is a reason to read everything again.
      if (running === null) void cache.invalidateQueries({ queryKey: ['backup.status'] });
      else
        cache.setQueryData(
          ['backup.status', {}],
          (status: object | undefined) => status && { ...status, running },
        );
    },
    [cache],
  );
  useFact('backup.progressed', heard);
  return useMethod('backup.status', {}, isEnabled);
}

/** Puts a method's answer in the place of the state that is shown. */
export function useShowStatus(): (status: object) => void {
  const cache = useQueryClient();
  return (status) => void cache.setQueryData(['backup.status', {}], status);
}
