// Files in and out: mail files by the file dialog, and the list of notices as a file of the person's own.
import { Download, Upload } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { useImport } from '../../shell/ImportDrop.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import { TakeEvidence } from '../papers/TakeEvidence.tsx';

export function FilesCard(): ReactNode {
  const { t } = useTranslation();
  const take = useImport();
  const chooser = useRef<HTMLInputElement>(null);
  const exporting = useAct('notices.export', {
    onSuccess: ({ name, type, text }) => saveInBrowser(name, new Blob([text], { type })),
  });
  return (
    <section className="card" aria-labelledby="settings-files">
      <h2 id="settings-files">{t('settings.files')}</h2>
      <p>{t('settings.filesHint')}</p>
      {exporting.error !== null && <FailureBox error={exporting.error} />}
      <input
        ref={chooser}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.webp,.heic,.html,.htm,.eml,.msg,.mbox,.mbx,message/rfc822,application/mbox,application/vnd.ms-outlook"
        multiple
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <div className="card-acts">
        <Button icon={Upload} onClick={() => chooser.current?.click()}>
          {t('import.choose')}
        </Button>
        <TakeEvidence />
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            icon={Download}
            disabled={exporting.isPending}
            onClick={() => exporting.mutate({ format, filter: { box: 'all' } })}
          >
            {t(`settings.export.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
