// What this mail provider asks for, in steps: an app password, or something that Recado cannot do yet.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailSettings } from '../../../main/contract/views.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

const withSteps = ['gmail', 'yahoo', 'icloud'] as const;

export function ProviderHelp({ settings }: { settings: MailSettings }): ReactNode {
  const { t } = useTranslation();
  if (settings.signIn === 'oauthNeeded') {
    return (
      <NoticeBox tone="warn" isLive title={t('provider.oauth.title')}>
        <p>{t('provider.oauth.words')}</p>
      </NoticeBox>
    );
  }
  const provider = withSteps.find((name) => name === settings.provider);
  if (settings.signIn !== 'appPassword' || provider === undefined) return null;
  return (
    <NoticeBox
      tone="plain"
      isLive
      title={t('provider.appPassword', { provider: t(`provider.${provider}.name`) })}
    >
      <ol className="steps">
        <li>{t(`provider.${provider}.first`)}</li>
        <li>{t(`provider.${provider}.second`)}</li>
        <li>{t(`provider.${provider}.third`)}</li>
      </ol>
    </NoticeBox>
  );
}
