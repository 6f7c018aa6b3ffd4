// What takes space, by part, portal, account and year; nothing goes by itself, and what may go is said.

import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageSizes } from '../../../main/contract/storageMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';

const parts = [
  'documents',
  'evidence',
  'database',
  'bin',
  'backups',
  'setAside',
  'cache',
  'strays',
  'other',
] as const satisfies (keyof StorageSizes['parts'])[];
const clearable = ['cache', 'backups', 'setAside'] as const;
type Line = { key: string; name: string; bytes: number; files?: number };

export function SizeCard(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const sizes = useMethod('storage.sizes', {});
  const clearing = useAct('storage.clear', {
    onSuccess: (told) => void cache.setQueryData(['storage.sizes', {}], told),
  });
  const error = sizes.error ?? clearing.error;
  const told = sizes.data;
  return (
    <section className="card" aria-labelledby="storage-size">
      <h2 id="storage-size">{t('storage.size.title')}</h2>
      <p>{t('storage.size.what')}</p>
      {error !== null && <FailureBox error={error} />}
      {sizes.isPending && (
        <Later>
          <p role="status">{t('storage.size.measuring')}</p>
        </Later>
      )}
      {told !== undefined && (
        <>
          <p className="storage-all">{t('storage.size.all', { size: format.size(told.bytes) })}</p>
          <Shares
            caption={t('storage.size.byPart')}
            lines={parts
              .filter((part) => told.parts[part] > 0)
              .map((part) => ({ key: part, name: t(`storage.size.parts.${part}`), bytes: told.parts[part] }))}
          />
          <Shares
            caption={t('storage.size.byPortal')}
            lines={told.byPortal.map(({ portal, ...share }) => ({
              key: portal ?? '',
              name: portal === null ? t('storage.size.own') : t(`portalNames.${portal}`),
              ...share,
            }))}
          />
          <Shares
            caption={t('storage.size.byAccount')}
            lines={told.byAccount.map(({ accountId, label, ...share }) => ({
              key: accountId,
              name: label || t('storage.size.own'),
              ...share,
            }))}
          />
          <Shares
            caption={t('storage.size.byYear')}
            lines={told.byYear.map(({ year, ...share }) => ({ key: `${year}`, name: `${year}`, ...share }))}
          />
          {told.duplicates.files > 0 && (
            <p>
              {t('storage.size.duplicates', {
                count: told.duplicates.files,
                size: format.size(told.duplicates.bytes),
              })}
            </p>
          )}
          <div className="card-acts">
            {clearable
              .filter((what) => told.parts[what] > 0)
              .map((what) => (
                <Button
                  key={what}
                  icon={Trash2}
                  disabled={clearing.isPending}
                  onClick={() => clearing.mutate({ what })}
                >
                  {t(`storage.size.clear.${what}`)}
                </Button>
              ))}
          </div>
        </>
      )}
    </section>
  );
}

function Shares({ caption, lines }: { caption: string; lines: Line[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (lines.length === 0) return null;
  const most = Math.max(...lines.map(({ bytes }) => bytes), 1);
  return (
    <table className="storage-table">
      <caption>{caption}</caption>
      <tbody>
        {lines.map(({ key, name, bytes, files }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              <span className="storage-bar" style={{ inlineSize: `${(bytes / most) * 100}%` }} />
            </th>
            <td>{files !== undefined && t('storage.size.files', { count: files })}</td>
            <td>{format.size(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
