// One sign-in on a provider's page as a screen follows it: begun, waiting, granted or failed.
import { useEffect, useRef } from 'react';
import type { Failure } from '../../../main/contract/failure.ts';
import type { MailProviderView, MailSignInView } from '../../../main/contract/mailSignInViews.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';

export interface MailSignInProgress {
  signIn: MailSignInView | null;
  /** The provider's page where this host cannot open it by itself. */
  url: string | null;
  failure: Failure | null;
  isBeginning: boolean;
  begin(provider: MailProviderView, address: string): void;
  cancel(): void;
}

export function useMailSignIn(onGranted: (id: string | null) => void): MailSignInProgress {
  const beginning = useAct('mailSignIn.begin');
  const cancelling = useAct('mailSignIn.cancel');
  const begun = beginning.data ?? null;
  const id = begun?.signIn.id ?? null;
  // Asked for after the beginning: what became of it may have been told before its id was known here.
  const told = useMethod('mailSignIn.status', { id: id ?? '' }, id !== null).data;
  const signIn = told ?? begun?.signIn ?? null;
  const isWaiting = signIn?.state === 'waiting';
  const isGranted = signIn?.state === 'granted';
  const cancel = cancelling.mutate;
  useEffect(() => {
    if (isGranted) onGranted(id);
  }, [isGranted, id, onGranted]);
  const waiting = useRef<string | null>(null);
  useEffect(() => {
    waiting.current = isWaiting ? id : null;
  }, [id, isWaiting]);
  // A form that is left waits no longer.
  useEffect(
    () => () => {
      if (waiting.current !== null) cancel({ id: waiting.current });
    },
    [cancel],
  );
  return {
    signIn,
    url: begun?.url ?? null,
    failure: beginning.error?.failure ?? signIn?.failure ?? null,
    isBeginning: beginning.isPending,
    begin: (provider, address) => {
      onGranted(null);
      beginning.mutate({ provider, address });
    },
    cancel: () => id !== null && cancel({ id }),
  };
}
