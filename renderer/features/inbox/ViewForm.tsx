// Gives a view its name, for the first time or anew.
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewShape } from '../../../main/contract/viewMethods.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';

interface ViewFormProps {
  /** Without a name yet when it is new. */
  view: SavedViewShape;
  /** What the view shows, in words. */
  hint?: string | undefined;
  onClose: () => void;
}

const longestName = 80;

export function ViewForm({ view, hint, onClose }: ViewFormProps): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const form = useRef<HTMLFormElement>(null);
  const saving = useAct('views.save', { onSuccess: onClose });
  const isNamed = name.trim() !== '';
  return (
    <Modal title={t(view.name === '' ? 'views.save' : 'views.rename')} isOpen onClose={onClose}>
      <form
        ref={form}
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) saving.mutate({ ...view, name: name.trim() });
        }}
      >
        <Field
          label={t('views.name')}
          hint={hint}
          value={name}
          maxLength={longestName}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this name
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        {saving.error !== null && <FailureBox error={saving.error} />}
        <Button look="primary" type="submit" disabled={!isNamed || saving.isPending}>
          {t('views.keep')}
        </Button>
      </form>
    </Modal>
  );
}
