// Makes one file of all that proves a notice, a case or a person's matters, and hands it to the person.

import { useMutation } from '@tanstack/react-query';
import { FileArchive } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceSubject } from '../../../main/contract/evidenceViews.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { fromBase64 } from '../../text/base64.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
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
  const making = useMutation({
    mutationFn: async () => {
      const made = await callMethod(bridge, 'evidence.make', {
        about,
        password: password === '' ? null : password,
        words,
      });
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const piece: { base64: string; next: number | null } = await callMethod(bridge, 'evidence.read', {
          id: made.id,
          offset,
        });
        pieces.push(fromBase64(piece.base64));
        offset = piece.next;
      }
      await callMethod(bridge, 'evidence.discard', { id: made.id });
      saveInBrowser(made.name, new Blob(pieces, { type: 'application/zip' }));
      return made;
    },
  });
  const { data: made } = making;
  return (
    <Modal title={t('bundle.title')} isOpen onClose={onClose}>
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
        {making.error !== null && <FailureBox error={making.error} />}
        {making.isPending && <p role="status">{t('bundle.making')}</p>}
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
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button type="submit" look="primary" disabled={making.isPending}>
            {t('bundle.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
