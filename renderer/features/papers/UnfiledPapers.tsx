// Files that belong nowhere yet, if there are any: each with the cases that it may belong to, and the ways to file it or to throw it away.
import { Toast } from '@base-ui/react/toast';
import { Download, Eye, FolderInput, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperView } from '../../../main/contract/paperMethods.ts';
import { useAct, useBridge, useMethod } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { DocumentSays } from '../documents/DocumentSays.tsx';
import { FileModal } from '../documents/FileModal.tsx';
import { readDocument, saveInBrowser } from '../documents/readDocument.ts';
import { Snippet } from '../inbox/Snippet.tsx';
import { FileDialog } from './FileDialog.tsx';
import { useFoundFiles } from './useFoundFiles.ts';

const shownAtOnce = 50;

/** With a text only those that have its words, in them or in their names. */
export function UnfiledPapers({ text }: { text: string }): ReactNode {
  const { t } = useTranslation();
  const list = useMethod('papers.list', {});
  const { rows, showMore } = useFoundFiles(text, { isUnfiled: true }, shownAtOnce, text !== '');
  const found = new Map(rows.map((file) => [file.documentId, file.found]));
  const papers = (list.data?.papers ?? []).filter(({ id }) => text === '' || found.has(id));
  if (papers.length === 0 && list.error === null) return null;
  return (
    <section className="papers-unfiled" aria-labelledby="papers-head">
      <h2 id="papers-head">{t('papers.title')}</h2>
      <p>{t('papers.hint')}</p>
      {list.error !== null && <FailureBox error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="documents">
        {papers.map((paper) => (
          <PaperRow
            key={paper.id}
            paper={paper}
            snippet={found.get(paper.id)?.snippet ?? null}
            onChanged={() => void list.refetch()}
          />
        ))}
      </ul>
      {showMore !== null && <Button onClick={showMore}>{t('papers.more')}</Button>}
    </section>
  );
}

interface PaperRowProps {
  paper: PaperView;
  /** Words around what was searched. */
  snippet: string | null;
  onChanged: () => void;
}

function PaperRow({ paper, snippet, onChanged }: PaperRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const words = useFailureWords();
  const toasts = Toast.useToastManager();
  const [open, setOpen] = useState<'view' | 'file' | null>(null);
  const { id, name, type } = paper;
  const tell = (error: unknown): void => {
    const { title, next } = words(failureIn(error));
    toasts.add({ title, description: next, timeout: 0 });
  };
  const restoring = useAct('papers.restore', { onSuccess: onChanged, onError: tell });
  const filed = {
    onSuccess: () => {
      toasts.add({ title: t('papers.filed', { name }), timeout: 4_000 });
      setOpen(null);
      onChanged();
    },
    onError: tell,
  };
  const toCase = useAct('papers.fileToCase', filed);
  const toNotice = useAct('papers.fileToNotice', filed);
  const removing = useAct('papers.remove', {
    onSuccess: () => {
      toasts.add({
        title: t('papers.removed', { name }),
        actionProps: { children: t('common.undo'), onClick: () => restoring.mutate({ id }) },
        timeout: 10_000,
      });
      onChanged();
    },
    onError: tell,
  });
  const save = async (): Promise<void> =>
    saveInBrowser(name, new Blob([await readDocument(bridge, id)], { type }));
  const isPdf = type === 'application/pdf';
  const isBusy = toCase.isPending || toNotice.isPending || removing.isPending;
  return (
    <li className="document">
      <div className="document-words">
        <p className="document-name">
          <bdi>{name}</bdi>
        </p>
        <p className="field-hint">
          {[t('papers.added', { day: format.instantDay(paper.addedAt) }), format.size(paper.size)].join(
            ' · ',
          )}
        </p>
        {snippet !== null && (
          <p className="field-hint">
            <Snippet text={snippet} />
          </p>
        )}
        {paper.suggestions[0] !== undefined && (
          <p className="field-hint">{t(`papers.why.${paper.suggestions[0].why}`)}</p>
        )}
      </div>
      <div className="document-acts">
        {paper.suggestions.map((known) => (
          <Button
            key={known.id}
            look="primary"
            disabled={isBusy}
            onClick={() => toCase.mutate({ id, caseId: known.id })}
          >
            {t('papers.fileTo', { name: known.title ?? known.numbers[0] ?? '' })}
          </Button>
        ))}
        <Button icon={FolderInput} disabled={isBusy} onClick={() => setOpen('file')}>
          {t('papers.choose')}
        </Button>
        {isPdf ? (
          <Button icon={Eye} onClick={() => setOpen('view')}>
            {t('papers.view')}
          </Button>
        ) : (
          <Button icon={Download} onClick={() => void save().catch(tell)}>
            {t('documents.save')}
          </Button>
        )}
        <Button icon={Trash2} disabled={isBusy} onClick={() => removing.mutate({ id })}>
          {t('papers.remove')}
        </Button>
      </div>
      {isPdf && <DocumentSays documentId={id} />}
      {open === 'file' && (
        <FileDialog
          onClose={() => setOpen(null)}
          onCase={(caseId) => toCase.mutate({ id, caseId })}
          onNotice={(noticeId) => toNotice.mutate({ id, noticeId })}
        />
      )}
      <FileModal file={open === 'view' ? { id, name, page: null } : null} onClose={() => setOpen(null)} />
    </li>
  );
}
