// What is here, for other programs: notices, cases and deadlines as a table or as JSON, all that is to come as a calendar.
import { CalendarPlus, Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { useCalendarExport } from '../deadlines/useCalendarExport.ts';
import { saveInBrowser } from '../documents/readDocument.ts';

const kinds = ['notices', 'cases', 'deadlines'] as const;
type Kind = (typeof kinds)[number];

const save = ({ name, type, text }: { name: string; type: string; text: string }): void =>
  saveInBrowser(name, new Blob([text], { type }));

export function ExportCard(): ReactNode {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('notices');
  const calendar = useCalendarExport(null);
  const acts = {
    notices: useAct('notices.export', { onSuccess: save }),
    cases: useAct('exports.cases', { onSuccess: save }),
    deadlines: useAct('exports.deadlines', { onSuccess: save }),
  };
  const { error, isPending } = acts[kind];
  const give = (format: 'csv' | 'json'): void => {
    if (kind === 'notices') acts.notices.mutate({ format, filter: { box: 'all' } });
    else acts[kind].mutate({ format });
  };
  return (
    <section className="card" aria-labelledby="settings-export">
      <h2 id="settings-export">{t('storage.export.title')}</h2>
      <p>{t('storage.export.what')}</p>
      {error !== null && <FailureBox error={error} />}
      <SelectField
        label={t('storage.export.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`storage.export.kinds.${value}`) }))}
        onChange={(value) => setKind(value as Kind)}
      />
      <div className="card-acts">
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} icon={Download} disabled={isPending} onClick={() => give(format)}>
            {t(`settings.export.${format}`)}
          </Button>
        ))}
        <Button icon={CalendarPlus} disabled={calendar.isBusy} onClick={() => calendar.give(null)}>
          {t('storage.export.calendar')}
        </Button>
      </div>
    </section>
  );
}
