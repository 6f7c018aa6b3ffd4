// The calendar file that follows all changes: which folder, what it says, and in red why it is not up to date when it is not.
import { CalendarSync, FolderOpen } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useCalendarWords } from './useCalendarWords.ts';
import './deadlines.css';

export function CalendarFileCard({ about }: { about: HostView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const failureWords = useFailureWords();
  const words = useCalendarWords();
  const file = useMethod('calendar.file', {});
  const choosing = useAct('calendar.chooseFolder');
  const setting = useAct('calendar.setFile');
  const { isOn = false, folder = null } = file.data ?? {};
  const { mutate: set } = setting;
  // The file speaks the language of the window; in the one that it has already nothing is written.
  useEffect(() => {
    if (isOn) set({ words });
  }, [isOn, set, words]);
  const error = file.error ?? choosing.error ?? setting.error;
  const isBusy = choosing.isPending || setting.isPending;
  const failure = file.data?.failure ?? null;
  const canChoose = about.abilities.folderDialog === true;
  return (
    <section className="card" aria-labelledby="calendar-file">
      <h2 id="calendar-file">{t('calendar.file.title')}</h2>
      <p>{t('calendar.file.lead', { name: file.data?.fileName ?? 'Recado.ics' })}</p>
      {error !== null && <FailureBox error={error} />}
      {failure !== null && (
        <NoticeBox
          tone="danger"
          isLive
          title={t('calendar.file.notWritten', { why: failureWords(failure).title })}
          actions={
            <Button disabled={isBusy} onClick={() => set({ words })}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          <p>{failureWords(failure).next}</p>
        </NoticeBox>
      )}
      {!canChoose && !isOn && <p className="field-hint">{t('calendar.file.needsDesktop')}</p>}
      {folder !== null && (
        <>
          <dl className="facts">
            <div>
              <dt>{t('calendar.file.folder')}</dt>
              <dd>
                <bdi>{folder}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('calendar.file.written')}</dt>
              <dd>
                {file.data?.writtenAt
                  ? t('calendar.file.writtenAt', {
                      when: format.instant(file.data.writtenAt),
                      count: file.data.entries,
                      number: format.number(file.data.entries),
                    })
                  : t('calendar.file.never')}
              </dd>
            </div>
          </dl>
          <SwitchRow
            label={t('calendar.file.on')}
            hint={t('calendar.file.onHint')}
            isOn={isOn}
            isDisabled={isBusy}
            onChange={(on) => set({ isOn: on, words })}
          />
          <SwitchRow
            label={t('calendar.file.hide')}
            hint={t('calendar.file.hideHint')}
            isOn={file.data?.isContentHidden ?? false}
            isDisabled={isBusy}
            onChange={(isContentHidden) => set({ isContentHidden, words })}
          />
        </>
      )}
      {canChoose && (
        <div className="card-acts">
          <Button
            icon={folder === null ? CalendarSync : FolderOpen}
            disabled={isBusy}
            onClick={() => choosing.mutate({ words })}
          >
            {t(folder === null ? 'calendar.file.choose' : 'calendar.file.chooseOther')}
          </Button>
        </div>
      )}
    </section>
  );
}
