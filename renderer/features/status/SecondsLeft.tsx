// Counts down to a moment; read aloud once, not every second.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function SecondsLeft({ until }: { until: string }): ReactNode {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  return <span aria-hidden>{t('status.inSeconds', { count: seconds, number: seconds })}</span>;
}
