// One sign-in on a provider's page as a screen follows it: begun, waiting, granted or failed.
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../main/contract/failure.ts';
import type { MailProviderView, MailSignInView } from '../../../main/contract/mailSignInViews.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';

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
  const bridge = useBridge();
  const [signIn, setSignIn] = useState<MailSignInView | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const beginning = useAct('mailSignIn.begin', {
    onSuccess: (begun) => {
      setSignIn(begun.signIn);
      setUrl(begun.url);
    },
  });
  const cancelling = useAct('mailSignIn.cancel');
  const id = signIn?.id ?? null;
  const isWaiting = signIn?.state === 'waiting';
  const cancel = cancelling.mutate;
  useEffect(
    () =>
      bridge.on('mailSignIn.changed', (view) => {
        if (view.id !== id) return;
        setSignIn(view);
        if (view.state === 'granted') onGranted(view.id);
      }),
    [bridge, id, onGranted],
  );
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
    url,
    failure: beginning.error?.failure ?? signIn?.failure ?? null,
    isBeginning: beginning.isPending,
    begin: (provider, address) => {
      onGranted(null);
      setSignIn(null);
      beginning.mutate({ provider, address });
    },
    cancel: () => id !== null && cancel({ id }),
  };
}
