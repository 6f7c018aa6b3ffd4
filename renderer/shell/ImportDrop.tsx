// Takes .eml files dropped on the window, hands them to the core, and says for each what became of it.
import { createContext, type DragEvent, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../main/contract/views.ts';
import { useAct } from '../api/bridgeContext.tsx';
import { toBase64 } from '../text/base64.ts';
import { useFailureWords } from '../text/useFailureWords.ts';
import { Button } from '../ui/Button.tsx';
import { FailureBox } from '../ui/FailureBox.tsx';
import { Modal } from '../ui/Modal.tsx';
import './importDrop.css';

const ImportContext = createContext<(files: File[]) => void>(() => undefined);

/** Takes files from elsewhere in the window, such as a file dialog. */
export function useImport(): (files: File[]) => void {
  return useContext(ImportContext);
}

export function ImportDrop({ onOpen, children }: { onOpen: (id: string) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const taking = useAct('notices.import');
  const { mutate } = taking;
  const take = useCallback(
    (given: File[]): void => {
      if (given.length === 0) return;
      const read = async (file: File) => ({ name: file.name, base64: toBase64(await file.arrayBuffer()) });
      void Promise.all(given.map(read)).then((files) => mutate({ files }));
    },
    [mutate],
  );
  const drop = (event: DragEvent): void => {
    setOver(false);
    // A field in the window took it already, such as the one for certificate files.
    if (event.defaultPrevented) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is an extra way for the mouse; the command line takes files too
    <div
      className="drop"
      onDragOver={(event) => {
        if (event.defaultPrevented) return setOver(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={drop}
    >
      <ImportContext value={take}>{children}</ImportContext>
      {isOver && <div className="drop-veil">{t('import.drop')}</div>}
      <Modal
        title={t('import.title')}
        isOpen={taking.data !== undefined || taking.error !== null}
        onClose={taking.reset}
      >
        {taking.error !== null && <FailureBox error={taking.error} />}
        {taking.data !== undefined && (
          <Summary
            summary={taking.data}
            onOpen={(id) => {
              taking.reset();
              onOpen(id);
            }}
          />
        )}
      </Modal>
    </div>
  );
}

function Summary({ summary, onOpen }: { summary: ImportSummary; onOpen: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  return (
    <div className="import">
      {summary.taken.length > 0 && (
        <section>
          <h2>{t('import.taken', { count: summary.taken.length })}</h2>
          <ul>
            {summary.taken.map(({ file, noticeIds }) => (
              <li key={file}>
                <span>{file}</span>
                {noticeIds[0] !== undefined && (
                  <Button look="quiet" onClick={() => onOpen(noticeIds[0] as string)}>
                    {t('common.open')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {summary.known.length > 0 && (
        <section>
          <h2>{t('import.known', { count: summary.known.length })}</h2>
          <ul>
            {summary.known.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </section>
      )}
      {summary.notTaken.length > 0 && (
        <section>
          <h2>{t('import.notTaken', { count: summary.notTaken.length })}</h2>
          <ul>
            {summary.notTaken.map(({ file, failure }) => (
              <li key={file}>
                <span>{file}</span> <span className="import-why">{words(failure).title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
