// What the palette offers for what was typed: places to go, things to do, notices and cases found.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commandKeys, noticeKeys } from '../../../main/contract/commands.ts';
import type { AccountView } from '../../../main/contract/views.ts';
import { densities } from '../../../main/contract/windowSettings.ts';
import { useAct, useBridge, useMethod } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import type { Move, Place, Screen } from '../../shell/navigation.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { useCaseName } from '../cases/caseWords.ts';
import { isTakenBack, type NoticeAction, noticeActions } from '../inbox/actions.ts';
import { placeOfView } from '../inbox/savedView.ts';
import type { MeantRow } from '../inbox/useInboxActs.ts';

export const groups = ['go', 'do', 'notices', 'cases'] as const;

export interface PaletteEntry {
  id: string;
  group: (typeof groups)[number];
  label: string;
  detail: string | null;
  /** Its own keys, as a command's table writes them. */
  keys: string | null;
  act: () => void;
}

const boxes = ['inbox', 'flagged', 'snoozed', 'done', 'archived', 'junk'] as const;
const named = [
  'cases',
  'deadlines',
  'documents',
  'people',
  'accounts',
  'activity',
  'calculator',
  'settings',
  'storage',
] as const satisfies Screen[];
const mostFound = 6;
/** One letter finds nearly everything. */
const shortestSearch = 2;

export interface PaletteAsked {
  text: string;
  place: Place;
  accounts: AccountView[];
  /** The notices that acts are for; none outside the list. */
  rows: MeantRow[];
  go: (step: Move) => void;
  onAct: (action: NoticeAction) => void;
  onSnooze: () => void;
  onUndo: () => void;
  onHelp: () => void;
}

export function usePaletteEntries(from: PaletteAsked): PaletteEntry[] {
  const { text, place, accounts, rows, go, onAct, onSnooze, onUndo, onHelp } = from;
  const { t } = useTranslation();
  const nameOf = useCaseName();
  const titleOf = useNoticeTitle();
  const bridge = useBridge();
  const check = useAct('sync.now');
  const views = useMethod('views.list', {}).data ?? [];
  const [density, setDensity] = useWindowSetting('density');
  const [hasLetters] = useWindowSetting('hasSingleKeys');
  const persons = useMethod('persons.list', {}).data ?? [];
  const isSearched = text.trim().length >= shortestSearch;
  const cases = useMethod('cases.list', { after: null, limit: 200 }, isSearched).data?.rows ?? [];
  const asked = { text: text.trim(), filter: { box: 'all' as const }, after: null, limit: mostFound };
  // Under a key of its own: what stands under `notices.search` is the pages of a list, which marks are written into.
  const found = useQuery({
    queryKey: ['palette.notices', asked.text],
    queryFn: () => callMethod(bridge, 'notices.search', asked),
    enabled: isSearched,
    staleTime: 0,
    gcTime: 0,
  });
  const notices = found.data?.rows ?? [];

  const entry = (
    group: PaletteEntry['group'],
    id: string,
    label: string,
    act: () => void,
    detail: string | null = null,
  ): PaletteEntry => ({
    id: `${group}-${id}`,
    group,
    label,
    detail,
    keys: keysOf(id, group === 'do' && hasLetters),
    act,
  });
  const screen = (name: Screen, label: string): PaletteEntry =>
    entry('go', name, label, () => go({ to: 'screen', screen: name }));

  const places = [
    ...boxes.map((box) => entry('go', box, t(`boxes.${box}`), () => go({ to: 'source', source: { box } }))),
    screen('alerts', t('alerts.title')),
    ...views.map((view) =>
      entry(
        'go',
        view.id,
        view.name,
        () => go({ to: 'view', place: placeOfView(view, new Date()) }),
        t('views.title'),
      ),
    ),
    screen('digest', t('digest.title')),
    ...named.map((name) => screen(name, t(`screens.${name}`))),
    ...accounts.map(({ id, label, portal }) =>
      entry(
        'go',
        id,
        label,
        () => go({ to: 'source', source: { box: 'inbox', accountId: id } }),
        t(`portalNames.${portal}`),
      ),
    ),
    ...persons.map(({ id, name }) =>
      entry('go', id, name, () => go({ to: 'person', personId: id }), t('filters.personId')),
    ),
  ];
  const [first] = rows;
  const meant =
    rows.length > 1
      ? t('inbox.chosen', { count: rows.length })
      : first === undefined
        ? null
        : titleOf(first.title);
  const marks = rows.map(({ mark }) => mark);
  const onNotices = [
    ...noticeActions.map((action) =>
      entry(
        'do',
        action.name,
        t(`actions.${action.name}.${isTakenBack(action, marks) ? 'back' : 'do'}`),
        () => onAct(action),
        meant,
      ),
    ),
    entry('do', 'snooze', t('inbox.snooze'), onSnooze, meant),
  ];
  const things = [
    ...(first === undefined ? [] : onNotices),
    entry('do', 'undo', t('help.undo'), onUndo),
    entry('do', 'checkNow', t('sync.checkNow'), () => check.mutate({})),
    entry('do', 'unread', t(place.isUnreadOnly ? 'palette.showRead' : 'inbox.unreadOnly'), () => {
      if (place.screen !== 'inbox') go({ to: 'list' });
      go({ to: 'unread', isUnreadOnly: !place.isUnreadOnly });
    }),
    ...densities
      .filter((one) => one !== density)
      .map((one) => entry('do', one, t(`view.${one}`), () => setDensity(one), t('view.density'))),
    entry('do', 'addAccount', t('accounts.add'), () => go({ to: 'screen', screen: 'addAccount' })),
    entry('do', 'print', t('help.print'), () => requestAnimationFrame(() => window.print())),
    entry('do', 'welcome', t('welcome.title'), () => go({ to: 'screen', screen: 'welcome' })),
    entry('do', 'help', t('shell.help'), onHelp),
  ];
  const fits = ({ label, detail }: PaletteEntry): boolean => {
    const whole = plain(`${label} ${detail ?? ''}`);
    return plain(text)
      .split(' ')
      .every((word) => whole.includes(word));
  };
  const ownCases = cases.map((one) =>
    entry('cases', one.id, nameOf(one), () => go({ to: 'case', id: one.id }), one.numbers.join(' · ')),
  );
  return [
    ...[...places, ...things].filter(fits),
    // The core found these; their words may stand where no row shows them.
    ...(isSearched
      ? notices.map((row) =>
          entry(
            'notices',
            row.id,
            titleOf(row.title),
            () => go({ to: 'requested', id: row.id }),
            [t(`kinds.${row.kind}`), row.issuer].filter((part) => part !== null).join(' · '),
          ),
        )
      : []),
    ...(isSearched ? ownCases.filter(fits).slice(0, mostFound) : []),
  ];
}

/** What a place or an act is called is also the name of its command; a box may be called like an act. */
function keysOf(id: string, hasLetters: boolean): string | null {
  const letters: Record<string, string> = hasLetters ? noticeKeys : {};
  const keys: Record<string, string | null> = commandKeys;
  return keys[id] ?? letters[id]?.toLowerCase() ?? null;
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
