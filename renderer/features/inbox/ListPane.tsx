// The middle pane: search, what the list shows, the choice bar, and the list in each of its states.
import { ListFilter, MailOpen, Menu } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from '../../../main/contract/narrowing.ts';
import type { SavedViewShape } from '../../../main/contract/viewMethods.ts';
import type { AccountView } from '../../../main/contract/views.ts';
import type { Move, Place } from '../../shell/navigation.ts';
import { type PaneWidth, Split } from '../../shell/Split.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { useSteady } from '../../ui/useSteady.ts';
import { ActionBar } from './ActionBar.tsx';
import { EmptyList } from './EmptyList.tsx';
import { ownFileFilter } from './listFilter.ts';
import { NoticeList } from './NoticeList.tsx';
import { OwnFiles } from './OwnFiles.tsx';
import { SearchBox, searchBoxId } from './SearchBox.tsx';
import { viewOfPlace } from './savedView.ts';
import type { InboxActs } from './useInboxActs.ts';
import type { NoticePages } from './useNoticePages.ts';
import type { RowFocus } from './useRowFocus.ts';
import type { TypedSearch } from './useTypedSearch.ts';
import './listPane.css';

// They come when they are first opened: the first rows do not wait for them.
const ViewMenu = lazy(async () => ({ default: (await import('./ViewMenu.tsx')).ViewMenu }));
const ViewForm = lazy(async () => ({ default: (await import('./ViewForm.tsx')).ViewForm }));
const SearchHelp = lazy(async () => ({ default: (await import('./SearchHelp.tsx')).SearchHelp }));
const ListFilters = lazy(async () => ({ default: (await import('./ListFilters.tsx')).ListFilters }));

interface ListPaneProps {
  /** The first rows stand: what they need not wait for may come now. */
  isReady: boolean;
  place: Place;
  title: string;
  pages: NoticePages;
  typed: TypedSearch;
  focus: RowFocus;
  acts: InboxActs;
  now: Date;
  /** Undefined while they are not read yet. */
  accounts: AccountView[] | undefined;
  width: PaneWidth;
  go: (step: Move) => void;
}

export function ListPane(props: ListPaneProps): ReactNode {
  const { isReady, place, title, pages, typed, focus, acts, go } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'help' | 'filters' | null>(null);
  const [newView, setNewView] = useState<SavedViewShape | null>(null);
  const toolsId = useId();
  const toggle = (tool: 'help' | 'filters'): void => setOpened(opened === tool ? null : tool);
  const write = (operator: string): void => {
    go({ to: 'search', text: `${place.text} ${operator}`.trim() });
    document.getElementById(searchBoxId)?.focus();
  };
  const save = useSteady(() => setNewView(viewOfPlace(place, crypto.randomUUID(), '')));
  const countRows = useSteady(() => pages.rows.length);
  const narrowed = isNarrowed(place.narrowing);
  const chosen = pages.rows.filter((row) => focus.selected.has(row.id));
  return (
    <section className="pane pane-list" aria-label={t('inbox.listPane')}>
      <header className="list-head">
        <span className="only-narrow">
          <IconButton icon={Menu} label={t('shell.showSources')} onClick={() => go({ to: 'sources' })} />
        </span>
        <SearchBox
          text={place.text}
          onSearch={typed.search}
          onLeave={() => {
            typed.settle();
            focus.focusActive();
          }}
          isHelpOpen={opened === 'help'}
          onHelp={() => toggle('help')}
        />
        <IconButton
          icon={MailOpen}
          label={t('inbox.unreadOnly')}
          isPressed={place.isUnreadOnly}
          onClick={() => go({ to: 'unread', isUnreadOnly: !place.isUnreadOnly })}
        />
        <IconButton
          icon={ListFilter}
          label={t('filters.title')}
          aria-expanded={opened === 'filters'}
          isPressed={narrowed}
          onClick={() => toggle('filters')}
        />
        <Suspense fallback={<span className="button-icon" aria-hidden />}>
          {isReady && <ViewMenu countRows={countRows} onSelectAll={focus.selectAll} onSave={save} />}
        </Suspense>
      </header>
      <Suspense>
        {opened === 'help' && <SearchHelp id={toolsId} onWrite={write} />}
        {(opened === 'filters' || narrowed) && (
          <ListFilters
            id={toolsId}
            isOpen={opened === 'filters'}
            isOfPerson={place.source.personId !== undefined}
            isOfPortal={place.source.portal !== undefined || place.source.accountId !== undefined}
            narrowing={place.narrowing}
            now={props.now}
            onNarrow={(narrowing) => go({ to: 'narrowed', narrowing })}
          />
        )}
        {newView !== null && (
          <ViewForm view={newView} hint={t('views.hint', { title })} onClose={() => setNewView(null)} />
        )}
      </Suspense>
      {pages.notUnderstood.length > 0 && (
        <p className="not-understood" role="status">
          {t('search.notUnderstood', { what: pages.notUnderstood.join('  ') })}
        </p>
      )}
      {chosen.length > 0 ? (
        <div className="list-bar">
          <h1 className="list-title">{t('inbox.chosen', { count: chosen.length })}</h1>
          <ActionBar
            rows={chosen}
            onAct={(action) => acts.act(action, chosen)}
            onSnooze={(until) => acts.snooze(until, chosen)}
          />
          {chosen.length < pages.rows.length && (
            <Button look="quiet" onClick={focus.selectAll}>
              {t('inbox.chooseAll', { count: pages.rows.length })}
            </Button>
          )}
          <Button look="quiet" onClick={focus.clear}>
            {t('inbox.clearChoice')}
          </Button>
        </div>
      ) : (
        <div className="list-bar">
          <h1 className="list-title">{place.text === '' ? title : t('inbox.resultsIn', { title })}</h1>
        </div>
      )}
      <OwnFiles
        text={place.text}
        filter={ownFileFilter(place)}
        isWanted={!pages.isLoading && !pages.isStale}
        go={go}
      />
      <ListBody {...props} />
      <Split label={t('shell.listWidth')} width={props.width} />
    </section>
  );
}

function ListBody({ place, title, pages, focus, now, accounts, go }: ListPaneProps): ReactNode {
  const { t } = useTranslation();
  if (pages.error !== null) {
    return (
      <div className="list-told">
        <FailureBox error={pages.error} onRetry={pages.reload} />
      </div>
    );
  }
  const isEmpty = pages.rows.length === 0;
  if (pages.isLoading || (isEmpty && pages.isStale)) return <Ghosts label={t('inbox.loading')} />;
  const counts = pages.sections?.counts;
  const isOpenEmpty = counts === undefined || counts.act + counts.new + counts.waiting === 0;
  if (!isEmpty || !isOpenEmpty || (counts?.done ?? 0) > 0) {
    return (
      <>
        {isEmpty && isOpenEmpty && <EmptyList place={place} accounts={accounts} now={now} go={go} />}
        <NoticeList
          pages={pages}
          focus={focus}
          openId={place.openId}
          // Operators alone find whole notices: there are no words around which to show text.
          isSearch={place.text !== '' && pages.rows[0]?.snippet !== null}
          isOfPerson={place.source.personId !== undefined || place.narrowing.personId !== undefined}
          now={now}
          label={title}
          onOpen={(id) => go({ to: 'notice', id })}
        />
      </>
    );
  }
  return <EmptyList place={place} accounts={accounts} now={now} go={go} />;
}

function Ghosts({ label }: { label: string }): ReactNode {
  return (
    <Later>
      <div role="status" aria-label={label}>
        {[0, 1, 2, 3, 4, 5].map((at) => (
          <div key={at} className="ghost" aria-hidden>
            <span />
            <span />
          </div>
        ))}
      </div>
    </Later>
  );
}
