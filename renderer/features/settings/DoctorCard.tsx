// The parts that Recado leans on: which are well, which are missing, and what their absence costs.
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { LostDocuments } from '../documents/LostDocuments.tsx';
import './settings.css';

const icons = { ok: CircleCheck, warning: TriangleAlert, missing: TriangleAlert, broken: CircleX };

export function DoctorCard(): ReactNode {
  const { t } = useTranslation();
  const checkups = useMethod('app.doctor', {});
  return (
    <section className="card" aria-labelledby="settings-doctor">
      <h2 id="settings-doctor">{t('doctor.title')}</h2>
      {checkups.error !== null && (
        <FailureBox error={checkups.error} onRetry={() => void checkups.refetch()} />
      )}
      {checkups.isPending && (
        <Later>
          <p role="status">{t('doctor.looking')}</p>
        </Later>
      )}
      <ul className="checkups">
        {checkups.data?.map(({ part, state }) => {
          const Icon = icons[state];
          return (
            <li key={part} data-state={state}>
              <Icon size={18} aria-hidden />
              <div>
                <p>
                  {t(`doctor.parts.${part}.name`)}: {t(`doctor.states.${state}`)}
                </p>
                {state !== 'ok' && <p className="field-hint">{t(`doctor.parts.${part}.cost`)}</p>}
                {part === 'documents' && <LostDocuments />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
