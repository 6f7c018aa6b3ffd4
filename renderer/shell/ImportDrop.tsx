// Takes mail files and folders dropped on the window, sends them to the core in pieces, and says what became of them.
import {
  type ClipboardEvent,
  createContext,
  type DragEvent,
  type ReactNode,
  useCallback,
  useContext,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../main/contract/importViews.ts';
import { ItIsOne } from '../features/chile/ItIsOne.tsx';
import { useFailureWords } from '../text/useFailureWords.ts';
import { Button } from '../ui/Button.tsx';
import { FailureBox } from '../ui/FailureBox.tsx';
import { Modal } from '../ui/Modal.tsx';
import { droppedFiles } from './droppedFiles.ts';
import './importDrop.css';
import { type ImportRun, useImportRun } from './useImportRun.ts';

const ImportContext = createContext<(files: File[]) => void>(() => undefined);

/** Takes files from elsewhere in the window, such as a file dialog. */
export function useImport(): (files: File[]) => void {
  return useContext(ImportContext);
}

export function ImportDrop({ onOpen, children }: { onOpen: (id: string) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const taking = useImportRun();
  const [files, setFiles] = useState<readonly File[]>([]);
  const begin = taking.start;
  const start = useCallback(
    (given: File[]): void => {
      setFiles(given);
      begin(given);
    },
    [begin],
  );
  const drop = (event: DragEvent): void => {
    setOver(false);
    // A field in the window took it already, such as the one for certificate files.
    if (event.defaultPrevented) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then(start);
  };
  /** Files, or a picture of the screen; words that are pasted into a field stay with the field. */
  const paste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    if (event.defaultPrevented || pasted.length === 0) return;
    event.preventDefault();
    start(pasted);
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
      onPaste={paste}
    >
      <ImportContext value={start}>{children}</ImportContext>
      {isOver && <div className="drop-veil">{t('import.drop')}</div>}
      <Modal
        title={t(taking.isRunning ? 'import.running' : 'import.title')}
        isOpen={taking.isRunning || taking.summary !== null || taking.error !== null}
        onClose={taking.isRunning ? taking.cancel : taking.reset}
      >
        {taking.isRunning && <Progress run={taking} />}
        {taking.error !== null && <FailureBox error={taking.error} />}
        {taking.summary !== null && (
          <Summary
            summary={taking.summary}
            files={files}
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

function Progress({ run }: { run: ImportRun }): ReactNode {
  const { t, i18n } = useTranslation();
  const { progress, totalBytes } = run;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className="import">
      <progress aria-label={t('import.running')} value={progress?.bytes ?? 0} max={Math.max(1, totalBytes)} />
      <p role="status">
        {progress === null
          ? t('import.beginning')
          : t('import.progress', {
              file: progress.file,
              mails: number.format(progress.mails),
              taken: number.format(progress.taken),
            })}
      </p>
      <div className="card-acts">
        <Button onClick={run.cancel}>{t('import.stop')}</Button>
      </div>
    </div>
  );
}

interface SummaryProps {
  summary: ImportSummary;
  /** What was given, to take a mail after all. */
  files: readonly File[];
  onOpen: (id: string) => void;
}

function Summary({ summary, files, onOpen }: SummaryProps): ReactNode {
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
      {summary.papers.length > 0 && (
        <section>
          <h2>{t('taken.title', { count: summary.papers.length })}</h2>
          <ul>
            {summary.papers.map(({ file, what }) => (
              <li key={file}>
                <span>{file}</span> <span className="import-why">{t(`taken.${what}`)}</span>
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
                {failure.code === 'file.notUnderstood' &&
                  files
                    .filter(({ name }) => name === file && /\.eml$/i.test(name))
                    .slice(0, 1)
                    .map((given) => <ItIsOne key={file} file={given} onTaken={onOpen} />)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {summary.taken.length + summary.papers.length + summary.known.length + summary.notTaken.length ===
        0 && <p>{t('import.nothing')}</p>}
      {summary.otherMails > 0 && <p>{t('import.otherMails', { count: summary.otherMails })}</p>}
      {summary.unlisted > 0 && <p>{t('import.unlisted', { count: summary.unlisted })}</p>}
    </div>
  );
}
