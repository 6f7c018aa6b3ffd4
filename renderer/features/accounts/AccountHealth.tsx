// The state of an account in a word with an icon of its own.
import { CircleCheck, CirclePause, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { Badge } from '../../ui/Badge.tsx';

const looks = {
  active: { icon: CircleCheck, tone: 'good' },
  parked: { icon: OctagonAlert, tone: 'danger' },
  paused: { icon: CirclePause, tone: 'plain' },
  removed: { icon: CirclePause, tone: 'plain' },
} as const;

/** Short: only the icon, with the word for people who listen, and nothing at all while all is well. */
export function AccountHealth({
  account,
  isShort = false,
  isFailing = false,
}: {
  account: AccountView;
  isShort?: boolean;
  /** Its last check failed, with a failure that is tried again by itself. */
  isFailing?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  if (isFailing && account.state === 'active')
    return (
      <Badge icon={TriangleAlert} tone="warn">
        {t('accountHealth.failing')}
      </Badge>
    );
  const { icon: Icon, tone } = looks[account.state];
  const word = t(`accounts.states.${account.state}`);
  if (!isShort) {
    return (
      <Badge icon={Icon} tone={tone}>
        {word}
      </Badge>
    );
  }
  if (account.state === 'active') return null;
  return <Icon size={16} role="img" aria-label={word} className={`health-${account.state}`} />;
}
