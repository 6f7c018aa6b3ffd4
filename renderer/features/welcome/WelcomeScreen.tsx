// The first steps: where there is a case, whom it concerns, each portal in turn, and what comes first. All of it can be put aside.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../main/contract/views.ts';
import { portalPlan, welcomeSteps } from '../../../main/contract/welcome.ts';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { Button } from '../../ui/Button.tsx';
import { EndStep } from './EndStep.tsx';
import { PortalStep } from './PortalStep.tsx';
import { useWelcome } from './useWelcome.ts';
import { WhereStep } from './WhereStep.tsx';
import { WhoseStep } from './WhoseStep.tsx';
import './welcome.css';

export function WelcomeScreen({ about, go }: { about: HostView; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const { welcome, change } = useWelcome();
  const place = useRef<HTMLDivElement>(null);
  const at = `${welcome?.step} ${welcome?.portal}`;
  const before = useRef(at);
  useEffect(() => {
    // Whoever listens hears the new step from its heading on; the first one is told by the screen's own heading.
    if (before.current !== at && !before.current.startsWith('undefined')) {
      place.current?.querySelector<HTMLElement>('h2')?.focus();
      place.current?.scrollIntoView({ block: 'nearest' });
    }
    before.current = at;
  }, [at]);
  if (welcome === undefined) return null;
  const plan = portalPlan(welcome.countries);
  const portal = welcome.portal ?? plan[0];
  const next = plan[plan.indexOf(portal ?? 'dehu') + 1];
  const previous = plan[plan.indexOf(portal ?? 'dehu') - 1];
  const leave = (state: 'aside' | 'done'): void => {
    change({ state });
    go({ to: 'source', source: { box: 'inbox' } });
  };
  return (
    <div className="screen welcome">
      <ScreenHead title={t('welcome.title')} go={go} />
      <ol className="welcome-steps" aria-label={t('welcome.progress')}>
        {welcomeSteps.map((step) => (
          <li key={step} aria-current={step === welcome.step ? 'step' : undefined}>
            {t(`welcome.steps.${step}`)}
          </li>
        ))}
      </ol>
      <div ref={place} className="welcome-step">
        {welcome.step === 'where' && (
          <WhereStep
            about={about}
            countries={welcome.countries}
            onChange={(countries) => change({ countries })}
            onNext={() => change({ step: 'whose' })}
          />
        )}
        {welcome.step === 'whose' && (
          <WhoseStep
            name={welcome.personName}
            onBack={() => change({ step: 'where' })}
            onNext={(personName) => change({ step: 'portal', personName, portal: plan[0] ?? null })}
          />
        )}
        {welcome.step === 'portal' && portal !== undefined && (
          <PortalStep
            key={portal}
            about={about}
            portal={portal}
            number={plan.indexOf(portal) + 1}
            total={plan.length}
            personName={welcome.personName}
            next={next}
            go={go}
            onBack={() => (previous === undefined ? change({ step: 'whose' }) : change({ portal: previous }))}
            onNext={() => change(next === undefined ? { step: 'end' } : { portal: next })}
          />
        )}
        {welcome.step === 'end' && <EndStep go={go} onDone={() => leave('done')} />}
      </div>
      {welcome.step !== 'end' && (
        <p className="welcome-aside">
          <Button look="quiet" onClick={() => leave('aside')}>
            {t('welcome.aside')}
          </Button>
          <span className="field-hint">{t('welcome.asideHint')}</span>
        </p>
      )}
    </div>
  );
}
