// Passwords that came in a notice: never shown, copied by the core and cleared from the clipboard after half a minute.
import { Toast } from '@base-ui/react/toast';
import { Copy, KeyRound, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView, NoticeDetail } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Button } from '../../ui/Button.tsx';

export function Secrets({ notice, about }: { notice: NoticeDetail; about: HostView }): ReactNode {
  const { t, i18n } = useTranslation();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const copying = useAct('notices.copySecret', {
    onSuccess: () => toasts.add({ title: t('secret.copied'), timeout: 6_000 }),
    onError: ({ failure }) => {
      const { title, next } = words(failure);
      toasts.add({ title, description: next, timeout: 0 });
    },
  });
  const vault = useMethod('vault.status', {}).data;
  const forgetting = useAct('notices.forgetSecret', {
    onSuccess: () => toasts.add({ title: t('secret.forgotten'), timeout: 6_000 }),
    onError: ({ failure }) => {
      const { title, next } = words(failure);
      toasts.add({ title, description: next, timeout: 0 });
    },
  });
  return notice.secretNames.map((name) => {
    const key = `secret.names.${name}`;
    const label = i18n.exists(key) ? t(key as 'secret.names.provisionalPassword') : t('secret.unnamed');
    return (
      <section key={name} className="secret" aria-label={label}>
        <KeyRound size={18} aria-hidden />
        <div className="secret-words">
          <p>
            {label}:{' '}
            <span className="secret-dots" aria-hidden>
              {'••••••••'}
            </span>
            <span className="hidden-visually">{t('secret.masked')}</span>
          </p>
          <p className="field-hint">
            {t(vault?.kind === 'memory' ? 'secret.keptInMemory' : 'secret.keptInVault')}
          </p>
          {!about.abilities.clipboard && <p className="field-hint">{t('secret.needsDesktop')}</p>}
        </div>
        {about.abilities.clipboard && (
          <Button icon={Copy} onClick={() => copying.mutate({ id: notice.id, name })}>
            {t('common.copy')}
          </Button>
        )}
        <Button
          look="quiet"
          icon={Trash2}
          disabled={forgetting.isPending}
          onClick={() => forgetting.mutate({ id: notice.id, name })}
        >
          {t('secret.forget')}
        </Button>
      </section>
    );
  });
}
