// Whose notices, cases, days and documents the window shows: everybody's, or one person's until somebody says otherwise.
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronsUpDown, UserRoundPen, UsersRound } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../shell/navigation.ts';
import { PersonMark } from './PersonMark.tsx';
import { usePersonLooks } from './usePersonLooks.ts';
import '../inbox/menu.css';
import './people.css';

const everybody = '';

interface PersonSwitcherProps {
  /** Null: everybody. */
  personId: string | null;
  go: (step: Move) => void;
}

/** Nothing where all notices concern one person. */
export function PersonSwitcher({ personId, go }: PersonSwitcherProps): ReactNode {
  const { t } = useTranslation();
  const { persons, isMany, lookOf, nameOf } = usePersonLooks();
  const isGone = personId !== null && persons.length > 0 && !persons.some(({ id }) => id === personId);
  useEffect(() => {
    if (isGone) go({ to: 'person', personId: null });
  }, [isGone, go]);
  if (!isMany) return null;
  const shown = personId === null ? t('people.everybody') : nameOf(personId) || t('people.nameless');
  return (
    <Menu.Root>
      <Menu.Trigger
        className="person-switcher"
        data-narrowed={personId !== null}
        aria-label={t('people.switch', { name: shown })}
      >
        {personId === null ? <UsersRound size={18} aria-hidden /> : <PersonMark look={lookOf(personId)} />}
        <span className="source-label">
          <bdi>{shown}</bdi>
        </span>
        <ChevronsUpDown size={14} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="menu-place">
          <Menu.Popup className="menu">
            <Menu.RadioGroup
              value={personId ?? everybody}
              onValueChange={(chosen: string) =>
                go({ to: 'person', personId: chosen === everybody ? null : chosen })
              }
            >
              {[everybody, ...persons.map(({ id }) => id)].map((id) => (
                <Menu.RadioItem key={id} value={id} closeOnClick className="menu-item person-choice">
                  {id === everybody ? <UsersRound size={18} aria-hidden /> : <PersonMark look={lookOf(id)} />}
                  <span className="source-label">
                    <bdi>{id === everybody ? t('people.everybody') : nameOf(id) || t('people.nameless')}</bdi>
                  </span>
                  <Menu.RadioItemIndicator>
                    <Check size={16} aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Item
              className="menu-item person-choice person-manage"
              onClick={() => go({ to: 'screen', screen: 'people' })}
            >
              <UserRoundPen size={18} aria-hidden />
              <span className="source-label">{t('people.manage')}</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
