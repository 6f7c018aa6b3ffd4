// A list that Recado is not sure of: the page's own text beside what was read, and a choice of meaning for each column.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldName, fieldNames } from '../../../main/contract/listFields.ts';
import type { UnclearListView } from '../../../main/contract/mappingMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import './mapping.css';

interface MappingDialogProps {
  accountId: string;
  onClose: () => void;
}

export function MappingDialog({ accountId, onClose }: MappingDialogProps): ReactNode {
  const { t } = useTranslation();
  const list = useMethod('mapping.get', { accountId });
  return (
    <Modal title={t('mapping.title')} isOpen onClose={onClose} size="page">
      {list.error !== null && <FailureBox error={list.error} />}
      {list.data && <Mapping accountId={accountId} list={list.data} onClose={onClose} />}
    </Modal>
  );
}

interface MappingProps extends MappingDialogProps {
  list: UnclearListView;
}

function Mapping({ accountId, list, onClose }: MappingProps): ReactNode {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [columns, setColumns] = useState<(FieldName | null)[]>(() => list.columns.map(({ field }) => field));
  const confirm = useAct('mapping.confirm', {
    onSuccess: () => {
      cache.removeQueries({ queryKey: ['mapping.get', { accountId }] });
      onClose();
    },
  });
  const report = useAct('mapping.export', {
    onSuccess: ({ name, text }) => saveInBrowser(name, new Blob([text], { type: 'application/json' })),
  });
  const twice = columns.find((field, at) => field !== null && columns.indexOf(field) !== at) ?? null;
  const choose = (at: number, value: string): void =>
    setColumns(columns.map((field, index) => (index === at ? asField(value) : field)));
  return (
    <div className="mapping">
      <p>{t('mapping.lead', { count: list.rowCount, number: list.rowCount })}</p>
      <div className="mapping-sides">
        <section aria-label={t('mapping.page')}>
          <h3>{t('mapping.page')}</h3>
          <textarea
            className="mapping-text"
            aria-label={t('mapping.page')}
            readOnly
            rows={16}
            value={list.text}
          />
        </section>
        <section aria-label={t('mapping.read')}>
          <h3>{t('mapping.read')}</h3>
          {list.columns.length === 0 ? (
            <Rows list={list} />
          ) : (
            <table className="mapping-table">
              <thead>
                <tr>
                  <th scope="col">{t('mapping.column')}</th>
                  <th scope="col">{t('mapping.samples')}</th>
                  <th scope="col">{t('mapping.meaning')}</th>
                </tr>
              </thead>
              <tbody>
                {list.columns.map(({ heading, samples }, at) => {
                  const name = heading || t('mapping.nth', { number: at + 1 });
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                    <tr key={at}>
                      <th scope="row">{name}</th>
                      <td>{samples.slice(0, 3).join(' · ')}</td>
                      <td>
                        <select
                          className="field-input"
                          aria-label={t('mapping.meaningOf', { name })}
                          aria-invalid={twice !== null && columns[at] === twice}
                          value={columns[at] ?? ''}
                          onChange={(event) => choose(at, event.target.value)}
                        >
                          <option value="">{t('mapping.nothing')}</option>
                          {fieldNames.map((field) => (
                            <option key={field} value={field}>
                              {t(`mapping.fields.${field}`)}
                            </option>
                          ))}
                        </select>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
        </section>
      </div>
      {twice !== null && (
        <NoticeBox tone="warn" isLive title={t('mapping.twice', { name: t(`mapping.fields.${twice}`) })} />
      )}
      {confirm.error !== null && <FailureBox error={confirm.error} />}
      {report.error !== null && <FailureBox error={report.error} />}
      <div className="box-actions">
        <Button
          look="primary"
          disabled={twice !== null || confirm.isPending}
          onClick={() => confirm.mutate({ accountId, signature: list.signature, columns })}
        >
          {t('mapping.confirm')}
        </Button>
        <Button disabled={report.isPending} onClick={() => report.mutate({ accountId })}>
          {t('mapping.report')}
        </Button>
      </div>
      <p className="field-hint">{t('mapping.reportHint')}</p>
    </div>
  );
}

/** Cards have no columns: what was read of the first ones, to be confirmed as it is. */
function Rows({ list }: { list: UnclearListView }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul>
      {list.rows.slice(0, 5).map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else of their own
        <li key={at}>
          <dl className="facts">
            {fieldNames.flatMap((field) =>
              row[field] === undefined
                ? []
                : [
                    <div key={field}>
                      <dt>{t(`mapping.fields.${field}`)}</dt>
                      <dd>{row[field]}</dd>
                    </div>,
                  ],
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

const asField = (value: string): FieldName | null => fieldNames.find((name) => name === value) ?? null;
