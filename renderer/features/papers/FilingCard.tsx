// The folder in which each PDF also lies under a readable name: which one, how the names are made, and what is wrong there.
import { FolderOpen, FolderX, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilingStateView } from '../../../main/contract/filingMethods.ts';
import type { HostView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

export function FilingCard({ about }: { about: HostView }): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  const state = useMethod('filing.state', {});
  const again = { onSettled: () => void state.refetch() };
  const choosing = useAct('filing.chooseFolder', again);
  const stopping = useAct('filing.stop', again);
  const filing = useAct('filing.fileNow', again);
  const known = state.data;
  const error = choosing.error ?? stopping.error ?? state.error;
  return (
    <section className="card" aria-labelledby="settings-filing">
      <h2 id="settings-filing">{t('filing.title')}</h2>
      <p>{t('filing.hint')}</p>
      {error !== null && <FailureBox error={error} />}
      {known?.folder == null ? (
        <p>{t('filing.none')}</p>
      ) : (
        <p>
          {t('filing.folder')} <bdi>{known.folder}</bdi>{' '}
          <span role="status">{t('filing.count', { count: known.filed })}</span>
        </p>
      )}
      {known?.failure != null && (
        <NoticeBox tone="danger" isLive title={words(known.failure).title}>
          <p>{words(known.failure).next}</p>
          <p>{t('filing.failed')}</p>
        </NoticeBox>
      )}
      <div className="card-acts">
        {about.abilities.folderDialog === true && (
          <Button icon={FolderOpen} disabled={choosing.isPending} onClick={() => choosing.mutate({})}>
            {t(known?.folder == null ? 'filing.choose' : 'filing.change')}
          </Button>
        )}
        {known?.folder != null && (
          <>
            <Button
              icon={RotateCw}
              disabled={filing.isPending}
              title={t('filing.againHint')}
              onClick={() => filing.mutate({ isAgain: true })}
            >
              {t('filing.again')}
            </Button>
            <Button icon={FolderX} disabled={stopping.isPending} onClick={() => stopping.mutate({})}>
              {t('filing.stop')}
            </Button>
          </>
        )}
      </div>
      {about.abilities.folderDialog !== true && <p className="field-hint">{t('filing.needsDesktop')}</p>}
      {known?.folder != null && <PatternForm state={known} onSaved={again.onSettled} />}
    </section>
  );
}

function PatternForm({ state, onSaved }: { state: FilingStateView; onSaved: () => void }): ReactNode {
  const { t } = useTranslation();
  // What the person writes while an earlier pattern is being saved stays theirs.
  const [pattern, setPattern] = useState(state.pattern);
  const saving = useAct('filing.setPattern', { onSuccess: onSaved });
  const isBad = saving.error !== null && failureIn(saving.error).code === 'input.invalid';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const saved = pattern.trim() || state.usualPattern;
        saving.mutate(
          { pattern: saved },
          { onSuccess: () => setPattern((now) => (now === pattern ? saved : now)) },
        );
      }}
    >
      <Field
        label={t('filing.pattern')}
        hint={t('filing.patternHint')}
        error={isBad ? t('filing.patternBad') : undefined}
        value={pattern}
        dir="ltr"
        maxLength={200}
        onChange={(event) => setPattern(event.target.value)}
      />
      <div className="card-acts">
        <Button type="submit" disabled={saving.isPending || pattern === state.pattern}>
          {t('filing.save')}
        </Button>
        {pattern !== state.usualPattern && (
          <Button look="quiet" onClick={() => setPattern(state.usualPattern)}>
            {t('filing.usual')}
          </Button>
        )}
      </div>
    </form>
  );
}
