// Stands in place of the buttons while the portal is asked: the one request must not be doubted or pressed twice.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export function OpeningProgress(): ReactNode {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div className="gate-progress" ref={place} tabIndex={-1} role="status">
      <p className="box-title">{t('opening.doing')}</p>
      <progress className="run-bar" aria-label={t('opening.doing')} />
      <p className="field-hint">{t('opening.doingHint')}</p>
    </div>
  );
}
