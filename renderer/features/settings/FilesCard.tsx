// Files in: mails, documents and pages that the person saved, by the file dialog.
import { Upload } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useImport } from '../../shell/ImportDrop.tsx';
import { Button } from '../../ui/Button.tsx';
import { TakeEvidence } from '../papers/TakeEvidence.tsx';

export function FilesCard(): ReactNode {
  const { t } = useTranslation();
  const take = useImport();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section className="card" aria-labelledby="settings-files">
      <h2 id="settings-files">{t('settings.files')}</h2>
      <p>{t('settings.filesHint')}</p>
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
      </div>
    </section>
  );
}
