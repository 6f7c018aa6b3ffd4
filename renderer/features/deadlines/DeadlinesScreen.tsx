// What is due and when: the list by urgency or the month on a grid, and both as a file for any calendar.
import { CalendarDays, CalendarPlus, List } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineViews } from '../../../main/contract/windowSettings.ts';
import type { Country } from '../../../main/model/case.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import type { ScreenProps } from '../../shell/screenProps.ts';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { localDay } from '../inbox/localDay.ts';
import { CalendarFileCard } from './CalendarFileCard.tsx';
import { DueList } from './DueList.tsx';
import { MonthView } from './MonthView.tsx';
import { useCalendarExport } from './useCalendarExport.ts';
import './deadlines.css';
import './calendar.css';

export function DeadlinesScreen({ about, place, go }: ScreenProps): ReactNode {
  const { t } = useTranslation();
  const today = localDay(useNow());
  const personId = place.source.personId ?? null;
  const [view, setView] = useWindowSetting('deadlinesView');
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const giving = useCalendarExport(personId);
  const portals = useMethod('portals.list', {}).data ?? [];
  const isUsed = (id: string): boolean => accounts.some(({ portal }) => portal === id);
  const used = [...new Set(portals.flatMap(({ id, country }) => (isUsed(id) ? [country] : [])))].toSorted();
  const countries: Country[] = used.length === 0 ? ['ES', 'PE', 'CL'] : used;
  return (
    <div className={view === 'month' ? 'screen screen-month' : 'screen'}>
      <ScreenHead title={t('screens.deadlines')} go={go} />
      <p className="screen-lead">{t('calendar.lead')}</p>
      <div className="due-tools">
        <fieldset className="due-views">
          <legend className="hidden-visually">{t('calendar.view')}</legend>
          {deadlineViews.map((name) => (
            <Button
              key={name}
              icon={name === 'list' ? List : CalendarDays}
              aria-pressed={view === name}
              onClick={() => setView(name)}
            >
              {t(`calendar.${name}`)}
            </Button>
          ))}
        </fieldset>
        <Button icon={CalendarPlus} disabled={giving.isBusy} onClick={() => giving.give(null)}>
          {t('calendar.exportAll')}
        </Button>
      </div>
      {view === 'list' ? (
        <DueList personId={personId} today={today} giving={giving} go={go} />
      ) : (
        <MonthView personId={personId} today={today} countries={countries} giving={giving} go={go} />
      )}
      <CalendarFileCard about={about} />
    </div>
  );
}
