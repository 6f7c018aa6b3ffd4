// The portal printed nobody's number: the person says whether the sign-in by hand was theirs, before anything is read.
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';

export function WhoseSignIn({ account }: { account: AccountView }): ReactNode {
  const { t } = useTranslation();
  const person = useMethod('persons.list', {}).data?.find(({ id }) => id === account.personId);
  const saying = useAct('accounts.sayWhose');
  if (account.parkedFor?.code !== 'signIn.unproven') return null;
  const say = (isOwn: boolean): void => saying.mutate({ id: account.id, isOwn });
  const named = { name: person?.name ?? '', number: person?.nie ?? '' };
  return (
    <div className="whose-sign-in" role="group" aria-labelledby={`whose-${account.id}`}>
      <p id={`whose-${account.id}`}>
        {t(named.number === '' ? 'mapping.whose.question' : 'mapping.whose.questionNumber', named)}
      </p>
      <div className="card-acts">
        <Button look="primary" icon={Check} disabled={saying.isPending} onClick={() => say(true)}>
          {t('mapping.whose.own', named)}
        </Button>
        <Button icon={X} disabled={saying.isPending} onClick={() => say(false)}>
          {t('mapping.whose.other')}
        </Button>
      </div>
      {saying.error !== null && <FailureBox error={saying.error} />}
    </div>
  );
}
