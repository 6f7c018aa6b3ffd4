// No confirmation came: what the guide says to do, and the screenshot kept as the proof of an appointment typed by hand.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import type { OwnFact } from '../../../main/model/caseEntry.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { readOwnFile } from '../cases/ownFiles.ts';
import { useCaseAct } from '../cases/useCaseAct.ts';
import './chile.css';

const zones = {
  santiago: 'America/Santiago',
  puntaArenas: 'America/Punta_Arenas',
  coyhaique: 'America/Coyhaique',
  easter: 'Pacific/Easter',
} as const;
type Place = keyof typeof zones;
const steps = ['spam', 'signIn', 'screenshot', 'here'] as const;
const types = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];

interface NeverCameProps {
  notice: NoticeDetail;
  /** The case of the list; null: one is made. */
  caseId: string | null;
  onClose: () => void;
}

export function NeverCame({ notice, caseId, onClose }: NeverCameProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ on: '', at: '', office: notice.evidence['office'] ?? '' });
  const [place, setPlace] = useState<Place>('santiago');
  const [files, setFiles] = useState<File[]>([]);
  const [isRefused, setRefused] = useState(false);
  const making = useAct('cases.save');
  const adding = useCaseAct('cases.addEntry', t('chile.neverCame.saved'), onClose);
  const take = (given: readonly File[]): void => {
    const kept = given.filter(({ type }) => types.includes(type));
    setRefused(kept.length < given.length);
    setFiles((before) => [...before, ...kept].slice(0, 20));
  };
  usePastedFiles(take);
  const field = (name: keyof typeof typed, type: string) => (
    <Field
      label={t(`chile.neverCame.${name}`)}
      type={type}
      value={typed[name]}
      maxLength={300}
      required={name === 'on'}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  );
  const save = async (): Promise<void> => {
    const title = notice.evidence['procedure'] ?? notice.title;
    const own = { personId: notice.personId, country: 'CL' as const, noticeIds: [notice.id] };
    const id = caseId ?? (await making.mutateAsync({ id: null, ...own, details: { title } })).case.id;
    const fact: OwnFact = {
      what: 'appointment',
      text: '',
      appointment: {
        on: typed.on,
        at: typed.at === '' ? null : typed.at,
        zone: zones[place],
        isZoneCertain: true,
        office: typed.office.trim() || null,
        address: null,
        procedure: notice.evidence['procedure'] ?? null,
        code: null,
        person: notice.person,
      },
    };
    adding.mutate({ id, fact, files: await Promise.all(files.map(readOwnFile)) });
  };
  const error = making.error ?? adding.error;
  return (
    <Modal title={t('chile.neverCame.title')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          // What fails is shown by the act itself.
          void save().catch(() => undefined);
        }}
      >
        <ol className="chile-steps">
          {steps.map((step) => (
            <li key={step}>{t(`chile.neverCame.${step}`)}</li>
          ))}
        </ol>
        <Drop onFiles={take} />
        {isRefused && <p className="field-error">{t('chile.neverCame.wrongType')}</p>}
        {files.length > 0 && (
          <p className="field-hint">
            {t('chile.neverCame.files', { names: files.map(({ name }) => name).join(', ') })}
          </p>
        )}
        <div className="form-pair">
          {field('on', 'date')}
          {field('at', 'time')}
        </div>
        <SelectField
          label={t('chile.neverCame.zone')}
          value={place}
          options={(Object.keys(zones) as Place[]).map((value) => ({
            value,
            label: t(`chile.neverCame.zones.${value}`),
          }))}
          onChange={(value) => setPlace(value as Place)}
        />
        {field('office', 'text')}
        {error !== null && <FailureBox error={error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={typed.on === '' || adding.isPending || making.isPending}
          >
            {t('chile.neverCame.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Wherever the cursor stands: whoever pastes a picture does not look for a field first. */
function usePastedFiles(take: (files: readonly File[]) => void): void {
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent): void => {
      const pasted = [...(clipboardData?.files ?? [])];
      if (pasted.length > 0) take(pasted);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}

/** The window takes dropped mails; a picture that falls here stays here. */
function Drop({ onFiles }: { onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button in it does the same by keyboard
    <div
      className="chile-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <p>{t('chile.neverCame.drop')}</p>
      <input
        ref={chooser}
        type="file"
        accept={types.join(',')}
        multiple
        hidden
        aria-label={t('chile.neverCame.choose')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => chooser.current?.click()}>{t('chile.neverCame.choose')}</Button>
    </div>
  );
}
