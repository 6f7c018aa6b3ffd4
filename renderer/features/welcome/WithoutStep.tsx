// "I have no certificate": what works without one, each with its own way on; what this host cannot do says so.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../main/contract/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';

interface WithoutStepProps {
  about: HostView;
  go: (step: Move) => void;
  /** On to the next portal. */
  onward: ReactNode;
  onMailbox: () => void;
  onSignIn: () => void;
  onBack: () => void;
}

export function WithoutStep({ about, go, onward, onMailbox, onSignIn, onBack }: WithoutStepProps): ReactNode {
  const { t } = useTranslation();
  const hasWindows = about.abilities.portalWindow === true;
  const toCases = (
    <Button onClick={() => go({ to: 'screen', screen: 'cases' })}>{t('welcome.without.case')}</Button>
  );
  const ways = [
    {
      name: 'mail',
      act: <Button onClick={onMailbox}>{t('welcome.without.mailDo')}</Button>,
      lacking: null,
    },
    { name: 'form', act: toCases, lacking: hasWindows ? null : t('welcome.without.formDesktop') },
    { name: 'sms', act: toCases, lacking: null },
    {
      name: 'clave',
      act: hasWindows ? <Button onClick={onSignIn}>{t('welcome.without.claveDo')}</Button> : null,
      lacking: hasWindows ? null : t('welcome.without.claveDesktop'),
    },
  ] as const;
  return (
    <>
      <p className="screen-lead">{t('welcome.without.lead')}</p>
      {ways.map(({ name, act, lacking }) => (
        <section key={name} className="card" aria-labelledby={`without-${name}`}>
          <h3 id={`without-${name}`}>{t(`welcome.without.${name}`)}</h3>
          <p>{t(`welcome.without.${name}Words`)}</p>
          {lacking !== null && <p className="field-hint">{lacking}</p>}
          {act !== null && <div className="card-acts">{act}</div>}
        </section>
      ))}
      <div className="card-acts">
        {onward}
        <Button look="quiet" onClick={onBack}>
          {t('welcome.back')}
        </Button>
      </div>
    </>
  );
}
