// Short messages at the foot of the window, with Undo where an act can be taken back; read aloud politely.
import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './toasts.css';

export function Toasts(): ReactNode {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts" aria-label={t('shell.messages')}>
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="toast"
            swipeDirection={[]}
            // An urgent one is read aloud from a copy, and would be hidden for that; but its buttons are to be found.
            aria-hidden={false}
          >
            <Toast.Content className="toast-words">
              <div>
                <Toast.Title className="toast-title" />
                <Toast.Description className="toast-more" />
              </div>
              {toast.actionProps && <Toast.Action className="toast-act" />}
              <Toast.Close className="toast-close" aria-hidden={false} aria-label={t('common.close')}>
                <X size={16} aria-hidden />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
