// What a person says of two notices that may be one, each act told with an Undo that takes it back whole.
import { Toast } from '@base-ui/react/toast';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import type { FailedCall } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';

const toastMs = 12_000;

export interface SameActs {
  join: (ids: [string, string]) => void;
  part: (joinedId: string) => void;
  refuse: (ids: [string, string]) => void;
  error: FailedCall | null;
  /** Under way, or done and not yet out of sight. */
  isBusy: boolean;
}

/** `joined` is told which of the two stays. */
export function useSameActs(joined: (id: string) => void = () => undefined): SameActs {
  const { t } = useTranslation();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const told = (title: string, undo: () => void): void => {
    const id = toasts.add({
      title,
      timeout: toastMs,
      actionProps: {
        children: t('common.undo'),
        onClick: () => {
          toasts.close(id);
          undo();
        },
      },
    });
  };
  const onError = ({ failure }: FailedCall): void => {
    const { title, next } = words(failure);
    toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
  };
  const parting = useAct('sameNotices.part', {
    onSuccess: () => toasts.add({ title: t('same.parted'), timeout: toastMs }),
    onError,
  });
  const joining = useAct('sameNotices.join', {
    onSuccess: ({ id, joinedId }) => {
      joined(id);
      told(t('same.joined'), () => parting.mutate({ joinedId }));
    },
  });
  const withdrawing = useAct('sameNotices.notTheSame', { onError });
  const refusing = useAct('sameNotices.notTheSame', {
    onSuccess: (_, { ids }) => told(t('same.refused'), () => withdrawing.mutate({ ids, isSaid: false })),
  });
  return {
    join: (ids) => joining.mutate({ ids }),
    part: (joinedId) => parting.mutate({ joinedId }),
    refuse: (ids) => refusing.mutate({ ids, isSaid: true }),
    error: joining.error ?? refusing.error,
    isBusy: [joining, refusing].some(({ isPending, isSuccess }) => isPending || isSuccess),
  };
}
