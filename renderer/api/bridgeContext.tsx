// Hands the bridge down the tree, and the three hooks that screens use to call, to read and to change.
import {
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { Bridge } from '../../main/contract/bridge.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { callMethod, type FailedCall } from './callMethod.ts';

const BridgeContext = createContext<Bridge | null>(null);

export function BridgeProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }): ReactNode {
  return <BridgeContext value={bridge}>{children}</BridgeContext>;
}

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge above this component');
  return bridge;
}

/** Reads a method's answer and keeps it until an event says that it changed. */
export function useMethod<M extends MethodName>(
  name: M,
  input: MethodInput<M>,
  isEnabled = true,
): UseQueryResult<MethodOutput<M>, FailedCall> {
  const bridge = useBridge();
  return useQuery<MethodOutput<M>, FailedCall>({
    queryKey: [name, input],
    queryFn: () => callMethod(bridge, name, input),
    enabled: isEnabled,
  });
}

/** Calls a method on demand; what changed is told by events. */
export function useAct<M extends MethodName>(
  name: M,
  options: Omit<UseMutationOptions<MethodOutput<M>, FailedCall, MethodInput<M>>, 'mutationFn'> = {},
): UseMutationResult<MethodOutput<M>, FailedCall, MethodInput<M>> {
  const bridge = useBridge();
  return useMutation<MethodOutput<M>, FailedCall, MethodInput<M>>({
    mutationFn: (input) => callMethod(bridge, name, input),
    ...options,
  });
}
