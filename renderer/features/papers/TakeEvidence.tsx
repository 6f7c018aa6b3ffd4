// Takes a bundle of evidence into the inbox: chosen as a file, with its password where it has one.
import { useMutation } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { toBase64 } from '../../text/base64.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';

/** A multiple of three: base64 of the pieces has no padding in between. */
const pieceBytes = 3 * 1_048_576;

export function TakeEvidence(): ReactNode {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t('bundle.take')}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          event.target.value = '';
        }}
      />
      <Button icon={PackageOpen} onClick={() => chooser.current?.click()}>
        {t('bundle.take')}
      </Button>
      {file !== null && <TakeDialog file={file} onClose={() => setFile(null)} />}
    </>
  );
}

function TakeDialog({ file, onClose }: { file: File; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [password, setPassword] = useState('');
  const taking = useMutation({
    mutationFn: async () => {
      let id: string | null = null;
      for (let at = 0; id === null || at < file.size; at += pieceBytes) {
        const base64 = toBase64(await file.slice(at, at + pieceBytes).arrayBuffer());
        const sent: { id: string } = await callMethod(bridge, 'evidence.add', { id, base64 });
        id = sent.id;
      }
      return callMethod(bridge, 'evidence.take', { id, password: password === '' ? null : password });
    },
  });
  return (
    <Modal title={t('bundle.takeTitle')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          taking.mutate();
        }}
      >
        <p>
          <bdi>{file.name}</bdi>
        </p>
        <p>{t('bundle.takeHint')}</p>
        <Field
          label={t('bundle.takePassword')}
          type="password"
          autoComplete="off"
          maxLength={500}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {taking.error !== null && <FailureBox error={taking.error} />}
        {taking.data !== undefined && <p role="status">{t('bundle.taken', taking.data)}</p>}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button type="submit" look="primary" disabled={taking.isPending || taking.data !== undefined}>
            {t('bundle.takeConfirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
