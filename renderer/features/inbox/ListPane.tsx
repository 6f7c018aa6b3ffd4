// The middle pane: search, what the list shows, the choice bar, and the list in each of its states.
import { ListFilter, Menu } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import type { Move, Place } from '../../shell/navigation.ts';
import { type PaneWidth, Split } from '../../shell/Split.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { ActionBar } from './ActionBar.tsx';
import { EmptyList } from './EmptyList.tsx';
import { NoticeList } from './NoticeList.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { InboxActs } from './useInboxActs.ts';
import type { NoticePages } from './useNoticePages.ts';
import type { RowFocus } from './useRowFocus.ts';
import './listPane.css';

interface ListPaneProps {
  place: Place;
  title: string;
  pages: NoticePages;
  focus: RowFocus;
  acts: InboxActs;
  now: Date;
  /** Undefined while they are not read yet. */
  accounts: AccountView[] | undefined;
  width: PaneWidth;
  go: (step: Move) => void;
}

export function ListPane(props: ListPaneProps): ReactNode {
  const { place, title, pages, focus, acts, go } = props;
  const { t } = useTranslation();
  const chosen = pages.rows.filter((row) => focus.selected.has(row.id));
  return (
    <section className="pane pane-list" aria-label={t('inbox.listPane')}>
      <header className="list-head">
        <span className="only-narrow">
          <IconButton icon={Menu} label={t('shell.showSources')} onClick={() => go({ to: 'sources' })} />
        </span>
        <SearchBox
          text={place.text}
          onSearch={(text) => go({ to: 'search', text })}
          onLeave={focus.focusActive}
        />
        <IconButton
          icon={ListFilter}
          label={t('inbox.unreadOnly')}
          isPressed={place.isUnreadOnly}
          onClick={() => go({ to: 'unread', isUnreadOnly: !place.isUnreadOnly })}
        />
      </header>
      {chosen.length > 0 ? (
        <div className="list-bar">
          <h1 className="list-title">{t('inbox.chosen', { count: chosen.length })}</h1>
          <ActionBar
            rows={chosen}
            onAct={(action) => acts.act(action, chosen)}
            onSnooze={(until) => acts.snooze(until, chosen)}
          />
          <Button look="quiet" onClick={focus.clear}>
            {t('inbox.clearChoice')}
          </Button>
        </div>
      ) : (
        <div className="list-bar">
          <h1 className="list-title">{place.text === '' ? title : t('inbox.resultsIn', { title })}</h1>
        </div>
      )}
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
  if (pages.isLoading) return <Ghosts label={t('inbox.loading')} />;
  if (pages.rows.length > 0) {
    return (
      <NoticeList
        pages={pages}
        focus={focus}
        openId={place.openId}
        isSearch={place.text !== ''}
        now={now}
        label={title}
        onOpen={(id) => go({ to: 'notice', id })}
      />
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
