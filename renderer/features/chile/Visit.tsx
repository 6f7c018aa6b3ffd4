// Going to an appointment: print the voucher, put it into the calendar, what to bring, and the rules that guides tell.
import { Toast } from '@base-ui/react/toast';
import { CalendarPlus, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { dayIn, zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import { mailSheet } from './mailSheet.ts';
import { pagesOf, printAlone } from './printPages.ts';
import { Versions } from './Versions.tsx';
import './chile.css';
import './print.css';

const rules = ['noChange', 'print', 'missed', 'entryDay'] as const;
type Appointment = NonNullable<NoticeDetail['appointment']>;

interface VisitProps {
  notice: NoticeDetail;
  appointment: Appointment;
  now: Date;
  onOpen: (id: string) => void;
}

export function Visit({ notice, appointment, now, onOpen }: VisitProps): ReactNode {
  const { t } = useTranslation();
  const isSuspicious = notice.authenticity?.verdict === 'suspicious';
  const bring = appointment.bring ?? [];
  const isOver = appointment.on !== null && appointment.on < dayIn(appointment.zone, now);
  return (
    <section className="chile-visit" aria-labelledby={`visit-${notice.id}`}>
      <h2 id={`visit-${notice.id}`}>{t('chile.visit.title')}</h2>
      <Versions notice={notice} onOpen={onOpen} />
      {isOver && (
        <NoticeBox tone="plain" title={t('chile.visit.passedTitle')}>
          <p>{t('chile.visit.passedWords')}</p>
        </NoticeBox>
      )}
      {!isSuspicious && <VisitActs notice={notice} appointment={appointment} />}
      {bring.length > 0 && (
        <>
          <h3>{t('chile.visit.bring')}</h3>
          <ul className="chile-list" lang="es">
            {bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      )}
      <details className="fold" open>
        <summary>{t('chile.visit.rulesTitle')}</summary>
        <ul className="chile-list">
          {rules.map((rule) => (
            <li key={rule}>{t(`chile.visit.rules.${rule}`)}</li>
          ))}
        </ul>
        <p className="field-hint">{t('chile.visit.rulesSource')}</p>
      </details>
    </section>
  );
}

function VisitActs({ notice, appointment }: Omit<VisitProps, 'now' | 'onOpen'>): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const format = useFormat();
  const toasts = Toast.useToastManager();
  const [printing, setPrinting] = useState<'no' | 'busy' | { error: unknown }>('no');
  const voucher = notice.documents.find(({ role, state }) => role === 'voucher' && state === 'stored');
  const saving = useAct('appointments.calendar', {
    onSuccess: ({ name, type, text }) => {
      saveInBrowser(name, new Blob([text], { type }));
      toasts.add({ title: t('chile.visit.calendarSaved'), timeout: 8_000 });
    },
  });
  const rows = (): [string, string][] => {
    const { on, at, zone, office, address, procedure, code, person } = appointment;
    const when =
      on === null ? null : [format.dayLong(on), at, `(${zoneCity(zone)})`].filter(Boolean).join(' ');
    const told = { person, procedure, office, address, when, code };
    return (Object.keys(told) as (keyof typeof told)[]).flatMap((name) => {
      const value = told[name];
      return value === null ? [] : [[t(`facts.${name}`), value] as [string, string]];
    });
  };
  const print = async (): Promise<void> => {
    setPrinting('busy');
    try {
      const foot = t('chile.visit.printedBy', { when: format.instant(notice.sortAt) });
      printAlone(voucher ? await pagesOf(bridge, voucher.id) : [mailSheet(notice, rows(), foot)]);
      setPrinting('no');
    } catch (error) {
      setPrinting({ error });
    }
  };
  const { procedure, code, bring = [] } = appointment;
  const words = {
    summary: procedure === null ? t('chile.visit.summaryPlain') : t('chile.visit.summary', { procedure }),
    description: [
      code === null ? null : t('chile.visit.details', { code }),
      bring.length === 0 ? null : t('chile.visit.bringShort', { things: bring.join('; ') }),
      t('chile.visit.printReminder'),
    ]
      .filter((line) => line !== null)
      .join('\n'),
  };
  return (
    <>
      <div className="chile-acts">
        <Button look="primary" icon={Printer} disabled={printing === 'busy'} onClick={() => void print()}>
          {t(
            printing === 'busy'
              ? 'chile.visit.printing'
              : voucher
                ? 'chile.visit.print'
                : 'chile.visit.printMail',
          )}
        </Button>
        {appointment.on !== null && (
          <Button
            icon={CalendarPlus}
            disabled={saving.isPending}
            onClick={() => saving.mutate({ noticeId: notice.id, words })}
          >
            {t('chile.visit.calendar')}
          </Button>
        )}
      </div>
      {typeof printing === 'object' && <FailureBox error={printing.error} />}
      {saving.error !== null && <FailureBox error={saving.error} />}
    </>
  );
}
