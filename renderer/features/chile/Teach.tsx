// "This is one", "this is not one": what the person says of a mail is remembered, and can be undone at once.
import { Toast } from '@base-ui/react/toast';
import { useQueryClient } from '@tanstack/react-query';
import { Check, MailX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useAct, useBridge, useMethod } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

const toastMs = 10_000;

/** Asked at the top of a mail that Recado is not sure about, offered at the end of any other. */
export function Teach({ notice, place }: { notice: NoticeDetail; place: 'top' | 'end' }): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const cache = useQueryClient();
  const toasts = Toast.useToastManager();
  const learned = useMethod('learned.list', {});
  const refresh = (): void => {
    for (const name of ['learned.list', 'notices.list', 'notices.get', 'notices.counts'])
      void cache.invalidateQueries({ queryKey: [name] });
  };
  const teaching = useAct('learned.teach', {
    onSuccess: ({ learned: signs, replaced, marks }, { isOurs }) => {
      const undo = async (): Promise<void> => {
        await callMethod(bridge, 'learned.remove', { ids: signs.map(({ id }) => id), back: replaced });
        if (marks.length > 0) await callMethod(bridge, 'notices.restoreMarks', { marks });
        refresh();
      };
      toasts.add({
        title: t(isOurs ? 'chile.teach.saidYes' : 'chile.teach.saidNo'),
        timeout: toastMs,
        actionProps: { children: t('common.undo'), onClick: () => void undo() },
      });
      refresh();
    },
  });
  const teach = (isOurs: boolean): void => teaching.mutate({ noticeId: notice.id, isOurs });
  const sender = (notice.evidence['sender'] ?? notice.evidence['from'] ?? '').toLowerCase();
  const isTaught = (learned.data ?? []).some(
    (sign) => sign.portal === notice.portal && sign.isOurs && sign.kind === 'sender' && sign.value === sender,
  );
  const isUnsure = (notice.evidence['signs'] ?? '').split(' ').includes('possible') && !isTaught;
  const isSuspicious = notice.authenticity?.verdict === 'suspicious';
  const no = (
    <Button icon={MailX} disabled={teaching.isPending} onClick={() => teach(false)}>
      {t('chile.teach.no')}
    </Button>
  );
  const error = teaching.error !== null && <FailureBox error={teaching.error} />;
  const isAsked = isUnsure && !isSuspicious;
  if (isAsked !== (place === 'top')) return null;
  if (isAsked)
    return (
      <NoticeBox
        tone="warn"
        title={t('chile.teach.unsureTitle')}
        actions={
          <>
            <Button icon={Check} look="primary" disabled={teaching.isPending} onClick={() => teach(true)}>
              {t('chile.teach.yes')}
            </Button>
            {no}
          </>
        }
      >
        <p>{t('chile.teach.unsureWords')}</p>
        {error}
      </NoticeBox>
    );
  return (
    <div className="chile-teach">
      {isTaught && <p className="field-hint">{t('chile.teach.learnedYes')}</p>}
      {error}
      {no}
    </div>
  );
}
