// Which of a portal's ways to sign in is meant; what this host cannot do is shown with the reason.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';

type Method = ManifestView['signInMethods'][number];

interface MethodChoiceProps {
  methods: Method[];
  chosen: Method | undefined;
  onChoose: (id: string) => void;
}

export function MethodChoice({ methods, chosen, onChoose }: MethodChoiceProps): ReactNode {
  const { t, i18n } = useTranslation();
  const about = useMethod('app.about', {}).data;
  if (methods.length < 2) return null;
  const words = (key: string): string | undefined =>
    i18n.exists(key) ? t(key as 'methods.pkcs12.label') : undefined;
  return (
    <fieldset className="portals">
      <legend>{t('addAccount.howSignIn')}</legend>
      {methods.map((method) => {
        const isOfStore = method.fields.some(({ kind }) => kind === 'storeCertificate');
        const hasNoWindow = method.needsWindow === true && about?.abilities.portalWindow !== true;
        const needsDesktop = about !== undefined && ((isOfStore && about.host === 'web') || hasNoWindow);
        return (
          <label key={method.id} className="portal" data-ready={!needsDesktop}>
            <input
              type="radio"
              name="method"
              checked={method.id === chosen?.id}
              disabled={needsDesktop}
              onChange={() => onChoose(method.id)}
            />
            <span className="portal-name">{words(`methods.${method.id}.label`) ?? method.id}</span>
            <span className="field-hint">
              {needsDesktop ? t('settings.needsDesktop') : words(`methods.${method.id}.hint`)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
