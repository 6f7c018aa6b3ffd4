// The window: sources, list and reader side by side, or one other screen in the place of list and reader.
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useDeferredValue,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { noticeKeys } from '../../main/contract/commands.ts';
import type { AccountView, HostView } from '../../main/contract/views.ts';
import { useAct, useMethod } from '../api/bridgeContext.tsx';
import { noticeActions } from '../features/inbox/actions.ts';
import { ListPane } from '../features/inbox/ListPane.tsx';
import { searchBoxId } from '../features/inbox/SearchBox.tsx';
import { useHotkeys } from '../features/inbox/useHotkeys.ts';
import { type MeantRow, useInboxActs } from '../features/inbox/useInboxActs.ts';
import { useMarking } from '../features/inbox/useMarking.tsx';
import { useNoticePages } from '../features/inbox/useNoticePages.ts';
import { useRowFocus } from '../features/inbox/useRowFocus.ts';
import { useTypedSearch } from '../features/inbox/useTypedSearch.ts';
import { useUndoneFocus } from '../features/inbox/useUndoneFocus.ts';
import { ViewedPlace } from '../features/inbox/viewedPlace.ts';
import { ReaderPane } from '../features/notice/ReaderPane.tsx';
import { useAllWords } from '../text/useAllWords.ts';
import { useNow } from '../text/useNow.ts';
import { Banners } from './Banners.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { Herald } from './Herald.tsx';
import { ImportDrop } from './ImportDrop.tsx';
import { type Move, move, start } from './navigation.ts';
import { SourcesPane } from './SourcesPane.tsx';
import { usePaneWidth } from './Split.tsx';
import { screens } from './screens.tsx';
import { useCommands } from './useCommands.ts';
import { useFocusKeeper } from './useFocusKeeper.ts';
import { useReady } from './useReady.ts';
import { useRequestedPlaces } from './useRequestedPlaces.ts';
import { useSourceTitle } from './useSourceTitle.ts';
import { useWelcomeFirst } from './useWelcomeFirst.ts';

const SnoozeDay = lazy(async () => ({
  default: (await import('../features/inbox/SnoozeDay.tsx')).SnoozeDay,
}));
const Palette = lazy(async () => ({ default: (await import('../features/palette/Palette.tsx')).Palette }));

const noAccounts: AccountView[] = [];

export function Window({ about }: { about: HostView }): ReactNode {
  const [place, step] = useReducer(move, start);
  const typed = useTypedSearch(place, step);
  const { go } = typed;
  // What does not show the found rows follows a key behind them: they are what the person waits for.
  const calmText = useDeferredValue(place.openId === null ? '' : place.text);
  const [isHelpOpen, setHelpOpen] = useState(false);
  /** What the acts of the open palette are for: what was meant before it took the focus. */
  const [palette, setPalette] = useState<MeantRow[] | null>(null);
  /** What is being put off until a day that is asked for. */
  const [snoozed, setSnoozed] = useState<MeantRow[] | null>(null);
  const now = useNow();
  const accounts = useMethod('accounts.list', {}).data;
  const pages = useNoticePages(place);
  const isReady = useReady(pages.isLoading);
  const hasWords = useAllWords(
    isReady || palette !== null || isHelpOpen || place.screen !== 'inbox' || place.openId !== null,
  );
  const focus = useRowFocus(pages.rows);
  const { undo, undone } = useMarking();
  const sources = usePaneWidth('sourcesWidth', 180, 360);
  const list = usePaneWidth('listWidth', 300, 640);
  const reader = useRef<HTMLElement>(null);
  const title = useSourceTitle(place.source, accounts ?? []);

  const { focusActive } = focus;
  const closeReader = useCallback((): void => {
    go({ to: 'list' });
    focusActive();
  }, [go, focusActive]);
  const acts = useInboxActs(focus, place.openId, closeReader);
  useUndoneFocus(undone, pages.rows, focus);
  useFocusKeeper();
  useRequestedPlaces(go);

  const openNotice = useMethod(
    'notices.get',
    { id: place.openId ?? '' },
    place.openId !== null && place.screen === 'inbox',
  ).data;
  const meant = (): MeantRow[] => {
    const chosen = pages.rows.filter((row) => focus.selected.has(row.id));
    if (chosen.length > 0) return chosen;
    const isReading = reader.current?.contains(document.activeElement) ?? false;
    const active = pages.rows[focus.activeIndex];
    const open = openNotice?.id === place.openId ? openNotice : undefined;
    const one = isReading ? open : (active ?? open);
    return one === undefined ? [] : [one];
  };
  useWelcomeFirst(accounts, place, go);
  const check = useAct('sync.now');
  const search = (): void => {
    const field = () => document.getElementById(searchBoxId);
    // At once: the next letter is typed into the field, it must not be taken for an act.
    if (field()?.checkVisibility() !== true) flushSync(() => go({ to: 'list' }));
    field()?.focus();
  };
  const snooze = (): void => {
    const rows = meant();
    if (rows.length > 0) setSnoozed(rows);
  };
  const showHelp = useCallback((): void => setHelpOpen(true), []);
  const hideHelp = useCallback((): void => setHelpOpen(false), []);
  const noticeActs = noticeActions.map((action) => ({
    action,
    act: () => {
      const rows = meant();
      if (rows.length > 0) acts.act(action, rows);
    },
  }));
  useCommands({
    checkNow: () => check.mutate({}),
    print: () => window.print(),
    search,
    palette: () => setPalette(place.screen === 'inbox' ? meant() : []),
    inbox: () => go({ to: 'source', source: { box: 'inbox' } }),
    help: showHelp,
    undo,
    ...screenCommands(go),
    ...(place.screen === 'inbox' && {
      snooze,
      ...Object.fromEntries(noticeActs.map(({ action, act }) => [action.name, act])),
    }),
  });
  useHotkeys({
    '?': showHelp,
    '/': search,
    z: undo,
    ...(place.screen === 'inbox' && {
      j: () => focus.step(1, false),
      k: () => focus.step(-1, false),
      o: () => focus.activeId !== null && go({ to: 'notice', id: focus.activeId }),
      x: () => focus.toggle(focus.activeId),
      Escape: () => (focus.selected.size > 0 ? focus.clear() : closeReader()),
      [noticeKeys.snooze.toLowerCase()]: snooze,
      ...Object.fromEntries(noticeActs.map(({ action, act }) => [action.hotkey, act])),
    }),
  });

  const OtherScreen = place.screen === 'inbox' ? null : screens[place.screen];

  return (
    <ImportDrop onOpen={(id) => go({ to: 'requested', id })}>
      <div className="window">
        <Banners about={about} accounts={accounts ?? noAccounts} go={go} />
        <div
          className="panes"
          data-pane={place.pane}
          style={
            { '--sources-width': `${sources.px}px`, '--list-width': `${list.px}px` } as React.CSSProperties
          }
        >
          <ViewedPlace value={place}>
            <SourcesPane
              isReady={isReady}
              screen={place.screen}
              source={place.source}
              go={go}
              accounts={accounts ?? noAccounts}
              onHelp={showHelp}
              width={sources}
            />
          </ViewedPlace>
          {OtherScreen === null ? (
            <>
              <ListPane
                isReady={isReady}
                place={place}
                title={title}
                pages={pages}
                typed={typed}
                focus={focus}
                acts={acts}
                now={now}
                width={list}
                accounts={accounts}
                go={go}
              />
              <ReaderPane
                ref={reader}
                id={place.openId}
                isReady={isReady}
                hasWords={hasWords}
                searched={calmText}
                about={about}
                now={now}
                acts={acts}
                go={go}
                onBack={closeReader}
              />
            </>
          ) : (
            <main className="pane-wide">
              <Suspense>{hasWords && <OtherScreen about={about} place={place} go={go} />}</Suspense>
            </main>
          )}
        </div>
      </div>
      <Herald about={about} go={go} />
      {palette !== null && hasWords && (
        <Suspense>
          <Palette
            place={place}
            accounts={accounts ?? []}
            go={go}
            rows={palette}
            onAct={(action) => acts.act(action, palette)}
            onSnooze={() => setSnoozed(palette)}
            onUndo={undo}
            onHelp={() => setHelpOpen(true)}
            onClose={() => setPalette(null)}
          />
        </Suspense>
      )}
      {snoozed !== null && (
        <Suspense>
          <SnoozeDay
            isWhole
            rows={snoozed}
            now={now}
            onSnooze={(until) => acts.snooze(until, snoozed)}
            onClose={() => setSnoozed(null)}
          />
        </Suspense>
      )}
      <HelpDialog isOpen={isHelpOpen} onClose={hideHelp} />
    </ImportDrop>
  );
}

/** Each screen under its own name. */
const screenCommands = (go: (step: Move) => void): Record<string, () => void> =>
  Object.fromEntries(
    (Object.keys(screens) as (keyof typeof screens)[]).map((screen) => [
      screen,
      () => go({ to: 'screen', screen }),
    ]),
  );
