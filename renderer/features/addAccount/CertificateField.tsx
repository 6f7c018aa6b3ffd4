// Takes a certificate file by choosing or dropping; it is read into memory and goes to the core with the form.
import { FileKey2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toBase64 } from '../../text/base64.ts';
import './certificateField.css';

export interface CertificateFile {
  name: string;
  base64: string;
}

/** What is larger is another file; the core takes no more. */
const mostBytes = 256 * 1024;

interface CertificateFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  isRequired: boolean;
  file: CertificateFile | null;
  onChange: (file: CertificateFile | null) => void;
}

export function CertificateField(props: CertificateFieldProps): ReactNode {
  const { label, hint, error, isRequired, file, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return;
    setTooLarge(given.size > mostBytes);
    onChange(
      given.size > mostBytes ? null : { name: given.name, base64: toBase64(await given.arrayBuffer()) },
    );
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const problem = isTooLarge ? t('certificate.tooLarge') : error;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is an extra way for the mouse; the field itself takes keys */}
      <div
        className="certificate-drop"
        data-over={isOver}
        data-bad={problem !== undefined}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <FileKey2 size={20} aria-hidden />
        <div className="certificate-words">
          <input
            id={id}
            type="file"
            className="hidden-visually"
            accept=".p12,.pfx,application/x-pkcs12"
            required={isRequired && file === null}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-hint ${id}-error`}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <label htmlFor={id} className="button button-plain">
            {t('certificate.choose')}
          </label>
          <p className="field-hint" id={`${id}-hint`}>
            {file === null ? t('certificate.drop') : t('certificate.chosen', { name: file.name })}
          </p>
        </div>
      </div>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <p className="field-error" id={`${id}-error`}>
        {problem}
      </p>
    </div>
  );
}
