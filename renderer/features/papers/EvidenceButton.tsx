// Makes one file of all that proves a notice, a case or a person's matters, and hands it to the person.

import { useMutation } from '@tanstack/react-query';
import { FileArchive } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceSubject } from '../../../main/contract/evidenceViews.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, FailedCall, failureIn } from '../../api/callMethod.ts';
import { readPieces } from '../../api/readPieces.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import { EvidenceRunning } from './EvidenceRunning.tsx';
import { useEvidenceWords } from './useEvidenceWords.ts';

export function EvidenceButton({ about }: { about: EvidenceSubject }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={FileArchive} onClick={() => setOpen(true)}>
        {t('bundle.make')}
      </Button>
      {isOpen && <EvidenceDialog about={about} onClose={() => setOpen(false)} />}
    </>
  );
}

function EvidenceDialog({ about, onClose }: { about: EvidenceSubject; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const words = useEvidenceWords();
  const [password, setPassword] = useState('');
  /** Pressed while the pieces come in: what was made is given back unread. */
  const isStopped = useRef(false);
  const making = useMutation({
    mutationFn: async () => {
      isStopped.current = false;
      const made = await callMethod(bridge, 'evidence.make', {
        about,
        password: password === '' ? null : password,
        words,
      });
      const pieces = await readPieces(
        (offset) => callMethod(bridge, 'evidence.read', { id: made.id, offset }),
        () => isStopped.current,
      );
      await callMethod(bridge, 'evidence.discard', { id: made.id });
      if (isStopped.current) throw new FailedCall({ code: 'cancelled', details: {} });
      saveInBrowser(made.name, new Blob(pieces, { type: 'application/zip' }));
      return made;
    },
  });
  const { data: made } = making;
  const hasEnded = making.error !== null && failureIn(making.error).code === 'cancelled';
  const stopping = useAct('evidence.stop');
  const stop = (): void => {
    isStopped.current = true;
    stopping.mutate({});
  };
  const close = (): void => {
    if (making.isPending) stop();
    onClose();
  };
  return (
    <Modal title={t('bundle.title')} isOpen onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <p>{t('bundle.hint')}</p>
        <Field
          label={t('bundle.password')}
          hint={t('bundle.passwordHint')}
          type="password"
          autoComplete="new-password"
          maxLength={500}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {hasEnded && <p role="status">{t('bundle.stopped')}</p>}
        {making.error !== null && !hasEnded && <FailureBox error={making.error} />}
        {making.isPending && <EvidenceRunning onStop={stop} />}
        {made !== undefined && <p role="status">{t('bundle.done', { name: made.name })}</p>}
        {made !== undefined && made.missing.length > 0 && (
          <>
            <p>{t('bundle.missing', { count: made.missing.length })}</p>
            <ul>
              {[...new Set(made.missing)].map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="modal-actions">
          <Button onClick={close}>{t('common.close')}</Button>
          <Button type="submit" look="primary" disabled={making.isPending}>
            {t('bundle.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
