// The way back into the first steps, from where they were left or from the beginning.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { useWelcome } from '../welcome/useWelcome.ts';

export function FirstStepsCard({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const { welcome, change } = useWelcome();
  if (welcome === undefined) return null;
  const isBegun = welcome.state === 'going' || welcome.state === 'aside';
  return (
    <section className="card" aria-labelledby="settings-first-steps">
      <h2 id="settings-first-steps">{t('welcome.title')}</h2>
      <p>{t('welcome.settingsHint')}</p>
      <div className="card-acts">
        {isBegun && (
          <Button
            onClick={() => {
              change({});
              go({ to: 'screen', screen: 'welcome' });
            }}
          >
            {t('welcome.resume')}
          </Button>
        )}
        <Button
          look={isBegun ? 'quiet' : 'plain'}
          onClick={() => {
            change({ step: 'where', portal: null });
            go({ to: 'screen', screen: 'welcome' });
          }}
        >
          {t('welcome.again')}
        </Button>
      </div>
    </section>
  );
}
