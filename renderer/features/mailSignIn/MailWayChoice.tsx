// Gmail can be read with an app password or over Google's page; the first is less work and is recommended.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface MailWayChoiceProps {
  ways: string[];
  chosen: string;
  onChoose: (method: string) => void;
}

export function MailWayChoice({ ways, chosen, onChoose }: MailWayChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="portals">
      <legend>{t('addAccount.howSignIn')}</legend>
      {ways.map((way) => {
        const key = way === 'oauth' ? 'oauth' : 'imap';
        return (
          <label key={way} className="portal">
            <input type="radio" name="way" checked={way === chosen} onChange={() => onChoose(way)} />
            <span className="portal-name">{t(`mailSignIn.ways.${key}.label`)}</span>
            <span className="field-hint">{t(`mailSignIn.ways.${key}.hint`)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
