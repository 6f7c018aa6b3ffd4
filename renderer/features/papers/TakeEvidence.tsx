// Takes a bundle of evidence into the inbox: chosen as a file, with its password where it has one.
import { useMutation } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { sendFile } from '../../api/sendFile.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import '../../shell/syncIndicator.css';

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
  const [sent, setSent] = useState(0);
  const stopping = useRef(new AbortController());
  const taking = useMutation({
    mutationFn: async () => {
      setSent(0);
      const id = await sendFile(file, {
        give: (piece) => callMethod(bridge, 'evidence.add', piece),
        onSent: setSent,
        signal: stopping.current.signal,
      });
      return callMethod(bridge, 'evidence.take', { id, password: password === '' ? null : password });
    },
  });
  // What is stopped is what is sent: taking in is one act, all of it or nothing.
  const close = (): void => {
    stopping.current.abort();
    onClose();
  };
  return (
    <Modal title={t('bundle.takeTitle')} isOpen onClose={close}>
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
        {taking.isPending && (
          <progress className="run-bar" aria-label={t('bundle.takeTitle')} value={sent} max={file.size} />
        )}
        {taking.error !== null && <FailureBox error={taking.error} />}
        {taking.data !== undefined && <p role="status">{t('bundle.taken', taking.data)}</p>}
        <div className="modal-actions">
          <Button onClick={close}>{t(taking.isPending ? 'bundle.stop' : 'common.close')}</Button>
          <Button type="submit" look="primary" disabled={taking.isPending || taking.data !== undefined}>
            {t('bundle.takeConfirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
