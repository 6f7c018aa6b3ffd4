// What a document says by itself: its signatures, the facts printed in it with their lines, and the official check of its code.
import { Toast } from '@base-ui/react/toast';
import { Copy, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintedFactView, ReadingView } from '../../../main/contract/readingMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { Signatures } from './Signatures.tsx';
import { Term } from './Term.tsx';

interface DocumentFactsProps {
  documentId: string;
}

export function DocumentFacts({ documentId }: DocumentFactsProps): ReactNode {
  const { t } = useTranslation();
  const reading = useMethod('readings.get', { documentId });
  if (reading.error !== null) return <FailureBox error={reading.error} />;
  if (reading.data === undefined)
    return (
      <Later>
        <p role="status">{t('reading.reading')}</p>
      </Later>
    );
  const { state, refusedFor, pageCount, readPages, traits, facts, isOfNotice } = reading.data;
  return (
    <div className="reading">
      <p className="field-hint">
        {state === 'read' && t('reading.pages', { count: pageCount ?? 0 })}
        {state === 'noText' && t('reading.noText')}
        {refusedFor !== null && t(`reading.refused.${refusedFor}`)}
      </p>
      {pageCount !== null && readPages < pageCount && (
        <p className="field-hint">{t('reading.partly', { count: readPages })}</p>
      )}
      {traits.map((trait) => (
        <p key={trait} className="field-hint">
          {t(`reading.traits.${trait}`)}
        </p>
      ))}
      <Signatures documentId={documentId} isOfNotice={isOfNotice} />
      {facts.length > 0 && (
        <>
          <h3>{t('reading.facts')}</h3>
          <p className="field-hint">{t('reading.factsHint')}</p>
          <ul className="printed-facts">
            {facts.map((fact) => (
              <Fact key={fact.id} fact={fact} reading={reading.data} documentId={documentId} />
            ))}
          </ul>
        </>
      )}
      {!isOfNotice && <p className="field-hint">{t('reading.ownHint')}</p>}
      {reading.data.verifyAt !== null && <Verification reading={reading.data} documentId={documentId} />}
    </div>
  );
}

/** What is asked for at counters; the verification code is copied by the core, which clears it. */
const identifiers: ReadonlySet<string> = new Set(['registryNumber', 'caseNumber', 'personNumber']);

interface FactProps extends DocumentFactsProps {
  fact: PrintedFactView;
  reading: ReadingView;
}

function Fact({ fact, reading, documentId }: FactProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = Toast.useToastManager();
  const copying = useAct('readings.copyCode', {
    onSuccess: () => toasts.add({ title: t('secret.copied'), timeout: 6_000 }),
  });
  const canCopy = useMethod('app.about', {}).data?.abilities.clipboard;
  const { kind, value, unit, page, line } = fact;
  const shown =
    kind === 'daysToAnswer'
      ? t(`reading.units.${unit ?? 'unsaid'}`, { count: Number(value) })
      : kind === 'date'
        ? format.day(value)
        : value;
  return (
    <li>
      <p>
        <span className="printed-kind">{t(`reading.kinds.${kind}`)}</span> <strong>{shown}</strong>
        {identifiers.has(kind) && <CopyButton text={value} what={value} />}
      </p>
      <p className="field-hint">{t('reading.line', { page, line })}</p>
      {kind === 'verificationCode' && canCopy === true && (
        <Button
          icon={Copy}
          onClick={() => copying.mutate({ documentId, factId: fact.id })}
          disabled={copying.isPending}
        >
          {t('common.copy')}
        </Button>
      )}
      {kind === 'verificationCode' && canCopy === false && (
        <p className="field-hint">{t('settings.needsDesktop')}</p>
      )}
      {copying.error !== null && <FailureBox error={copying.error} />}
      {kind === 'daysToAnswer' && reading.isOfNotice && (
        <Term
          fact={fact}
          documentId={documentId}
          confirmed={reading.confirmed.find(({ factId }) => factId === fact.id)?.deadline ?? null}
        />
      )}
    </li>
  );
}

function Verification({ reading, documentId }: { reading: ReadingView; documentId: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const again = useMethod('readings.get', { documentId });
  const opening = useAct('readings.openVerification', {
    onSuccess: ({ url, opened }) => {
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
    },
  });
  const recording = useAct('readings.recordVerification', { onSuccess: () => void again.refetch() });
  const { verifyAt, verifications } = reading;
  if (verifyAt === null) return null;
  return (
    <section aria-label={t('reading.verify.title')}>
      <h3>{t('reading.verify.title')}</h3>
      <p className="field-hint">
        {t(verifyAt.isPrinted ? 'reading.verify.printed' : 'reading.verify.listed', { host: verifyAt.host })}
      </p>
      <div className="document-acts">
        <Button icon={ExternalLink} onClick={() => opening.mutate({ documentId })}>
          {t('reading.verify.open')}
        </Button>
        {(reading.isOfNotice ? (['same', 'different', 'notFound'] as const) : []).map((result) => (
          <Button
            key={result}
            look="quiet"
            disabled={recording.isPending}
            onClick={() => recording.mutate({ documentId, result })}
          >
            {t(`reading.verify.saw.${result}`)}
          </Button>
        ))}
      </div>
      {(opening.error ?? recording.error) !== null && <FailureBox error={opening.error ?? recording.error} />}
      <ul>
        {verifications.map(({ at, host, result }) => (
          <li key={at} className="field-hint">
            {t(`reading.verify.seen.${result}`, { day: format.instantDay(at), host })}
          </li>
        ))}
      </ul>
    </section>
  );
}
