// A dialog over the window: focus goes in, stays in and comes back to where it was.
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { memo, type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import './modal.css';

interface ModalProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `page` fills the window, for documents. */
  size?: 'small' | 'page';
  /** Stands beside the title, before the closing button. */
  tools?: ReactNode;
  /** What has the focus first, where that is not the title: a button would show its tooltip, which takes the first Esc. */
  firstFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A closed dialog is not drawn anew, whatever changes around it. */
export const Modal = memo(OpenModal, (before, after) => !before.isOpen && !after.isOpen);

function OpenModal(props: ModalProps): ReactNode {
  const { title, isOpen, onClose, size = 'small', tools, firstFocus, children } = props;
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal-scrim" />
        <Dialog.Popup className={`modal modal-${size}`} initialFocus={firstFocus ?? head}>
          <header className="modal-head">
            <Dialog.Title ref={head} tabIndex={-1} className="modal-title">
              {title}
            </Dialog.Title>
            {tools}
            <IconButton icon={X} label={t('common.close')} onClick={onClose} />
          </header>
          <div className="modal-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
