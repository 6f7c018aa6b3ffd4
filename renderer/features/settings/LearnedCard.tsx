// What the person taught Recado about mails: every sender and subject, each ready to be forgotten.
import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import '../chile/chile.css';

export function LearnedCard(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const learned = useMethod('learned.list', {});
  const forgetting = useAct('learned.remove', {
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['learned.list'] }),
  });
  const error = learned.error ?? forgetting.error;
  return (
    <section className="card" aria-labelledby="settings-learned">
      <h2 id="settings-learned">{t('chile.learned.title')}</h2>
      {error !== null && <FailureBox error={error} />}
      {learned.data?.length === 0 && <p>{t('chile.learned.none')}</p>}
      {learned.data !== undefined && learned.data.length > 0 && (
        <ul className="learned-list">
          {learned.data.map(({ id, portal, kind, value, isOurs, example, learnedAt }) => (
            <li key={id}>
              <div>
                <p>{t(`chile.learned.${kind}${isOurs ? 'Yes' : 'No'}`, { value, example })}</p>
                <p className="field-hint">
                  {t('chile.learned.since', {
                    portal: t(`portalNames.${portal}`),
                    day: format.instantDay(learnedAt),
                  })}
                </p>
              </div>
              <Button
                icon={Trash2}
                disabled={forgetting.isPending}
                onClick={() => forgetting.mutate({ ids: [id] })}
              >
                {t('chile.learned.forget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
