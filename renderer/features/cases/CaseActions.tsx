// What can be done with a case; checking its status has its place here, before everything else.
import { GitMerge, Pencil, Plus, Split, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import type { PersonView } from '../../api/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { EvidenceButton } from '../papers/EvidenceButton.tsx';
import { CaseForm } from './CaseForm.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { JoinDialog } from './JoinDialog.tsx';
import { RemoveCaseDialog } from './RemoveCaseDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

interface CaseActionsProps {
  known: CaseDetail;
  persons: PersonView[];
  go: (step: Move) => void;
  /** Ways to ask the authority how the case stands; the portal's own feature gives them. */
  check?: ReactNode;
}

export function CaseActions({ known, persons, go, check }: CaseActionsProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'edit' | 'entry' | 'join' | 'split' | 'remove' | null>(null);
  const close = (): void => setOpen(null);
  const isDivisible = known.numbers.length + known.notices > 1;
  return (
    <div className="card-acts">
      {check}
      <Button icon={Plus} onClick={() => setOpen('entry')}>
        {t('cases.entry.do')}
      </Button>
      <Button icon={Pencil} onClick={() => setOpen('edit')}>
        {t('cases.edit')}
      </Button>
      <Button icon={GitMerge} onClick={() => setOpen('join')}>
        {t('cases.join.do')}
      </Button>
      {isDivisible && (
        <Button icon={Split} onClick={() => setOpen('split')}>
          {t('cases.separate.do')}
        </Button>
      )}
      <EvidenceButton about={{ what: 'case', id: known.id }} />
      <Button icon={Trash2} onClick={() => setOpen('remove')}>
        {t('cases.remove.do')}
      </Button>
      {open === 'edit' && <CaseForm known={known} persons={persons} onClose={close} />}
      {open === 'entry' && <EntryDialog known={known} onClose={close} />}
      {open === 'join' && <JoinDialog known={known} onClose={close} />}
      {open === 'split' && (
        <SplitDialog known={known} onClose={close} onMade={(id) => go({ to: 'case', id })} />
      )}
      {open === 'remove' && (
        <RemoveCaseDialog known={known} onClose={close} onGone={() => go({ to: 'case', id: null })} />
      )}
    </div>
  );
}
