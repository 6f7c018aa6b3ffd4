// In the reader: which case a notice is in, or which one it seems to belong to; the person decides.
import { FolderOpen } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import type { Country } from '../../../main/model/case.ts';
import type { PortalId } from '../../../main/model/portal.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseName } from './caseWords.ts';
import { useCaseAct } from './useCaseAct.ts';

/** The form comes when it is asked for: reading a notice does not need it. */
const CaseForm = lazy(async () => ({ default: (await import('./CaseForm.tsx')).CaseForm }));
export const countryOf: Record<PortalId, Country> = { dehu: 'ES', sede: 'ES', peru: 'PE', chile: 'CL' };

export function NoticeCase({ notice, go }: { notice: NoticeDetail; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useCaseName();
  const [isMaking, setMaking] = useState(false);
  const found = useMethod('cases.ofNotice', { noticeId: notice.id }).data;
  const placing = useCaseAct('cases.place', t('cases.placed'));
  if (found === undefined || notice.authenticity?.verdict === 'suspicious') return null;
  const { case: known, suggestion } = found;
  return (
    <section>
      <h2>{t('cases.reader.title')}</h2>
      {known && (
        <Button icon={FolderOpen} look="quiet" onClick={() => go({ to: 'case', id: known.id })}>
          {t('cases.reader.inCase')} {nameOf(known)}
        </Button>
      )}
      {!known && (
        <div className="card-acts">
          {suggestion && (
            <>
              <p>
                {t('cases.reader.suggest')} {nameOf(suggestion)}.
              </p>
              <Button
                disabled={placing.isPending}
                onClick={() => placing.mutate({ noticeIds: [notice.id], caseId: suggestion.id })}
              >
                {t('cases.reader.put')}
              </Button>
            </>
          )}
          <Button look="quiet" onClick={() => setMaking(true)}>
            {t('cases.reader.make')}
          </Button>
        </div>
      )}
      {isMaking && (
        <Suspense>
          <CaseForm
            known={null}
            persons={[]}
            begin={{
              noticeIds: [notice.id],
              personId: notice.personId,
              country: countryOf[notice.portal],
            }}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
