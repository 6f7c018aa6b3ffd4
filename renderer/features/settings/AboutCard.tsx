// What Recado is and is not, and for each portal what is proven and what is assumed.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';

const abilities = [
  'documentsBeforeOpening',
  'openingHasLegalEffect',
  'statesExpiry',
  'historyDays',
  'needsPersonAtSignIn',
  'push',
] as const;

export function AboutCard({ about }: { about: HostView }): ReactNode {
  const { t } = useTranslation();
  const portals = useMethod('portals.list', {}).data ?? [];
  return (
    <section className="card" aria-labelledby="settings-about">
      <h2 id="settings-about">{t('about.title')}</h2>
      <p>{t('about.notOfficial')}</p>
      <p>{t('about.local')}</p>
      {portals
        .filter((portal) => portal.signInMethods.length > 0)
        .map((portal) => (
          <Standing key={portal.id} portal={portal} />
        ))}
      <p className="field-hint">
        {t('about.version', { version: about.version, host: t(`about.hosts.${about.host}`) })}
      </p>
    </section>
  );
}

function Standing({ portal }: { portal: ManifestView }): ReactNode {
  const { t } = useTranslation();
  const said = (value: string | number | boolean | null): string => {
    if (value === null) return t('about.unknown');
    if (typeof value === 'boolean') return t(value ? 'about.yes' : 'about.no');
    return String(value);
  };
  return (
    <table className="standing">
      <caption className="hidden-visually">{portal.name}</caption>
      <thead>
        <tr>
          <th scope="col">{portal.name}</th>
          <th scope="col">{t('about.value')}</th>
          <th scope="col">{t('about.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {abilities.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`about.abilities.${name}`)}</th>
            <td>{said(portal.abilities[name].value)}</td>
            <td>{t(`about.standings.${portal.abilities[name].standing}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
