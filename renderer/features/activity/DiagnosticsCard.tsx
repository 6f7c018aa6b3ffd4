// The diagnostics bundle: shown whole before it is saved, so that whoever hands it on knows what is in it.
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';

export function DiagnosticsCard(): ReactNode {
  const { t } = useTranslation();
  const making = useAct('activity.diagnostics');
  const made = making.data;
  return (
    <section className="card" aria-labelledby="activity-diagnostics">
      <h2 id="activity-diagnostics">{t('activityMore.diagnostics.title')}</h2>
      <p>{t('activityMore.diagnostics.words')}</p>
      {making.error !== null && <FailureBox error={making.error} />}
      {made !== undefined && (
        <section className="diagnostics" aria-label={t('activityMore.diagnostics.preview')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keys */}
          <pre tabIndex={0}>{made.text}</pre>
        </section>
      )}
      <div className="card-acts">
        <Button disabled={making.isPending} onClick={() => making.mutate({})}>
          {t('activityMore.diagnostics.show')}
        </Button>
        {made !== undefined && (
          <Button
            look="primary"
            icon={Download}
            onClick={() => saveInBrowser(made.name, new Blob([made.text], { type: made.type }))}
          >
            {t('activityMore.diagnostics.save')}
          </Button>
        )}
      </div>
    </section>
  );
}
