// Does something to cases and tells it with an Undo that puts everything back as it was.
import { Toast } from '@base-ui/react/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseUndoView } from '../../../main/contract/caseViews.ts';
import type { MethodName, MethodOutput } from '../../../main/contract/methods.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';

const toastMs = 8_000;

export type CaseAct = Extract<MethodName, `cases.${string}` | 'payments.mark'> &
  { [M in MethodName]: MethodOutput<M> extends { undo: CaseUndoView | null } ? M : never }[MethodName];

/** `told` is the sentence of the toast; `done` runs before it, with the answer. */
export function useCaseAct<M extends CaseAct>(
  name: M,
  told: string,
  done: (answer: MethodOutput<M>) => void = () => undefined,
) {
  const bridge = useBridge();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const { t } = useTranslation();
  const restoring = useMutation<unknown, FailedCall, CaseUndoView>({
    mutationFn: (undo) => callMethod(bridge, 'cases.restore', { undo }),
    onSuccess: () => toasts.add({ title: t('cases.undone'), timeout: 3_000 }),
    onError: ({ failure }) => {
      const { title, next } = words(failure);
      toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
    },
  });
  return useAct<M>(name, {
    onSuccess: (answer: MethodOutput<M>) => {
      done(answer);
      const { undo } = answer as { undo: CaseUndoView | null };
      if (undo === null) return;
      const toastId = toasts.add({
        title: told,
        timeout: toastMs,
        actionProps: {
          children: t('common.undo'),
          onClick: () => {
            toasts.close(toastId);
            restoring.mutate(undo);
          },
        },
      });
    },
  });
}
