// The saved views in the pane of sources: each leads to what it names; it can be renamed, and removed with an Undo.
import { Menu } from '@base-ui/react/menu';
import { Toast } from '@base-ui/react/toast';
import { EllipsisVertical, ListFilter } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewShape } from '../../../main/contract/viewMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import type { Move } from '../../shell/navigation.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { placeOfView, shownBy, viewOfPlace } from './savedView.ts';
import { ViewForm } from './ViewForm.tsx';
import { ViewedPlace } from './viewedPlace.ts';
import './menu.css';
import './savedViews.css';

export function SavedViews({ go }: { go: (step: Move) => void }): ReactNode {
  const place = useContext(ViewedPlace);
  const { t } = useTranslation();
  const words = useFailureWords();
  const toasts = Toast.useToastManager();
  const [renamed, setRenamed] = useState<SavedViewShape | null>(null);
  const views = useMethod('views.list', {}).data ?? [];
  const onError = (error: unknown): void => {
    const { title, next } = words(failureIn(error));
    toasts.add({ title, description: next, timeout: 0 });
  };
  const restoring = useAct('views.save', { onError });
  const removing = useAct('views.remove', { onError });
  const remove = (view: SavedViewShape): void =>
    removing.mutate(
      { id: view.id },
      {
        onSuccess: () => {
          const toastId = toasts.add({
            title: t('views.removed', { name: view.name }),
            timeout: 8_000,
            actionProps: {
              children: t('common.undo'),
              onClick: () => {
                toasts.close(toastId);
                restoring.mutate(view);
              },
            },
          });
        },
      },
    );
  if (views.length === 0) return null;
  const shown = shownBy(viewOfPlace(place, '', ''));
  return (
    <section aria-label={t('views.title')}>
      <h2 className="sources-head">{t('views.title')}</h2>
      <ul>
        {views.map((view) => {
          const isCurrent = place.screen === 'inbox' && shownBy(view) === shown;
          return (
            <li key={view.id} className="saved-view">
              <button
                type="button"
                className="source"
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => go({ to: 'view', place: placeOfView(view, new Date()) })}
              >
                <ListFilter size={16} aria-hidden />
                <span className="source-label">{view.name}</span>
              </button>
              <Menu.Root>
                <Menu.Trigger className="button-icon" aria-label={t('views.actions', { name: view.name })}>
                  <EllipsisVertical size={16} aria-hidden />
                </Menu.Trigger>
                <Menu.Portal>
                  <Menu.Positioner sideOffset={4} align="end" className="menu-place">
                    <Menu.Popup className="menu">
                      <Menu.Item className="menu-item" onClick={() => setRenamed(view)}>
                        {t('views.rename')}
                      </Menu.Item>
                      <Menu.Item className="menu-item" onClick={() => remove(view)}>
                        {t('views.remove')}
                      </Menu.Item>
                    </Menu.Popup>
                  </Menu.Positioner>
                </Menu.Portal>
              </Menu.Root>
            </li>
          );
        })}
      </ul>
      {renamed !== null && <ViewForm view={renamed} onClose={() => setRenamed(null)} />}
    </section>
  );
}
