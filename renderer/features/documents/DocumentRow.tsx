// One file with its state in words and the buttons that this host can honour.
import { Toast } from '@base-ui/react/toast';
import { useQueryClient } from '@tanstack/react-query';
import { Download, ExternalLink, Eye, FileText, FileWarning, FolderOpen, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCode } from '../../../main/contract/failure.ts';
import type { DocumentView, HostView } from '../../../main/contract/views.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { DocumentSays } from './DocumentSays.tsx';
import { downloadInBrowser } from './readDocument.ts';

interface DocumentRowProps {
  document: DocumentView;
  noticeId: string;
  about: HostView;
  onView: () => void;
}

export function DocumentRow({ document, noticeId, about, onView }: DocumentRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const bridge = useBridge();
  const cache = useQueryClient();
  const toasts = Toast.useToastManager();
  const tell = (error: unknown): void => {
    const { title, next } = words(failureIn(error));
    toasts.add({ title, description: next, timeout: 0 });
  };
  const saved = (isSaved: boolean): void => {
    if (isSaved) toasts.add({ title: t('documents.saved', { name: document.name }), timeout: 4_000 });
  };
  const saving = useAct('documents.save', { onSuccess: (answer) => saved(answer.saved), onError: tell });
  const opening = useAct('documents.open', { onError: tell });
  const showing = useAct('documents.showInFolder', { onError: tell });
  const fetching = useAct('documents.fetchAgain', {
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['notices.get', { id: noticeId }] }),
    onError: tell,
  });
  const save = (): void => {
    if (about.abilities.saveDialog) saving.mutate({ id: document.id });
    else void downloadInBrowser(bridge, document).then(() => saved(true), tell);
  };
  const isPdf = document.type === 'application/pdf' || document.name.toLowerCase().endsWith('.pdf');
  const isHere = document.state === 'stored';
  const Icon = document.state === 'failed' ? FileWarning : FileText;
  const facts = [
    t(`documents.roles.${document.role}`),
    document.size !== null ? format.size(document.size) : null,
  ];
  return (
    <li className="document">
      <Icon size={20} aria-hidden />
      <div className="document-words">
        <p className="document-name">
          <bdi>{document.name}</bdi>
        </p>
        <p className="field-hint">{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {document.state === 'pending' && <p className="field-hint">{t('documents.pending')}</p>}
        {document.state === 'failed' && (
          <p className="field-error">
            {words({ code: (document.failureCode ?? 'bug') as FailureCode, details: {} }).title}
          </p>
        )}
      </div>
      <div className="document-acts">
        {isHere && isPdf && (
          <Button icon={Eye} onClick={onView}>
            {t('documents.view')}
          </Button>
        )}
        {isHere && (
          <Button icon={Download} onClick={save} disabled={saving.isPending}>
            {t('documents.save')}
          </Button>
        )}
        {isHere && about.abilities.openDocument && isPdf && (
          <Button icon={ExternalLink} onClick={() => opening.mutate({ id: document.id })}>
            {t('documents.open')}
          </Button>
        )}
        {isHere && about.abilities.showInFolder && (
          <Button icon={FolderOpen} onClick={() => showing.mutate({ id: document.id })}>
            {t('documents.showInFolder')}
          </Button>
        )}
        {document.state === 'failed' && (
          <Button
            icon={RotateCw}
            disabled={fetching.isPending}
            onClick={() => fetching.mutate({ id: document.id })}
          >
            {t('documents.fetchAgain')}
          </Button>
        )}
      </div>
      {isHere && isPdf && <DocumentSays documentId={document.id} />}
    </li>
  );
}
