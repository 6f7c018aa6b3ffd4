// Whether the signers' certificates were revoked: asked of their authorities only when the person says so, and told as they answered.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignaturesView } from '../../../main/contract/signatureViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';

interface RevocationProps {
  documentId: string;
  told: SignaturesView;
}

export function Revocation({ documentId, told }: RevocationProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const asking = useAct('readings.checkRevocation', {
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['readings.signatures'] }),
  });
  const { askable, checks } = told;
  return (
    <section className="document-revocation" aria-label={t('signature.revocation.title')}>
      {checks.length === 0 && <p className="field-hint">{t('signature.revocation.notChecked')}</p>}
      {checks.map(({ at, standings }) => (
        <div key={at}>
          <p>{t('signature.revocation.checked', { at: format.instant(at) })}</p>
          <ul className="printed-facts">
            {uniqueOf(standings, told).map(({ key, standing, signedAt }) => (
              <Standing key={key} standing={standing} signedAt={signedAt} />
            ))}
          </ul>
        </div>
      ))}
      <p className="field-hint">
        {askable.length === 0
          ? t('signature.revocation.nobody')
          : t('signature.revocation.asks', { hosts: format.list(askable) })}
      </p>
      {askable.length > 0 && (
        <Button disabled={asking.isPending} onClick={() => asking.mutate({ documentId })}>
          {t(asking.isPending ? 'signature.revocation.asking' : 'signature.revocation.ask')}
        </Button>
      )}
      {asking.error !== null && <FailureBox error={asking.error} />}
    </section>
  );
}

type StandingView = SignaturesView['checks'][number]['standings'][number][number];

/** Two signatures of one office lead over the same certificates: each is told once, with the first signature that has it. */
function uniqueOf(
  standings: StandingView[][],
  { signatures }: SignaturesView,
): { key: string; standing: StandingView; signedAt: string | null }[] {
  const told = standings.flatMap((certificates, at) =>
    certificates.map((standing) => ({
      key: JSON.stringify(standing),
      standing,
      signedAt: signatures[at]?.signedAt ?? null,
    })),
  );
  return told.filter(({ key }, at) => told.findIndex((other) => other.key === key) === at);
}

function Standing({ standing, signedAt }: { standing: StandingView; signedAt: string | null }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, why, asOf, revokedAt } = standing;
  const name = standing.name ?? t('signature.noName');
  const host = standing.host ?? '';
  if (state === 'unchecked')
    return <li>{t(`signature.revocation.unchecked.${why ?? 'noAnswer'}`, { name, host })}</li>;
  if (state === 'good')
    return (
      <li>
        {t('signature.revocation.good', { name, host, day: asOf === null ? '' : format.instantDay(asOf) })}
      </li>
    );
  if (revokedAt === null) return <li>{t('signature.revocation.revokedSometime', { name, host })}</li>;
  const isLater = signedAt !== null && signedAt < revokedAt;
  return (
    <li>
      <strong>
        {t(`signature.revocation.${isLater ? 'revokedLater' : 'revoked'}`, {
          name,
          host,
          day: format.instantDay(revokedAt),
        })}
      </strong>
    </li>
  );
}
